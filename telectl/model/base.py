"""What every record shares: strictness, ids, days, periods, facts not known."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, ClassVar, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Strict, StringConstraints
from pydantic_core import core_schema

ID_PATTERN = r"^[a-z0-9](?:[a-z0-9-]{0,78}[a-z0-9])?$"
DAY_PATTERN = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"

T = TypeVar("T")
Many = Annotated[tuple[T, ...], Strict(False)]
Text = Annotated[str, StringConstraints(min_length=1, pattern=r"\S")]
Whole = Annotated[int, Strict()]


class _DaySchema:
    """Text of the form YYYY-MM-DD and nothing else; numbers are never days."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> core_schema.CoreSchema:
        return core_schema.chain_schema(
            [core_schema.str_schema(pattern=DAY_PATTERN), core_schema.date_schema(strict=False)]
        )


Day = Annotated[date, _DaySchema]
When = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?$")]


@dataclass(frozen=True, slots=True)
class Refers:
    """Marks a field as the id of a record of one of these kinds (none: of any)."""

    kinds: tuple[str, ...] = ()


AnyId = Annotated[str, Refers()]
OrganisationId = Annotated[str, Refers(("organisations",))]
BodyId = Annotated[str, Refers(("bodies",))]
MemberId = Annotated[str, Refers(("members",))]
SolutionId = Annotated[str, Refers(("solutions",))]
ProjectId = Annotated[str, Refers(("projects",))]
DecisionId = Annotated[str, Refers(("decisions",))]
MeetingId = Annotated[str, Refers(("meetings",))]
PlanId = Annotated[str, Refers(("plans",))]
DirectionId = Annotated[str, Refers(("directions",))]

Sector = Literal[
    "hospital",
    "psychiatry",
    "municipality",
    "general_practice",
    "specialist_practice",
    "region",
    "it",
    "state",
    "other",
]


class Part(BaseModel):
    """A piece of a record: strict, frozen, no key that it doesn't know."""

    model_config = ConfigDict(
        strict=True, frozen=True, extra="forbid", populate_by_name=True, defer_build=True
    )


class Unknown(Part):
    """A fact that nobody knows, and why: ``{unknown: reason}``."""

    unknown: Text


MaybeDay = Day | Unknown


class Period(Part):
    """In force from the first day to the last one, both included.

    ``end_recorded`` is the day on which an end that had passed already was written down.
    """

    valid_from: MaybeDay | None = None
    valid_to: MaybeDay | None = None
    end_recorded: Day | None = None

    def covers(self, day: date) -> bool:
        """Whether the day lies inside; an open or unknown end bounds nothing."""
        start, end = self.valid_from, self.valid_to
        if isinstance(start, date) and day < start:
            return False
        return not (isinstance(end, date) and day > end)


class Source(Part):
    """Where a fact was found."""

    title: Text
    url: Text | None = None
    date: When | None = None
    page: Text | None = None
    note: Text | None = None


class Record(Part):
    """One file: its id is the file's name."""

    kind: ClassVar[str] = ""
    folder: ClassVar[str] = ""

    id: Annotated[str, StringConstraints(pattern=ID_PATTERN)]
    title: Text
    fictional: bool = False
    pre_charter: bool = False
    recorded: Day | None = None
    note: Text | None = None
    sources: Many[Source] = ()


class PeriodRecord(Period, Record):
    """A record that is in force for a period and may follow and be followed."""
