"""An act on a portfolio as a value: what is meant, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from telectl.findings import Finding
from telectl.model.changes import Change


@dataclass(frozen=True, slots=True)
class Intent:
    """An act before it is made: its name, what it is about, its changes."""

    name: str
    subject: str
    changes: tuple[Change, ...]
    decision: str | None = None
    records: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Applied:
    """What an act did, or would do: the diff, new warnings, the commit."""

    diff: str
    warnings: tuple[Finding, ...]
    inexact: tuple[str, ...] = ()
    commit: str | None = None
    untidy: bool = False

    def with_more(self, warnings: Iterable[Finding]) -> Applied:
        """The same with warnings of a day to come, but for those that are there already."""
        there = {(each.code, each.file, each.path) for each in self.warnings}
        more = (each for each in warnings if (each.code, each.file, each.path) not in there)
        return replace(self, warnings=(*self.warnings, *more))
