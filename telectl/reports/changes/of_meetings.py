"""What changed in a meeting: called, held, written up, approved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from telectl.model.meeting import Attendance, Meeting
from telectl.reports.changes.facts import Agenda, Attended, Drafted, Matters, Met, MinutesStand
from telectl.reports.changes.fields import Difference
from telectl.reports.changes.sides import Two
from telectl.reports.changes.told import Teller, Told

STATUSES = ("present", "apologies", "absent", "recused", "abstained")


def _status(two: Two, found: list[Difference]) -> Told:
    meeting = two.new(Meeting)
    if two.is_new and meeting.status == "planned":
        return
    yield Met(two.id, meeting.status, meeting.body, meeting.date)


def _minutes(two: Two, found: list[Difference]) -> Told:
    """Their standing with the day of approval; anything else about them as fields."""
    minutes = two.new(Meeting).minutes
    turned = {each.key for each in found} & {"minutes.status", "minutes.approved"}
    told = frozenset({"minutes.status", "minutes.approved"}) if minutes and turned else frozenset()
    if minutes and told:
        yield MinutesStand(two.id, minutes.status, minutes.approved)
    yield from (each for each in found if each.key not in told)


def _agenda(two: Two, found: list[Difference]) -> Told:
    """On a new meeting's agenda is what it was called with."""
    added = tuple(str(each.new) for each in found if each.added)
    gone = tuple(str(each.old) for each in found if each.gone)
    if (added or gone) and not two.is_new:
        yield Agenda(two.id, added, gone)
    yield from (each for each in found if not (each.added or each.gone))


def _attendance(two: Two, found: list[Difference]) -> Told:
    meeting = two.new(Meeting)
    came = [meeting.attendance[each.item] for each in found if each.added]
    if came:
        yield _attended(two, came)
    yield from (each for each in found if not each.added)


def _attended(two: Two, came: list[Attendance]) -> Attended:
    count = Counter(str(each.status) for each in came)
    stood_in = tuple((each.substitute, each.member) for each in came if each.substitute)
    return Attended(two.id, {name: count[name] for name in STATUSES if count[name]}, stood_in)


def _said(two: Two, found: list[Difference]) -> Told:
    """A closed meeting has put what it said into the cases."""
    meeting = two.new(Meeting)
    closing = two.turns("status") and meeting.status == "closed"
    for each in found:
        if each.added:
            one = meeting.said[each.item]
            yield Drafted(two.id, one.case, tuple(dict.fromkeys(p.result for p in one.points)))
        elif not (each.gone and closing):
            yield each


def _matters(two: Two, found: list[Difference]) -> Told:
    """How many there are more or less; what was said to one is a field."""
    added, gone = sum(each.added for each in found), sum(each.gone for each in found)
    if added or gone:
        yield Matters(two.id, added, gone)
    yield from (each for each in found if not (each.added or each.gone))


def _left_out(two: Two, found: list[Difference]) -> Told:
    """What was taken off the agenda is told by that."""
    off = {_what(each) for key in ("agenda", "matters") for each in two.under(key) if each.gone}
    for each in found:
        if not (each.added and _what(each) in off):
            yield each


def _what(each: Difference) -> object:
    """The record that an item of the agenda is about."""
    held = each.old if each.new is None else each.new
    return held.get("record") if isinstance(held, dict) else held


TELLERS: Mapping[str, Teller] = {
    "status": _status,
    "minutes": _minutes,
    "agenda": _agenda,
    "attendance": _attendance,
    "said": _said,
    "matters": _matters,
    "left_out": _left_out,
}
EVENTS = frozenset({"status", "minutes", "attendance"})
