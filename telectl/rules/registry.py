"""How a rule is declared and run: it names key paths, the framework does the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from telectl.findings import Facts, Finding, KeyPath, Severity
from telectl.model.base import Record
from telectl.model.portfolio import Portfolio

Told = tuple[KeyPath, Facts]
TOLD_OF_ALL = tuple[str, KeyPath, Facts]
TOLD_BY_CODE = tuple[str, str, KeyPath, Facts]
R = TypeVar("R", bound=Record)
Check = Callable[[R, Portfolio, date], Iterable[Told]]
CheckAll = Callable[[Portfolio, date], Iterable[TOLD_OF_ALL]]
CheckFamily = Callable[[Portfolio, date], Iterable[TOLD_BY_CODE]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A check with its code; ``model`` is None where it looks at the whole portfolio.

    Rules of one ``family`` share a check, which is made once and says which code it tells.
    ``cause`` is the fact that names what the findings come of, where one thing gives many.
    """

    code: str
    severity: Severity
    model: type[Record] | None
    clauses: tuple[str, ...]
    check: Callable[..., Iterable[Any]]
    family: tuple[str, ...] = ()
    cause: str = ""

    def is_about(self, kind: type[Record]) -> bool:
        """Whether it is a check of every record of a kind."""
        return self.model is not None and issubclass(kind, self.model)


RULES: dict[str, Rule] = {}
RETIRED: frozenset[str] = frozenset()


def rule(
    code: str, model: type[R], severity: Severity = Severity.ERROR, clauses: Iterable[str] = ()
) -> Callable[[Check[R]], Check[R]]:
    """Declare a check of every record of a kind, or of several kinds by what they share.

    It yields key paths and facts.
    """

    def declare(check: Check[R]) -> Check[R]:
        _add(Rule(code, severity, model, tuple(clauses), check))
        return check

    return declare


def rule_of_all(
    code: str, severity: Severity = Severity.ERROR, clauses: Iterable[str] = (), cause: str = ""
) -> Callable[[CheckAll], CheckAll]:
    """Declare a check of the whole portfolio: it yields record ids, key paths and facts.

    The fact named by ``cause`` says what findings have in common that come of one thing.
    The id ``telectl`` stands for the settings, ``workflow`` for the workflow.
    """

    def declare(check: CheckAll) -> CheckAll:
        _add(Rule(code, severity, None, tuple(clauses), check, cause=cause))
        return check

    return declare


def rules_of_all(
    codes: Mapping[str, tuple[str, ...]], warnings: frozenset[str] = frozenset(), cause: str = ""
) -> Callable[[CheckFamily], CheckFamily]:
    """Declare one check that tells several codes, each with its clauses; some only warn.

    It yields the code before the rest.
    """
    family = tuple(codes)

    def declare(check: CheckFamily) -> CheckFamily:
        for code, clauses in codes.items():
            severity = Severity.WARNING if code in warnings else Severity.ERROR
            _add(Rule(code, severity, None, clauses, check, family, cause))
        return check

    return declare


def _add(new: Rule) -> None:
    if new.code in RULES or new.code in RETIRED:
        raise ValueError(f"{new.code} is taken")
    RULES[new.code] = new


def run(portfolio: Portfolio, day: date) -> Iterator[Finding]:
    """Ask every rule of every record it is about, as of a day."""
    for each in RULES.values():
        if each.family:
            if each.code == each.family[0]:
                yield from _run_family(each, portfolio, day)
        elif each.model is None:
            for record_id, path, facts in each.check(portfolio, day):
                yield _found(each, portfolio, record_id, path, facts)
    yield from _run_over_records(portfolio, day)


def _run_family(first: Rule, portfolio: Portfolio, day: date) -> Iterator[Finding]:
    for code, record_id, path, facts in first.check(portfolio, day):
        yield _found(RULES[code], portfolio, record_id, path, facts)


def _found(
    rule: Rule, portfolio: Portfolio, record_id: str, path: KeyPath, facts: Facts
) -> Finding:
    cause = str(facts[rule.cause]) if rule.cause else None
    file = _file(portfolio, record_id)
    return Finding(rule.code, rule.severity, file, path, facts=facts, cause=cause)


def _run_over_records(portfolio: Portfolio, day: date) -> Iterator[Finding]:
    by_type: dict[type[Record], tuple[Rule, ...]] = {}
    for entry in portfolio.entries.values():
        record = entry.record
        if record is None:
            continue
        kind = type(record)
        if kind not in by_type:
            by_type[kind] = _rules_of(kind)
        for each in by_type[kind]:
            for path, facts in each.check(record, portfolio, day):
                yield Finding(each.code, each.severity, entry.file, path, facts=facts)


def _rules_of(kind: type[Record]) -> tuple[Rule, ...]:
    return tuple(each for each in RULES.values() if each.is_about(kind))


def _file(portfolio: Portfolio, record_id: str) -> str:
    entry = portfolio.entries.get(record_id)
    return entry.file if entry else f"{record_id}.yaml"
