"""Changes of projects: steps, lights, papers, milestones, agreed plans, ranks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from telectl.reports.changes.facts.base import Fact


@dataclass(frozen=True, slots=True)
class Moved(Fact):
    """A step of a project with its decision; without a day nobody recorded it as one."""

    sort = "moved"
    section = "moved"

    origin: str | None
    to: str
    day: date | None = None
    by: str | None = None
    decision: str | None = None
    body: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Lit(Fact):
    """A traffic light set, and the one before it."""

    sort = "rating"
    section = "work"

    before: str | None
    light: str
    day: date
    reason: str


@dataclass(frozen=True, slots=True)
class Noted(Fact):
    """A status note."""

    sort = "note"
    section = "work"

    day: date
    text: str


@dataclass(frozen=True, slots=True)
class Paper(Fact):
    """A paper that a gate asks for, new or in another standing."""

    sort = "evidence"
    section = "work"

    evidence: str
    before: str | None
    status: str
    day: date | None


@dataclass(frozen=True, slots=True)
class Involved(Fact):
    """Clinical staff involved."""

    sort = "involvement"
    section = "work"

    day: date
    type: str
    professions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Consented(Fact):
    """A municipality or a practice that agreed."""

    sort = "consent"
    section = "work"

    organisation: str
    day: date
    site: str | None = None


@dataclass(frozen=True, slots=True)
class Slipped(Fact):
    """A day that is another; ``name`` is the item that it is the day of."""

    sort = "slipped"
    section = "days"

    path: str
    key: str
    name: str | None
    old: date
    new: date
    days: int


@dataclass(frozen=True, slots=True)
class Milestone(Fact):
    """A milestone that is new, or that is no longer there."""

    sort = "milestone"
    section = "days"

    title: str
    due: date
    gone: bool


@dataclass(frozen=True, slots=True)
class Reached(Fact):
    """A milestone that was reached, and how many days after its day."""

    sort = "reached"
    section = "days"

    title: str
    day: date
    late: int


@dataclass(frozen=True, slots=True)
class Agreed(Fact):
    """A plan that was agreed anew."""

    sort = "agreed"
    section = "days"

    day: date
    reason: str | None
    decision: str | None


@dataclass(frozen=True, slots=True)
class Ranked(Fact):
    """A project's place among the projects."""

    sort = "rank"
    section = "priorities"

    old: int | None
    new: int | None
    decision: str | None
