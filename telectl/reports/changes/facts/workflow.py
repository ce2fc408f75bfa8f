"""Changes of the workflow: states, steps, what gates demand."""

from __future__ import annotations

from dataclasses import dataclass

from telectl.reports.changes.facts.base import Fact


@dataclass(frozen=True, slots=True)
class StateListed(Fact):
    """A state that the workflow knows now, or no longer."""

    sort = "state"
    section = "settings"

    state: str
    gone: bool


@dataclass(frozen=True, slots=True)
class StepListed(Fact):
    """A step that may be made now, or no longer."""

    sort = "step"
    section = "settings"

    origin: str
    to: str
    approver: str
    gate: str | None
    gone: bool


@dataclass(frozen=True, slots=True)
class Demanded(Fact):
    """A demand that a gate makes now, or no longer."""

    sort = "demand"
    section = "settings"

    gate: str
    demand: dict[str, object]
    gone: bool
