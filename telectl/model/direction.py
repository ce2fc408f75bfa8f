"""Directions (*anvisninger*): in force by a decision, for a period."""

from typing import ClassVar

from telectl.model.base import (
    DecisionId,
    DirectionId,
    Many,
    OrganisationId,
    PeriodRecord,
    SolutionId,
    Text,
)


class Direction(PeriodRecord):
    """How something is to be done, by the centre, through a decision."""

    kind: ClassVar[str] = "direction"
    folder: ClassVar[str] = "directions"

    number: Text
    text: Text
    scope: Text | None = None
    decision: DecisionId | None = None
    predecessors: Many[DirectionId] = ()
    successors: Many[DirectionId] = ()
    solutions: Many[SolutionId] = ()
    organisations: Many[OrganisationId] = ()
