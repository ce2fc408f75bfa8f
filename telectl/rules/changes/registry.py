"""How a rule of a change is declared and run: it is shown both sides."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from telectl.findings import Facts, Finding, KeyPath, Severity
from telectl.model.portfolio import Portfolio
from telectl.rules.changes.sides import Sides

Changed = tuple[str, KeyPath, Facts]
CheckChange = Callable[[Sides], Iterable[Changed]]


@dataclass(frozen=True, slots=True)
class ChangeRule:
    """A check of a step from one state of the portfolio to another, with its code."""

    code: str
    severity: Severity
    clauses: tuple[str, ...]
    check: CheckChange


CHANGES: dict[str, ChangeRule] = {}


def change(
    code: str, severity: Severity = Severity.ERROR, clauses: Iterable[str] = ()
) -> Callable[[CheckChange], CheckChange]:
    """Declare a check of a change: it yields record ids, key paths and facts."""

    def declare(check: CheckChange) -> CheckChange:
        if code in CHANGES:
            raise ValueError(f"{code} is taken")
        CHANGES[code] = ChangeRule(code, severity, tuple(clauses), check)
        return check

    return declare


def run_changes(sides: Sides) -> Iterator[Finding]:
    """Ask every rule of what changed between both sides."""
    for each in CHANGES.values():
        for record_id, path, facts in each.check(sides):
            file = _file(sides, record_id)
            yield Finding(each.code, each.severity, file, path, facts=facts)


def _file(sides: Sides, record_id: str) -> str:
    """Where the record lies now; where it lay, if it is gone."""
    portfolios: tuple[Portfolio, ...] = (sides.after, sides.before)
    found = (each.entries[record_id].file for each in portfolios if record_id in each.entries)
    return next(found, f"{record_id}.yaml")
