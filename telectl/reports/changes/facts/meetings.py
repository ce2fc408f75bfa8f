"""Changes of meetings: called, held, written up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from telectl.reports.changes.facts.base import Fact


@dataclass(frozen=True, slots=True)
class Called(Fact):
    """A meeting called."""

    sort = "called"
    section = "meetings"

    body: str
    day: date
    cases: int


@dataclass(frozen=True, slots=True)
class Met(Fact):
    """A meeting that was held, closed or called off."""

    sort = "met"
    section = "meetings"

    status: str
    body: str
    day: date


@dataclass(frozen=True, slots=True)
class Attended(Fact):
    """Who took part, by number; and each substitute with the one whose place it was."""

    sort = "attended"
    section = "meetings"

    counts: dict[str, int]
    substitutes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class MinutesStand(Fact):
    """Minutes written as a draft, or approved."""

    sort = "minutes"
    section = "meetings"

    status: str
    day: date | None


@dataclass(frozen=True, slots=True)
class Agenda(Fact):
    """Cases put on an agenda, or taken off it."""

    sort = "agenda"
    section = "meetings"

    added: tuple[str, ...]
    gone: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Drafted(Fact):
    """What a meeting said to a case, not yet closed."""

    sort = "drafted"
    section = "meetings"

    case: str
    results: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Matters(Fact):
    """Items of the agenda that are no cases, put on it or taken off it, by number."""

    sort = "matters"
    section = "meetings"

    added: int
    gone: int
