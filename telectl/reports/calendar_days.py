"""The days that a calendar holds: meetings, deadlines, what is to be done, who is to be told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from telectl.model.body import Body
from telectl.model.decision import Decision
from telectl.model.meeting import Meeting
from telectl.model.portfolio import Portfolio
from telectl.reports.teller import Teller
from telectl.workflow.sittings import deadline, notice


class CalendarDay(NamedTuple):
    """Something on a day; ``uid`` is the same as long as it is the same thing."""

    uid: str
    kind: str
    day: date
    title: str
    record: str
    text: str = ""
    place: str | None = None
    cancelled: bool = False
    stamp: date | None = None


def calendar_days(teller: Teller, body: str | None) -> tuple[CalendarDay, ...]:
    """All that has a day and isn't done, of one body or of all, the first first."""
    found = [
        *_meetings(teller, body),
        *_submissions(teller, body),
        *(each for case in _cases(teller.portfolio, body) for each in _of_case(teller, case)),
        *(each for case in teller.portfolio.of(Decision) for each in _to_tell(teller, case, body)),
    ]
    return tuple(sorted(found, key=lambda each: (each.day, each.kind, each.uid)))


def _meetings(teller: Teller, body: str | None) -> Iterator[CalendarDay]:
    for each in teller.portfolio.of(Meeting):
        if body in (None, each.body):
            cancelled = each.status == "cancelled"
            text = teller.voice("calendar_of.cases", n=len(each.agenda))
            yield CalendarDay(
                f"meeting-{each.id}",
                "meeting",
                each.date,
                each.title,
                each.id,
                text,
                each.place,
                cancelled,
                each.recorded,
            )


def _submissions(teller: Teller, body: str | None) -> Iterator[CalendarDay]:
    """The last day to submit a case for each day on which a body meets."""
    for each in teller.portfolio.of(Body):
        if body not in (None, each.id) or notice(each) is None:
            continue
        for day in sorted(_sits_on(teller.portfolio, each)):
            facts = {"body": teller.brief(each.id), "day": day}
            title = teller.voice("calendar_of.submission", **facts)
            uid, last = f"submission-{each.id}-{day.isoformat()}", deadline(each, day)
            yield CalendarDay(uid, "submission", last, title, each.id, stamp=each.recorded)


def _sits_on(portfolio: Portfolio, body: Body) -> set[date]:
    """The days of its calendar while it is in force, and of meetings; none that was cancelled."""
    days = {each for each in body.calendar.days if body.covers(each)}
    held = [each for each in portfolio.of(Meeting) if each.body == body.id]
    cancelled = {each.date for each in held if each.status == "cancelled"}
    kept = {each.date for each in held if each.status != "cancelled"}
    return (days - cancelled) | kept


def _cases(portfolio: Portfolio, body: str | None) -> Iterator[Decision]:
    for case in portfolio.of(Decision):
        bodies = {*case.chain, *(e.body for e in case.outcomes), *(e.body for e in case.advice)}
        if body is None or body in bodies:
            yield case


def _of_case(teller: Teller, case: Decision) -> Iterator[CalendarDay]:
    """A hearing that isn't answered, a follow-up that isn't done."""
    if case.withdrawn and case.withdrawn <= teller.day:
        return
    closed = case.publicity.access == "closed"
    title = shown_title(teller, case)
    for n, hearing in enumerate(case.hearings, 1):
        if hearing.deadline and hearing.sent and hearing.answered is None and not case.decided:
            facts = {"title": title, "party": hearing.party}
            key = "calendar_of.hearing_closed" if closed else "calendar_of.hearing"
            said = teller.voice(key, **facts)
            uid = f"hearing-{case.id}-{n}"
            yield CalendarDay(uid, "hearing", hearing.deadline, said, case.id, stamp=case.recorded)
    for n, each in enumerate(case.follow_ups, 1):
        if each.done is None:
            facts = {"title": title, "text": each.text}
            key = "calendar_of.follow_up_closed" if closed else "calendar_of.follow_up"
            said = teller.voice(key, **facts)
            who = teller.name(each.responsible)
            text = teller.voice("calendar_of.responsible", name=who)
            uid = f"follow-up-{case.id}-{n}"
            yield CalendarDay(
                uid, "follow_up", each.deadline, said, case.id, text, stamp=case.recorded
            )


def _to_tell(teller: Teller, case: Decision, body: str | None) -> Iterator[CalendarDay]:
    """A forum that is to be told and hasn't been since the decision."""
    decided = case.decided or date.min
    told = {each.forum for each in case.orientations if each.date >= decided}
    for each in case.to_tell:
        if each.forum not in told and body in (None, each.forum, *case.chain):
            facts = {"title": shown_title(teller, case), "forum": teller.name(each.forum)}
            said = teller.voice("calendar_of.to_tell", **facts)
            uid = f"to-tell-{case.id}-{each.forum}"
            yield CalendarDay(uid, "to_tell", each.deadline, said, case.id, stamp=case.recorded)


def shown_title(teller: Teller, case: Decision) -> str:
    """A case's title, unless it is closed."""
    closed = case.publicity.access == "closed"
    return teller.voice("papers.closed_item") if closed else case.title
