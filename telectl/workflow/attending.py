"""Who was at a meeting, and who wrote its minutes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from telectl.findings import Exit, Refusal
from telectl.model.changes import Append, Change, Remove, Set
from telectl.model.meeting import Attendance, Meeting
from telectl.model.member import Member
from telectl.model.portfolio import Portfolio
from telectl.workflow.agenda import require_open
from telectl.workflow.meeting_correcting import entry, require_draft
from telectl.workflow.moment import Moment
from telectl.workflow.records import require

BEFOREHAND = "apologies"


@dataclass(frozen=True, slots=True)
class Present:
    """What was told of a meeting's attendance, as it was typed."""

    present: Sequence[str] = ()
    apologies: Sequence[str] = ()
    absent: Sequence[str] = ()
    recused: Sequence[str] = ()
    abstained: Sequence[str] = ()
    others_present: bool = False
    minutes_by: str | None = None
    unknown: bool = False
    reason: str | None = None


def member_named(portfolio: Portfolio, said: str) -> str:
    """The id of a member called by id or name; anything else as it was said."""
    name = said.strip().casefold()
    found = (e.id for e in portfolio.of(Member) if name in (e.id, e.title.casefold()))
    return next(found, said.strip())


def attended(
    portfolio: Portfolio, meeting: Meeting, told: Present, moment: Moment
) -> Iterator[Change]:
    """The list with what was told; one who stands there already is told of anew."""
    yield from _over(meeting, told, moment)
    entries = list(_entries(portfolio, meeting, told))
    if told.unknown:
        yield from _unknown(meeting, entries)
    elif entries and not meeting.attendance_known:
        yield Remove(meeting.id, ("attendance_known",))
    places = {_about(each): i for i, each in enumerate(meeting.attendance)}
    for each in entries:
        at = places.get(_about(each))
        written = each.model_dump(exclude_none=True, exclude_defaults=True)
        written |= {"cases": list(each.cases)} if each.cases else {}
        if at is None:
            yield Append(meeting.id, ("attendance",), written)
        else:
            yield Set(meeting.id, ("attendance", at), written)
    if told.minutes_by:
        writer = member_named(portfolio, told.minutes_by)
        require(portfolio, "members", writer)
        yield Set(meeting.id, ("minutes_by",), writer)
    if any(each.status != BEFOREHAND for each in entries) or told.unknown:
        yield from held(meeting, moment)


def _over(meeting: Meeting, told: Present, moment: Moment) -> Iterator[Change]:
    """Of a closed meeting it is told once; then it is put right with a reason, until approval."""
    if meeting.status != "closed":
        require_open(meeting)
        return
    lacks_list = meeting.attendance_known and not meeting.attendance
    if lacks_list and not (told.minutes_by and meeting.minutes_by):
        return
    require_draft(meeting, "attendance")
    if not told.reason:
        raise Refusal(Exit.REFUSED, "meeting.attended", id=meeting.id, day=meeting.date)
    yield entry(meeting, told.reason, moment)


def held(meeting: Meeting, moment: Moment) -> Iterator[Change]:
    """A planned meeting takes place; refuses one whose day is yet to come."""
    moment.on(meeting.date)
    if meeting.status == "planned":
        yield Set(meeting.id, ("status",), "held")


def _unknown(meeting: Meeting, entries: list[Attendance]) -> Iterator[Change]:
    if entries or meeting.attendance:
        raise Refusal(Exit.USAGE, "meeting.known", id=meeting.id)
    yield Set(meeting.id, ("attendance_known",), False)


def _about(entry: Attendance) -> tuple[str, tuple[str, ...]]:
    return entry.member, entry.cases


def _entries(portfolio: Portfolio, meeting: Meeting, told: Present) -> Iterator[Attendance]:
    given: list[Attendance] = []
    for status in ("present", "absent", "abstained", "recused"):
        given += [_of_case(portfolio, meeting, each, status) for each in getattr(told, status)]
    given += [_excused(portfolio, meeting, each) for each in told.apologies]
    seen = [_about(each) for each in given]
    for member, cases in seen:
        if seen.count((member, cases)) > 1:
            raise Refusal(Exit.USAGE, "meeting.twice", id=meeting.id, member=member)
    yield from given
    if told.others_present:
        named = {each.member for each in given if not each.cases}
        named |= {each.member for each in meeting.attendance if not each.cases}
        for each, _ in portfolio.sat(meeting.body, meeting.date):
            if each.id not in named:
                named.add(each.id)
                yield Attendance(member=each.id, status="present")


def _excused(portfolio: Portfolio, meeting: Meeting, said: str) -> Attendance:
    name, equals, other = said.partition("=")
    member = _seated(portfolio, meeting, name)
    if not equals:
        return Attendance(member=member, status="apologies")
    substitute = member_named(portfolio, other)
    require(portfolio, "members", substitute)
    return Attendance(member=member, status="apologies", substitute=substitute)


def _of_case(portfolio: Portfolio, meeting: Meeting, said: str, status: str) -> Attendance:
    """``MEMBER``, or ``MEMBER:CASE`` where it is told of one case; recusal always is."""
    name, colon, case = said.partition(":")
    member = _seated(portfolio, meeting, name)
    if status == "recused" and not colon:
        if len(meeting.agenda) != 1:
            raise Refusal(Exit.USAGE, "meeting.recused_from", id=meeting.id, member=member)
        case = meeting.agenda[0]
    if case and case not in meeting.agenda:
        raise Refusal(
            Exit.USAGE, "meeting.not_listed", id=meeting.id, case=case, cases=meeting.agenda
        )
    cases = (case,) if case else ()
    return Attendance.model_validate({"member": member, "status": status, "cases": cases})


def _seated(portfolio: Portfolio, meeting: Meeting, said: str) -> str:
    member = member_named(portfolio, said)
    require(portfolio, "members", member)
    seated = {each.id for each, _ in portfolio.sat(meeting.body, meeting.date)}
    if member not in seated:
        body, day = meeting.body, meeting.date
        raise Refusal(Exit.USAGE, "meeting.no_seat", member=member, body=body, day=day)
    return member
