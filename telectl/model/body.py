"""Bodies: who decides, advises, is involved, is informed, and when it meets."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from telectl.model.base import BodyId, Day, Many, OrganisationId, Part, PeriodRecord, Text, Unknown
from telectl.model.organisation import Mandate, Succession


class Calendar(Part):
    """The days on which a body meets; cases are submitted so many days before."""

    days: Many[Day] = ()
    submission_days: Annotated[int, Field(ge=0)] | Unknown | None = None


class Quorum(Part):
    """How many must be there, and how it votes."""

    members: Annotated[int, Field(ge=1)] | Unknown | None = None
    voting: Literal["consensus", "majority", "chair"] | Unknown | None = None


class Body(PeriodRecord):
    """A forum with a mandate: a council, a board, a circle, a group, a team."""

    kind: ClassVar[str] = "body"
    folder: ClassVar[str] = "bodies"

    short: Text | None = None
    type: Literal["political", "executive", "advisory", "core_team", "reference_group", "forum"]
    organisation: OrganisationId | None = None
    predecessors: Many[BodyId] = ()
    successors: Many[BodyId] = ()
    succession: Succession | None = None
    mandates: Many[Mandate] = ()
    calendar: Calendar = Calendar.model_construct()
    quorum: Quorum = Quorum.model_construct()
