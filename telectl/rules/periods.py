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
    for record_id, path, period in periods(portfolio):
        start, end = period.valid_from, period.valid_to
        if isinstance(start, date) and isinstance(end, date) and end < start:
            yield record_id, (*path, "valid_to"), {"start": start, "end": end}
    for each in filed(portfolio, Organisation):
        for i, closed in enumerate(each.blackouts):
            if closed.end < closed.start:
                facts = {"start": closed.start, "end": closed.end}
                yield each.id, ("blackouts", i, "to"), facts


def periods(portfolio: Portfolio) -> Iterator[tuple[str, KeyPath, Period]]:
    """Every period that stands anywhere: of records, of what stands in them, of the hosts."""
    for i, host in enumerate(portfolio.settings.centre.hosts):
        yield "telectl", ("centre", "hosts", i), host
    for model in MODELS:
        for record in filed(portfolio, model):
            yield record.id, (), record
            for key in NESTED.get(model, ()):
                for i, each in enumerate(getattr(record, key)):
                    yield record.id, (key, i), each


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
