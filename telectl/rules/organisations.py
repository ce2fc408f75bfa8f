"""Rules of organisations: succession, codes, relevance."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from telectl.findings import Severity
from telectl.model.base import PeriodRecord
from telectl.model.body import Body
from telectl.model.direction import Direction
from telectl.model.organisation import Organisation
from telectl.model.portfolio import Portfolio
from telectl.rules.registry import TOLD_OF_ALL, Told, rule, rule_of_all
from telectl.rules.sight import filed, overlap

OTHER_SIDE = {"successors": "predecessors", "predecessors": "successors"}
CODES = ("kommunekode", "regionskode", "shak", "cvr")
LEGAL_PERSONS = ("region", "municipality")


@rule("O002", PeriodRecord, Severity.WARNING)
def succession_told_once(record: PeriodRecord, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """One says that it follows or is followed by another, which doesn't say so itself."""
    if not isinstance(record, Organisation | Body | Direction):
        return
    for key, back in OTHER_SIDE.items():
        for i, each in enumerate(getattr(record, key)):
            other = portfolio.get(type(record), each)
            if other is not None and record.id not in getattr(other, back):
                yield (key, i), {"id": each, "key": key, "back": back, "record": record.id}


@rule_of_all("O003")
def code_used_twice(portfolio: Portfolio, day: date) -> Iterator[TOLD_OF_ALL]:
    """Two organisations have the same code while both are in force."""
    seen: dict[tuple[str, str], list[Organisation]] = {}
    for each in filed(portfolio, Organisation):
        for key, value in _codes(each):
            holders = seen.setdefault((key, value), [])
            other = next((one for one in holders if overlap(one, each)), None)
            holders.append(each)
            if other:
                facts = {"key": key, "value": value, "other": other.id}
                yield each.id, ("identifiers", key), facts


def _codes(each: Organisation) -> Iterator[tuple[str, str]]:
    """A hospital has its region's CVR number; only legal persons have one of their own."""
    for key in CODES:
        value = getattr(each.identifiers, key)
        if value and (key != "cvr" or each.type in LEGAL_PERSONS):
            yield key, value


@rule("O004", Organisation, clauses=["C25"])
def not_relevant_for_no_reason(
    record: Organisation, portfolio: Portfolio, day: date
) -> Iterator[Told]:
    """An organisation is set aside as not relevant without a reason and a decision."""
    relevant = record.relevant
    if relevant is not None and not relevant.value:
        missing = tuple(key for key in ("reason", "decision") if not getattr(relevant, key))
        if missing:
            yield ("relevant",), {"missing": missing, "record": record.id}
