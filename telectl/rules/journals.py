"""Rules of the numbers that cases have in the records system."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from telectl.findings import Severity
from telectl.model.decision import Decision
from telectl.model.portfolio import Portfolio
from telectl.rules.registry import TOLD_OF_ALL, rule_of_all


@rule_of_all("D045", Severity.WARNING)
def number_of_another_case(portfolio: Portfolio, day: date) -> Iterator[TOLD_OF_ALL]:
    """Two cases have the same journal number, and neither takes the place of the other."""
    by_number: dict[str, list[Decision]] = {}
    for case in portfolio.of(Decision):
        if case.journal is not None:
            by_number.setdefault(case.journal.number.strip().casefold(), []).append(case)
    for cases in by_number.values():
        for i, case in enumerate(cases):
            other = next((each for each in cases[:i] if not _follow(each, case)), None)
            if other is not None and case.journal is not None:
                facts = {"case": case.id, "number": case.journal.number, "other": other.id}
                yield case.id, ("journal", "number"), facts


def _follow(one: Decision, other: Decision) -> bool:
    return one.supersedes == other.id or other.supersedes == one.id
