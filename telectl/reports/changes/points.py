"""The points of a section: each record with what happened to it, in the order it went."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from telectl.document import Inline, Text
from telectl.reports.changes.facts import (
    Agenda,
    Attended,
    Called,
    Documented,
    Drafted,
    Fact,
    Matters,
    Met,
    MinutesStand,
    Moved,
    Overdue,
    Ranked,
    Removed,
    Superseded,
)
from telectl.reports.changes.words import sentence
from telectl.reports.effect_facts import DIRECTIONS
from telectl.reports.teller import Teller
from telectl.store.cpr import masked

# How a meeting goes; a case is superseded last.
ORDER: tuple[type[Fact], ...] = (Called, Agenda, Matters, Met, Attended, Drafted, MinutesStand)
LAST: tuple[type[Fact], ...] = (Superseded,)
# So many records of which the same is told are named together.
ALIKE = 3
LOWEST = 10**6


def points(teller: Teller, section: str, facts: Sequence[Fact]) -> Iterator[tuple[Inline, ...]]:
    """A point for each record, what happened to it in the order of the days."""
    by_record: dict[str, list[Fact]] = {}
    for each in facts:
        by_record.setdefault(_about(each), []).append(each)
    told = {
        record: "; ".join(sentence(teller, each) for each in _by_day(by_record[record]))
        for record in _in_order(teller, section, by_record)
    }
    alike = _alike(told) if section == "fields" else {}
    for text, records in alike.items():
        names = [title(teller, each, by_record[each]) for each in records]
        yield Text(text, "strong"), f" – {'; '.join(names)}"
    for record, text in told.items():
        if text not in alike:
            yield Text(f"{title(teller, record, by_record[record])}:", "strong"), f" {text}"


def _alike(told: dict[str, str]) -> dict[str, list[str]]:
    """The texts that are the same of several records, with those records."""
    found: dict[str, list[str]] = {}
    for record, text in told.items():
        found.setdefault(text, []).append(record)
    return {text: records for text, records in found.items() if len(records) >= ALIKE}


def _about(fact: Fact) -> str:
    """The record under whose name it is told; effects stand under their solution."""
    return fact.solution if isinstance(fact, Documented) else fact.record


def title(teller: Teller, record: str, facts: Sequence[Fact]) -> str:
    """What a record is called; the settings and the workflow by what they are."""
    first = facts[0]
    if isinstance(first, Removed):
        return masked(first.title)
    if record in ("telectl", "workflow"):
        return teller.voice(f"changes.{record}")
    return masked(teller.name(record))


def _in_order(teller: Teller, section: str, by_record: dict[str, list[Fact]]) -> list[str]:
    """By name; steps and deadlines by their day; ranks by rank; losses before gains."""
    named = teller.voice.sorted(by_record, lambda each: title(teller, each, by_record[each]))
    weight = WEIGHTS.get(section)
    if weight is None:
        return named
    return sorted(named, key=lambda each: weight(by_record[each]))


def _gain(facts: Sequence[Fact]) -> int:
    return min(DIRECTIONS.index(e.direction) for e in facts if isinstance(e, Documented))


def _last_day(facts: Sequence[Fact]) -> date:
    days = [each.day for each in facts if isinstance(each, Moved) and each.day]
    return max(days, default=date.min)


def _due(facts: Sequence[Fact]) -> date:
    return min(each.due for each in facts if isinstance(each, Overdue))


def _rank(facts: Sequence[Fact]) -> int:
    return min((e.new for e in facts if isinstance(e, Ranked) and e.new), default=LOWEST)


WEIGHTS: Mapping[str, Callable[[Sequence[Fact]], Any]] = {
    "moved": _last_day,
    "overdue": _due,
    "effects": _gain,
    "priorities": _rank,
}


def _by_day(facts: Sequence[Fact]) -> list[Fact]:
    """As it went: what has no day first, in the order of its sort; losses before gains."""
    if all(isinstance(each, Documented) for each in facts):
        return sorted(facts, key=lambda each: _gain([each]))
    return sorted(facts, key=lambda each: (_place(each), str(getattr(each, "day", None) or "")))


def _place(fact: Fact) -> int:
    return ORDER.index(type(fact)) if type(fact) in ORDER else 1 if type(fact) in LAST else 0
