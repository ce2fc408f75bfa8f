"""What the days that passed changed by themselves, and what is overdue now and wasn't."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from telectl.model.base import Period
from telectl.model.body import Body
from telectl.model.direction import Direction
from telectl.model.member import Member
from telectl.model.organisation import Organisation
from telectl.reports.changes.facts import Ended, Fact, Left, Mandated, MandateEnded, Overdue
from telectl.reports.changes.of_people import left, seated
from telectl.reports.changes.sides import Side, Sides
from telectl.reports.changes.told import day_of
from telectl.reports.deadlines import Deadline
from telectl.reports.deadlines import overdue as late_ones
from telectl.reports.filters import Filter


def overdue(sides: Sides) -> Iterator[Overdue]:
    """What should have been done by now, and was not yet late before."""
    known = {_identity(each) for each in _late(sides.before)}
    unread = {e.id for e in sides.before.portfolio.entries.values() if e.record is None}
    for each in _late(sides.after):
        if _identity(each) not in known and each.record not in unread:
            yield Overdue(each.record, each.kind, each.what, each.due, each.whose)


def _late(side: Side) -> tuple[Deadline, ...]:
    projects = tuple(Filter().projects(side.portfolio, side.day))
    return late_ones(side.portfolio, projects, side.day, True)


def _identity(each: Deadline) -> tuple[str, str, str]:
    return each.kind, each.record, each.what


def passed(sides: Sides) -> Iterator[Fact]:
    """Periods written down before whose first or last day lies between the two days."""
    if not sides.days_pass:
        return
    for member in sides.after.portfolio.of(Member):
        yield from _of_member(sides, member)
    for body in sides.after.portfolio.of(Body):
        yield from _of_holder(sides, body)
    for organisation in sides.after.portfolio.of(Organisation):
        yield from _of_holder(sides, organisation)
    for direction in sides.after.portfolio.of(Direction):
        yield from _ended(sides, direction)


def _of_member(sides: Sides, member: Member) -> Iterator[Fact]:
    for seat in member.seats:
        if _begins(sides, seat):
            yield seated(member, seat)
        if _ends(sides, seat):
            assert isinstance(seat.valid_to, date)
            yield left(sides.after, member, seat, seat.valid_to)
    yield from _ended(sides, member)


def _of_holder(sides: Sides, holder: Body | Organisation) -> Iterator[Fact]:
    for each in holder.mandates:
        subjects = tuple(each.subjects)
        if _begins(sides, each):
            day = day_of(each.valid_from)
            yield Mandated(holder.id, each.role, subjects, day, each.decision)
        if _ends(sides, each):
            assert isinstance(each.valid_to, date)
            yield MandateEnded(holder.id, each.role, subjects, each.valid_to)
    yield from _ended(sides, holder)


def _ended(sides: Sides, record: Member | Body | Organisation | Direction) -> Iterator[Fact]:
    if _ends(sides, record):
        assert isinstance(record.valid_to, date)
        yield Ended(record.id, record.folder, record.valid_to)


def _begins(sides: Sides, period: Period) -> bool:
    first = period.valid_from
    return isinstance(first, date) and sides.before.day < first <= sides.after.day


def _ends(sides: Sides, period: Period) -> bool:
    last = period.valid_to
    if not isinstance(last, date) or last == date.max:
        return False
    return sides.before.day < last + timedelta(days=1) <= sides.after.day


def without_twice(facts: Iterator[Fact]) -> Iterator[Fact]:
    """A change written down, and come into force since, is told once."""
    seen: set[object] = set()
    for each in facts:
        told = _once(each)
        if told not in seen:
            seen.add(told)
            yield each


def _once(each: Fact) -> object:
    """Who left a seat, whether it counts as open or not, is one thing."""
    if isinstance(each, Left):
        return Left, each.record, each.body, each.role, each.represents, each.day
    return repr(each)
