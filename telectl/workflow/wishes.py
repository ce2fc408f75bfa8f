"""A project's wish to move, and what stands in its way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from telectl.findings import KeyPath
from telectl.model.decision import Decision
from telectl.model.project import Project


@dataclass(frozen=True, slots=True)
class Wish:
    """A project's wish to move: to which state, on which day, by which decision."""

    project: Project
    to: str
    day: date
    decision: Decision | None = None


@dataclass(frozen=True, slots=True)
class Unmet:
    """A demand that isn't met: its code, where it would be met, and the facts."""

    code: str
    record: str
    path: KeyPath
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Lack:
    """What one demand misses, and where it would stand."""

    record: str
    path: KeyPath
    facts: Mapping[str, object]
