"""Changes of who is in: seats, projects, mandates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from telectl.reports.changes.facts.base import Fact


@dataclass(frozen=True, slots=True)
class Seated(Fact):
    """A member who takes a seat; the day is the first one in it."""

    sort = "seated"
    section = "people"

    body: str
    role: str
    represents: str | None
    day: date | None


@dataclass(frozen=True, slots=True)
class Left(Fact):
    """A member who leaves a seat after a day; ``open`` where nobody holds it from then on."""

    sort = "left"
    section = "people"

    body: str
    role: str
    represents: str | None
    day: date
    open: bool


@dataclass(frozen=True, slots=True)
class Assigned(Fact):
    """A member who takes part in a project."""

    sort = "assigned"
    section = "people"

    project: str
    competence: str | None
    day: date | None


@dataclass(frozen=True, slots=True)
class Mandated(Fact):
    """A body or an organisation that may do something from a day on."""

    sort = "mandate"
    section = "people"

    role: str
    subjects: tuple[str, ...]
    day: date | None
    decision: str | None


@dataclass(frozen=True, slots=True)
class MandateEnded(Fact):
    """A mandate whose last day is known."""

    sort = "mandate_ended"
    section = "people"

    role: str
    subjects: tuple[str, ...]
    day: date
