"""Changes of cases: sent, decided, filed, told; what was asked of others."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from telectl.reports.changes.facts.base import Fact


@dataclass(frozen=True, slots=True)
class Submitted(Fact):
    """A case sent to its body."""

    sort = "submitted"
    section = "cases"

    day: date
    before: date | None = None


@dataclass(frozen=True, slots=True)
class Withdrawn(Fact):
    """A case taken back."""

    sort = "withdrawn"
    section = "cases"

    day: date


@dataclass(frozen=True, slots=True)
class Ruled(Fact):
    """What a body said to a case; ``deciding`` is the word that counts."""

    sort = "outcome"
    section = "cases"

    body: str
    day: date
    deciding: bool
    results: tuple[str, ...]
    conditions: int
    meeting: str | None


@dataclass(frozen=True, slots=True)
class Superseded(Fact):
    """A case whose place another takes, or is to take once it is decided."""

    sort = "superseded"
    section = "cases"

    by: str
    decided: bool


@dataclass(frozen=True, slots=True)
class Journalised(Fact):
    """A case that has its number in the records system."""

    sort = "journalised"
    section = "cases"

    number: str
    day: date


@dataclass(frozen=True, slots=True)
class Corrected(Fact):
    """Wording put right after the decision, and why."""

    sort = "corrected"
    section = "cases"

    day: date
    reason: str


@dataclass(frozen=True, slots=True)
class Excerpted(Fact):
    """An excerpt of the minutes that went out."""

    sort = "excerpt"
    section = "cases"

    to: str
    day: date


@dataclass(frozen=True, slots=True)
class Oriented(Fact):
    """Forums told of the decision on a day."""

    sort = "orientation"
    section = "cases"

    fora: tuple[str, ...]
    day: date


@dataclass(frozen=True, slots=True)
class Asked(Fact):
    """Advice asked of a body."""

    sort = "asked"
    section = "consulted"

    body: str
    subject: str
    day: date | None


@dataclass(frozen=True, slots=True)
class Advised(Fact):
    """Advice that a body gave."""

    sort = "advice"
    section = "consulted"

    body: str
    subject: str
    day: date
    conclusion: str | None


@dataclass(frozen=True, slots=True)
class HearingSent(Fact):
    """A party asked to answer."""

    sort = "hearing"
    section = "consulted"

    party: str
    day: date | None
    deadline: date | None


@dataclass(frozen=True, slots=True)
class HearingAnswered(Fact):
    """A party that answered, and how many days after its deadline."""

    sort = "answer"
    section = "consulted"

    party: str
    day: date
    late: int
