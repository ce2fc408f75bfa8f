"""Mappings: a survey of who does what, with answers and silences."""

from typing import ClassVar

from telectl.model.base import (
    Day,
    DecisionId,
    Many,
    MemberId,
    OrganisationId,
    Part,
    Record,
    SolutionId,
    Text,
)


class Response(Part):
    """What one organisation answered; "nothing to report" is an answer."""

    organisation: OrganisationId
    date: Day | None = None
    nothing_to_report: bool = False
    solutions: Many[SolutionId] = ()
    text: Text | None = None


class Mapping(Record):
    """One run of the cross-sector mapping."""

    kind: ClassVar[str] = "mapping"
    folder: ClassVar[str] = "mappings"

    date: Day
    scope: Text
    method: Text
    author: MemberId | None = None
    version: Text | None = None
    deadline: Day | None = None
    decision: DecisionId | None = None
    invited: Many[OrganisationId] = ()
    responses: Many[Response] = ()
