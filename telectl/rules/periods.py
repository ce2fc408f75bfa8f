"""Rules of periods: what begins comes before what ends, and seats lie within memberships."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from telectl.findings import KeyPath, Severity
from telectl.model.base import Period, PeriodRecord
from telectl.model.body import Body
from telectl.model.direction import Direction
from telectl.model.member import Member
from telectl.model.organisation import Organisation
from telectl.model.plan import Plan
from telectl.model.portfolio import Portfolio
from telectl.rules.registry import TOLD_OF_ALL, Told, rule, rule_of_all
from telectl.rules.sight import filed

MODELS: tuple[type[PeriodRecord], ...] = (Organisation, Body, Member, Plan, Direction)
NESTED: dict[type[PeriodRecord], tuple[str, ...]] = {
    Member: ("seats", "assignments"),
    Body: ("mandates",),
    Organisation: ("mandates",),
}


@rule_of_all("O001")
def ends_before_it_begins(portfolio: Portfolio, day: date) -> Iterator[TOLD_OF_ALL]:
    """A period ends before it begins."""
    for i, host in enumerate(portfolio.settings.centre.hosts):
        for path, facts in _turned(host, ("centre", "hosts", i)):
            yield "telectl", path, facts
    for model in MODELS:
        for record in filed(portfolio, model):
            for path, facts in _turned_in(record):
                yield record.id, path, facts


def _turned_in(record: PeriodRecord) -> Iterator[Told]:
    yield from _turned(record, ())
    for key in NESTED.get(type(record), ()):
        for i, each in enumerate(getattr(record, key)):
            yield from _turned(each, (key, i))
    for i, closed in enumerate(record.blackouts if isinstance(record, Organisation) else ()):
        if closed.end < closed.start:
            yield ("blackouts", i, "to"), {"start": closed.start, "end": closed.end}


def _turned(period: Period, path: KeyPath) -> Iterator[Told]:
    start, end = period.valid_from, period.valid_to
    if isinstance(start, date) and isinstance(end, date) and end < start:
        yield (*path, "valid_to"), {"start": start, "end": end}


@rule("M001", Member, Severity.WARNING, clauses=["C8"])
def seat_outside_membership(member: Member, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """A seat begins before its member's own period, or ends after it."""
    if member.valid_from is None and member.valid_to is None:
        return
    for i, seat in enumerate(member.seats):
        early = _both(seat.valid_from, member.valid_from, before=True)
        if early or _both(member.valid_to, seat.valid_to, before=True):
            facts = {"member": member.id, "key": "valid_from" if early else "valid_to"}
            yield ("seats", i), {"body": seat.body, **facts, **_bounds(member)}


def _both(one: object, other: object, *, before: bool) -> bool:
    return isinstance(one, date) and isinstance(other, date) and (one < other) is before


def _bounds(member: Member) -> dict[str, object]:
    return {
        key: bound if isinstance(bound, date) else None
        for key, bound in (("start", member.valid_from), ("end", member.valid_to))
    }
