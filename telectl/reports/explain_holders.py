"""Who sits, represents and may what on a day: bodies, organisations, members."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import reduce

from telectl.document import Inline
from telectl.model.base import Period, Unknown
from telectl.model.body import Body
from telectl.model.decision import Decision
from telectl.model.member import Member
from telectl.model.organisation import Mandate, Organisation
from telectl.model.project import Project
from telectl.model.task import Task
from telectl.reports.barriers import barred_commands, barred_text, joined
from telectl.reports.cases import standing_of
from telectl.reports.gaps import Gap
from telectl.reports.teller import Teller
from telectl.workflow.barred import Barred, barred
from telectl.workflow.sittings import holding, notice, sittings

Rows = Iterator[tuple[str, Inline]]
COMING = 3
TAKING = frozenset({"decide", "advise"})


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


def body_rows(teller: Teller, record: Body) -> Rows:
    """What a body may, when it meets, who sits there, what waits for it."""
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
    if seated and record.covers(day):
        yield voice("explained.seated"), ", ".join(seated)
    for case in _waiting(teller, record):
        yield voice("explained.waiting"), f"{case.title} ({case.id})"


def body_gaps(teller: Teller, body: Body) -> Iterator[Gap]:
    """Cases wait, and no meeting of anyone with the mandate is known: why, and what helps."""
    portfolio, day = teller.portfolio, teller.day
    if sittings(portfolio, body, day) or not any(_waiting(teller, body)):
        return
    for mandate in body.mandates:
        subjects = mandate.subjects or (None,)
        whys = [why for each in subjects if (why := _unmet(teller, mandate.role, each))]
        if whys and mandate.role in TAKING:
            why = reduce(joined, whys)
            text = barred_text(teller, why)
            commands = tuple(barred_commands(teller, why, None))
            yield Gap(f"{text[:1].upper()}{text[1:]}", None, commands)


def _unmet(teller: Teller, role: str, subject: str | None) -> Barred | None:
    """Why nobody with a mandate meets any more, if that is so."""
    portfolio, day = teller.portfolio, teller.day
    able = tuple(holding(portfolio, role, day, subject))
    if any(sittings(portfolio, each, day) for each in able):
        return None
    return barred(portfolio, able, role, day, subject)


def _waiting(teller: Teller, body: Body) -> Iterator[Decision]:
    """The open cases that name a body in their chain, or ask it for advice."""
    for case in teller.portfolio.of(Decision):
        asked = any(
            each.body == body.id and each.requested and each.given is None for each in case.advice
        )
        if (body.id in case.chain or asked) and standing_of(case, teller.day).is_open:
            yield case


def organisation_rows(teller: Teller, record: Organisation) -> Rows:
    """What an organisation may, who represents it, which projects it is a site of."""
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


def member_rows(teller: Teller, record: Member) -> Rows:
    """Where a member sits, and what is theirs to do."""
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
