"""How a rule is declared and run: it names key paths, the framework does the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from telectl.findings import Finding, KeyPath, Severity
from telectl.model.base import Record
from telectl.model.portfolio import Portfolio

Told = tuple[KeyPath, dict[str, object]]
TOLD_OF_ALL = tuple[str, KeyPath, dict[str, object]]
R = TypeVar("R", bound=Record)
Check = Callable[[R, Portfolio, date], Iterable[Told]]
CheckAll = Callable[[Portfolio, date], Iterable[TOLD_OF_ALL]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A check with its code; ``model`` is None where it looks at the whole portfolio."""

    code: str
    severity: Severity
    model: type[Record] | None
    clauses: tuple[str, ...]
    check: Callable[..., Iterable[Any]]


RULES: dict[str, Rule] = {}
RETIRED: frozenset[str] = frozenset()


def rule(
    code: str, model: type[R], severity: Severity = Severity.ERROR, clauses: Iterable[str] = ()
) -> Callable[[Check[R]], Check[R]]:
    """Declare a check of every record of a kind: it yields key paths and facts."""

    def declare(check: Check[R]) -> Check[R]:
        _add(Rule(code, severity, model, tuple(clauses), check))
        return check

    return declare


def rule_of_all(
    code: str, severity: Severity = Severity.ERROR, clauses: Iterable[str] = ()
) -> Callable[[CheckAll], CheckAll]:
    """Declare a check of the whole portfolio: it yields record ids, key paths and facts.

    The id ``telectl`` stands for the settings, ``workflow`` for the workflow.
    """

    def declare(check: CheckAll) -> CheckAll:
        _add(Rule(code, severity, None, tuple(clauses), check))
        return check

    return declare


def _add(new: Rule) -> None:
    if new.code in RULES or new.code in RETIRED:
        raise ValueError(f"{new.code} is taken")
    RULES[new.code] = new


def run(portfolio: Portfolio, day: date) -> Iterator[Finding]:
    """Ask every rule of every record it is about, as of a day."""
    by_model: dict[type[Record], list[Rule]] = {}
    for each in RULES.values():
        if each.model is None:
            yield from _run_over_all(each, portfolio, day)
        else:
            by_model.setdefault(each.model, []).append(each)
    for entry in portfolio.entries.values():
        record = entry.record
        if record is not None:
            for each in by_model.get(type(record), ()):
                for path, facts in each.check(record, portfolio, day):
                    yield Finding(each.code, each.severity, entry.file, path, facts=facts)


def _run_over_all(each: Rule, portfolio: Portfolio, day: date) -> Iterator[Finding]:
    for record_id, path, facts in each.check(portfolio, day):
        entry = portfolio.entries.get(record_id)
        file = entry.file if entry else f"{record_id}.yaml"
        yield Finding(each.code, each.severity, file, path, facts=facts)
