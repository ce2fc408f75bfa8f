"""Any other record explained: its period, what it may on the day, what hangs on it."""

from __future__ import annotations

from telectl.document import Text
from telectl.model.base import PeriodRecord, Record
from telectl.model.body import Body
from telectl.model.decision import Decision
from telectl.model.direction import Direction
from telectl.model.meeting import Meeting
from telectl.model.member import Member
from telectl.model.organisation import Organisation
from telectl.model.plan import Plan
from telectl.model.task import Task
from telectl.reports.cases import standing_of
from telectl.reports.explain_holders import (
    Rows,
    body_gaps,
    body_rows,
    member_rows,
    organisation_rows,
    period_text,
)
from telectl.reports.explain_left import left_gaps
from telectl.reports.gaps import Gap
from telectl.reports.teller import NOTHING, Teller
from telectl.workflow.sittings import notice, sittings


def rows(teller: Teller, record: Record) -> Rows:
    """What is to be said of a record on a day, a line each."""
    if isinstance(record, PeriodRecord):
        yield teller.voice("explained.stands"), period_text(teller, record)
        yield from _succession(teller, record)
    yield from _own(teller, record)


def gaps(teller: Teller, record: Record) -> tuple[Gap, ...]:
    """What is lacking for what waits here to be answered, or since somebody left."""
    if isinstance(record, Member):
        return tuple(left_gaps(teller, record))
    return tuple(body_gaps(teller, record)) if isinstance(record, Body) else ()


def _own(teller: Teller, record: Record) -> Rows:
    """What only records of this kind have to say."""
    match record:
        case Body():
            yield from body_rows(teller, record)
        case Organisation():
            yield from organisation_rows(teller, record)
        case Member():
            yield from member_rows(teller, record)
        case Meeting():
            yield from _meeting(teller, record)
        case Task():
            yield from _task(teller, record)
        case Plan():
            yield from _plan(teller, record)
        case Direction():
            yield from _direction(teller, record)


def _succession(teller: Teller, record: Record) -> Rows:
    if isinstance(record, Body | Organisation):
        for key in ("predecessors", "successors"):
            if getattr(record, key):
                yield (
                    teller.voice(f"label.{key}"),
                    ", ".join(map(teller.name, getattr(record, key))),
                )


def _meeting(teller: Teller, record: Meeting) -> Rows:
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
        tone = text.tone if isinstance(text, Text) else "plain"
        said = text.text if isinstance(text, Text) else text
        yield voice("label.agenda"), Text(f"{teller.name(case_id)}: {said}", tone)


def _task(teller: Teller, record: Task) -> Rows:
    voice = teller.voice
    done = record.done is not None and record.done <= teller.day
    key = "explained.task_done" if done else "explained.task_open"
    yield voice("explained.stands"), voice(key, done=record.done, due=teller.date(record.due))
    yield voice("explained.with"), NOTHING if done else teller.name(record.owner)


def _plan(teller: Teller, record: Plan) -> Rows:
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


def _direction(teller: Teller, record: Direction) -> Rows:
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
