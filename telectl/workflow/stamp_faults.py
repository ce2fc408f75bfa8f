"""Stamps that can't be: of what isn't there, before it was decided, or anew without a reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from telectl.findings import Facts
from telectl.model import KINDS
from telectl.model.decision import Decision
from telectl.model.outcome import Outcome
from telectl.model.portfolio import Portfolio
from telectl.model.shape import shape_of
from telectl.model.stamp import Stamp, told
from telectl.workflow.frozen import LISTS, taken_apart
from telectl.workflow.unminuted import unminuted


class Fault(NamedTuple):
    """What is wrong with which of a case's stamps."""

    place: int
    why: str
    facts: Facts


def faults(portfolio: Portfolio, case: Decision) -> Iterator[Fault]:
    """What is wrong with the stamps of a case, one fault a stamp."""
    for i, each in enumerate(case.stamps):
        found = next(_wrong(portfolio, case, i, each), None)
        if found is not None:
            why, facts = found
            yield Fault(i, why, {"case": case.id, "number": i + 1, "why": why, **facts})


def _wrong(
    portfolio: Portfolio, case: Decision, place: int, stamp: Stamp
) -> Iterator[tuple[str, Facts]]:
    if stamp.record != case.id and not _moves(case, stamp.record):
        yield "record", {"record": stamp.record}
    entry = portfolio.entries.get(stamp.record)
    keys = shape_of(KINDS[entry.folder]).keys if entry else None
    for field, _ in told(stamp.fields):
        if keys is not None and _list_of(field) not in keys:
            yield "field", {"field": field, "record": stamp.record}
    days = [each.date for each in _fixing(case, stamp)]
    if days and stamp.date < min(days):
        yield "early", {"date": stamp.date, "decided": min(days)}
    if not case.rulings and stamp.record != case.id and not _is_fixed(case):
        yield "undecided", {"record": stamp.record}
    if not (stamp.reason or "").strip():
        yield from _anew(case, place, stamp)
    elif stamp.record == case.id:
        before = dict(_before(case, place, stamp))
        for field, meeting in unminuted(portfolio, case, stamp, before):
            facts = {"field": field, "meeting": meeting.id}
            yield "approved", facts


def _is_fixed(case: Decision) -> bool:
    return any(_says(case, each) is False for each in case.stamps)


def _list_of(field: str) -> str:
    key, _ = taken_apart(field)
    return LISTS.get(key, key)


def _fixing(case: Decision, stamp: Stamp) -> Sequence[Outcome]:
    """The outcomes that a stamp may rest on: any, where it is of nothing but what was said."""
    return case.outcomes if _says(case, stamp) else case.rulings


def _says(case: Decision, stamp: Stamp) -> bool | None:
    """Whether a stamp of a case itself is only of what was said in it; None of a project."""
    if stamp.record != case.id:
        return None
    return all(taken_apart(field)[0] in LISTS for field, _ in told(stamp.fields))


def _moves(case: Decision, project: str) -> bool:
    return any(each.moves and each.moves.project == project for each in case.points)


def _anew(case: Decision, place: int, stamp: Stamp) -> Iterator[tuple[str, Facts]]:
    """A field that another stamp, dated no later, fixed otherwise before."""
    anew = dict(told(stamp.fields))
    for field, is_ in _before(case, place, stamp):
        if anew.get(field, is_) != is_:
            yield "reason", {"field": field, "record": stamp.record}


def _before(case: Decision, place: int, stamp: Stamp) -> Iterator[tuple[str, str]]:
    """What the stamps of the same record before it say."""
    for i, other in enumerate(case.stamps):
        if other.record == stamp.record and (other.date, i) < (stamp.date, place):
            yield from told(other.fields)
