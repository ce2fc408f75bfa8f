"""Any other record explained: its period, what it may on the day, what hangs on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from telectl.document import Inline, Text
from telectl.model.base import Period, PeriodRecord, Record, Unknown
from telectl.model.body import Body
from telectl.model.decision import Decision
from telectl.model.direction import Direction
from telectl.model.meeting import Meeting
from telectl.model.member import Member
from telectl.model.organisation import Mandate, Organisation
from telectl.model.plan import Plan
from telectl.model.project import Project
from telectl.model.task import Task
from telectl.reports.cases import standing_of
from telectl.reports.teller import NOTHING, Teller
from telectl.workflow.sittings import notice, sittings

Rows = Iterator[tuple[str, Inline]]
COMING = 3


def rows(teller: Teller, record: Record) -> Rows:
    """What is to be said of a record on a day, a line each."""
    if isinstance(record, PeriodRecord):
        yield teller.voice("explained.stands"), period_text(teller, record)
        yield from _succession(teller, record)
    own = OWN.get(type(record))
    if own is not None:
        yield from own(teller, record)


def period_text(teller: Teller, record: Period) -> str:
    """Whether it is in force on the day, and from when to when."""
    start, end, day = record.valid_from, record.valid_to, teller.day
    if isinstance(start, date) and start > day:
        return teller.voice("explained.period.later", start=start)
    if isinstance(end, Unknown):
        return teller.voice("explained.period.unknown", reason=end.unknown)
    if isinstance(end, date) and end < day:
        return teller.voice("explained.period.over", end=end)
    if isinstance(end, date):
        return teller.voice("explained.period.until", end=end, days=teller.days((end - day).days))
    return teller.voice("explained.period.open")


def _succession(teller: Teller, record: Record) -> Rows:
    if isinstance(record, Body | Organisation):
        for key in ("predecessors", "successors"):
            if getattr(record, key):
                yield (
                    teller.voice(f"label.{key}"),
                    ", ".join(map(teller.name, getattr(record, key))),
                )


def mandate_text(teller: Teller, mandate: Mandate, holder: Period) -> str:
    """What a mandate gives, with the end that it has or shares with its holder."""
    voice = teller.voice
    text = voice.enum("role", mandate.role)
    if mandate.subjects:
        text += f": {voice.list([voice.enum('subject', each) for each in mandate.subjects])}"
    ends = [each for each in (mandate.valid_to, holder.valid_to) if isinstance(each, date)]
    return f"{text} ({voice('explained.until', end=min(ends))})" if ends else text


def _mandates(teller: Teller, record: Body | Organisation) -> Rows:
    holds = [m for m in record.mandates if m.covers(teller.day) and record.covers(teller.day)]
    for each in holds:
        yield teller.voice("explained.mandate"), mandate_text(teller, each, record)
    if record.mandates and not holds:
        yield teller.voice("explained.mandate"), teller.voice("explained.no_mandate")


def _body(teller: Teller, record: Record) -> Rows:
    assert isinstance(record, Body)
    voice, portfolio, day = teller.voice, teller.portfolio, teller.day
    yield from _mandates(teller, record)
    coming = sittings(portfolio, record, day)
    for each in coming[:COMING]:
        is_kept = notice(record) is not None
        key = "explained.meets" if is_kept else "explained.meets_unknown"
        yield voice("explained.meeting"), voice(key, day=each.day, submit_by=each.submit_by)
    if not coming and (record.calendar.days or any(m.role in TAKING for m in record.mandates)):
        yield voice("explained.meeting"), voice("explained.meets_no_more")
    seated = [teller.name(member.id) for member, _ in portfolio.seats(record.id, day)]
    if seated:
        yield voice("explained.seated"), ", ".join(seated)
    for case in _waiting(teller, record):
        yield voice("explained.waiting"), f"{case.title} ({case.id})"


TAKING = frozenset({"decide", "advise"})


def _waiting(teller: Teller, body: Body) -> Iterator[Decision]:
    """The open cases that name a body in their chain, or ask it for advice."""
    for case in teller.portfolio.of(Decision):
        asked = any(
            each.body == body.id and each.requested and each.given is None for each in case.advice
        )
        if (body.id in case.chain or asked) and standing_of(case, teller.day).is_open:
            yield case


def _organisation(teller: Teller, record: Record) -> Rows:
    assert isinstance(record, Organisation)
    voice, portfolio = teller.voice, teller.portfolio
    yield from _mandates(teller, record)
    sitting = [m for m in portfolio.of(Member) if _sits_for(teller, m, record.id)]
    if sitting:
        yield voice("explained.represented"), ", ".join(each.title for each in sitting)
    at = [each.title for each in portfolio.of(Project) if record.id in each.sites]
    if at:
        yield voice("explained.at"), ", ".join(at)


def _sits_for(teller: Teller, member: Member, organisation: str) -> bool:
    seats = (seat for seat in member.seats if seat.represents == organisation)
    return member.covers(teller.day) and any(seat.covers(teller.day) for seat in seats)


def _member(teller: Teller, record: Record) -> Rows:
    assert isinstance(record, Member)
    voice, portfolio, day = teller.voice, teller.portfolio, teller.day
    for seat in record.seats:
        if seat.covers(day) and record.covers(day):
            role = f"{voice.enum('role', seat.role)}, {teller.name(seat.body)}"
            ends = isinstance(seat.valid_to, date)
            until = voice("explained.until", end=seat.valid_to) if ends else ""
            yield voice("explained.seat"), f"{role} ({until})" if until else role
    owned = [each.title for each in portfolio.of(Project) if each.owner == record.id]
    if owned:
        yield voice("explained.owns"), ", ".join(owned)
    for task in portfolio.of(Task):
        if task.owner == record.id and (task.done is None or task.done > day):
            yield voice("explained.task"), f"{task.title} ({teller.date(task.due)})"
    for case in portfolio.of(Decision):
        for each in case.follow_ups if case.decided and case.decided <= day else ():
            if each.responsible == record.id and (each.done is None or each.done > day):
                yield voice("explained.follow_up"), f"{each.text} ({teller.date(each.deadline)})"


def _meeting(teller: Teller, record: Record) -> Rows:
    assert isinstance(record, Meeting)
    voice = teller.voice
    body = teller.portfolio.get(Body, record.body)
    status = voice.enum("status", record.status)
    facts = {"status": status, "day": record.date, "body": teller.name(record.body)}
    yield voice("explained.stands"), voice("explained.meeting_is", **facts)
    if body and record.status == "planned" and record.date >= teller.day:
        for each in sittings(teller.portfolio, body, record.date)[:1]:
            key = "explained.meets" if notice(body) is not None else "explained.meets_unknown"
            yield voice("explained.meeting"), voice(key, day=each.day, submit_by=each.submit_by)
    for case_id in record.agenda:
        case = teller.portfolio.get(Decision, case_id)
        text = standing_of(case, teller.day).text(teller) if case else NOTHING
        yield teller.name(case_id), text


def _task(teller: Teller, record: Record) -> Rows:
    assert isinstance(record, Task)
    voice = teller.voice
    done = record.done is not None and record.done <= teller.day
    key = "explained.task_done" if done else "explained.task_open"
    yield voice("explained.stands"), voice(key, done=record.done, due=teller.date(record.due))
    yield voice("explained.with"), NOTHING if done else teller.name(record.owner)


def _plan(teller: Teller, record: Record) -> Rows:
    assert isinstance(record, Plan)
    voice, day = teller.voice, teller.day
    yield voice("label.status"), voice.enum("status", record.status)
    yield voice("label.decision"), _decided(teller, record.decision)
    if record.authors:
        yield voice("label.authors"), teller.names(record.authors)
    for each in record.actions:
        if each.done is None or each.done > day:
            late = "late" if each.deadline < day else "open"
            facts = {"title": each.title, "deadline": each.deadline}
            text = voice(f"explained.action_{late}", owner=teller.name(each.owner), **facts)
            yield voice("explained.action"), Text(text, "watch" if late == "late" else "plain")


def _direction(teller: Teller, record: Record) -> Rows:
    assert isinstance(record, Direction)
    yield teller.voice("label.decision"), _decided(teller, record.decision)
    yield teller.voice("label.text"), record.text


def _decided(teller: Teller, decision: str | None) -> str:
    """The case by which something is in force, and what was said to it."""
    case = teller.portfolio.get(Decision, decision)
    if case is None:
        return NOTHING
    stands = standing_of(case, teller.day)
    text = stands.text(teller)
    facts = {"case": case.title, "stands": text.text if isinstance(text, Text) else text}
    return teller.voice("explained.by_case", since=stands.since, **facts)


OWN: Mapping[type[Record], Callable[[Teller, Record], Rows]] = {
    Body: _body,
    Organisation: _organisation,
    Member: _member,
    Meeting: _meeting,
    Task: _task,
    Plan: _plan,
    Direction: _direction,
}
