"""Changes of solutions, effects, directions, plans, needs and mappings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from telectl.reports.changes.facts.base import Fact


@dataclass(frozen=True, slots=True)
class Deployed(Fact):
    """A solution in another state at a site."""

    sort = "deployed"
    section = "solutions"

    site: str
    before: str | None
    state: str
    day: date | None


@dataclass(frozen=True, slots=True)
class Matured(Fact):
    """A solution's maturity assessed."""

    sort = "maturity"
    section = "solutions"

    before: int | None
    level: int
    day: date


@dataclass(frozen=True, slots=True)
class Readied(Fact):
    """A condition of use at a site, new or in another standing."""

    sort = "readiness"
    section = "solutions"

    site: str
    item: str
    before: str | None
    status: str


@dataclass(frozen=True, slots=True)
class Documented(Fact):
    """An effect documented, or one that points another way than it did."""

    sort = "effect"
    section = "effects"

    solution: str
    domain: str
    indicator: str
    direction: str
    before: str | None
    result: str | None
    certainty: str | None


@dataclass(frozen=True, slots=True)
class Directed(Fact):
    """A direction that a decision put in force."""

    sort = "direction"
    section = "priorities"

    number: str
    day: date | None
    decision: str


@dataclass(frozen=True, slots=True)
class PlanStands(Fact):
    """A plan that is new, or stands otherwise."""

    sort = "plan"
    section = "plans"

    type: str
    before: str | None
    status: str
    version: str
    decision: str | None


@dataclass(frozen=True, slots=True)
class Answered(Fact):
    """A need that something answers."""

    sort = "need_answered"
    section = "plans"

    by: str


@dataclass(frozen=True, slots=True)
class Responded(Fact):
    """An organisation that answered a mapping."""

    sort = "response"
    section = "plans"

    organisation: str
    day: date | None
    nothing: bool
