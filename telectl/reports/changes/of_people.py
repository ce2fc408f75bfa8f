"""Who came and who went: members, their seats and projects, mandates, bodies, organisations."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from telectl.model.base import PeriodRecord
from telectl.model.body import Body
from telectl.model.member import Member, Seat
from telectl.model.organisation import Mandate, Organisation
from telectl.reports.changes.facts import Assigned, Ended, Left, Mandated, MandateEnded, Seated
from telectl.reports.changes.fields import Difference
from telectl.reports.changes.sides import Side, Two
from telectl.reports.changes.told import Teller, Told, day_of, of_new
from telectl.workflow.composition import is_followed, represents


def _seats(two: Two, found: list[Difference]) -> Told:
    member = two.new(Member)
    ended = {each.item for each in found if _ends(each)}
    for each in found:
        seat = member.seats[each.item] if not each.gone else None
        if seat and each.added:
            yield seated(member, seat)
        if seat and isinstance(seat.valid_to, date) and (each.added or _ends(each)):
            yield left(two.sides.after, member, seat, seat.valid_to)
        if not (each.added or _is_told(each, ended)):
            yield each


def seated(member: Member, seat: Seat) -> Seated:
    """A seat taken, from the first day in it."""
    whom = represents(member, seat)
    return Seated(member.id, seat.body, seat.role, whom, day_of(seat.valid_from))


def left(side: Side, member: Member, seat: Seat, last: date) -> Left:
    """A seat left; it is open unless another holds it from then on, or now."""
    whom = represents(member, seat)
    followed = is_followed(side.portfolio, member, seat) or _is_held(side, member, seat)
    there = _is_there(side, Body, seat.body, last) and _is_there(side, Organisation, whom, last)
    return Left(member.id, seat.body, seat.role, whom, last, open=there and not followed)


def _is_there(side: Side, model: type[PeriodRecord], name: str | None, last: date) -> bool:
    """Whether there is still a body to sit in, and somebody to sit for."""
    record = side.portfolio.get(model, name)
    return record is None or record.covers(last + timedelta(days=min(1, (date.max - last).days)))


def _is_held(side: Side, member: Member, seat: Seat) -> bool:
    place = (seat.role, represents(member, seat))
    now = side.portfolio.seats(seat.body, side.day)
    return any(o.id != member.id and (s.role, represents(o, s)) == place for o, s in now)


def _ends(each: Difference) -> bool:
    return each.key == "seats.valid_to" and isinstance(each.new, str)


def _is_told(each: Difference, ended: set[int]) -> bool:
    """Whether it is an end, or the day on which that end was written down."""
    if _ends(each) or _mandate_ends(each):
        return each.old is None
    return each.item in ended and _is_recording(each)


def _is_recording(each: Difference) -> bool:
    """The day on which an end was written down goes with the end."""
    return each.path[-1] == "end_recorded" and each.old is None and each.new is not None


def _assignments(two: Two, found: list[Difference]) -> Told:
    return of_new(
        found,
        lambda: two.new(Member).assignments,
        lambda one: Assigned(two.id, one.project, one.competence, day_of(one.valid_from)),
    )


def _member_ends(two: Two, found: list[Difference]) -> Told:
    """A member who goes leaves every seat that had no end of its own."""
    member, old = two.new(Member), two.old(Member)
    if not isinstance(member.valid_to, date) or (old and old.valid_to):
        yield from found
        return
    yield Ended(two.id, two.folder, member.valid_to)
    for seat in member.seats:
        if not (isinstance(seat.valid_to, date) and seat.valid_to <= member.valid_to):
            yield left(two.sides.after, member, seat, member.valid_to)


def ends(two: Two, found: list[Difference]) -> Told:
    """A record in force for a period has its last day."""
    record, old = two.new(PeriodRecord), two.old(PeriodRecord)
    if isinstance(record.valid_to, date) and not (old and old.valid_to):
        yield Ended(two.id, two.folder, record.valid_to)
    else:
        yield from found


def _end_recorded(two: Two, found: list[Difference]) -> Told:
    if not (two.turns("valid_to") and all(_is_recording(each) for each in found)):
        yield from found


def _mandates(two: Two, found: list[Difference]) -> Told:
    ended = {each.item for each in found if _mandate_ends(each)}
    for each in found:
        one = _mandate(two, each)
        if one and each.added:
            subjects = tuple(one.subjects)
            yield Mandated(two.id, one.role, subjects, day_of(one.valid_from), one.decision)
        if one and isinstance(one.valid_to, date) and (each.added or _mandate_ends(each)):
            yield MandateEnded(two.id, one.role, tuple(one.subjects), one.valid_to)
        elif not (each.added or _is_told(each, ended)):
            yield each


def _mandate(two: Two, each: Difference) -> Mandate | None:
    holder = two.part(Body) or two.part(Organisation)
    return holder.mandates[each.item] if holder and not each.gone else None


def _mandate_ends(each: Difference) -> bool:
    return each.key == "mandates.valid_to" and each.old is None


MEMBER: Mapping[str, Teller] = {
    "seats": _seats,
    "assignments": _assignments,
    "valid_to": _member_ends,
    "end_recorded": _end_recorded,
}
HOLDER: Mapping[str, Teller] = {
    "mandates": _mandates,
    "valid_to": ends,
    "end_recorded": _end_recorded,
}
MEMBER_EVENTS = frozenset({"seats", "assignments", "valid_to"})
HOLDER_EVENTS = frozenset({"mandates", "valid_to"})
