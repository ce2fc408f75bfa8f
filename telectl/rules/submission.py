"""Rules of when cases reach the bodies that answer them: deadlines, and days that are left."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from telectl.findings import Severity
from telectl.model.body import Body
from telectl.model.decision import Decision
from telectl.model.meeting import Meeting
from telectl.model.portfolio import Portfolio
from telectl.rules.registry import Told, rule
from telectl.workflow import mandates
from telectl.workflow.sittings import deadline, last_day, notice, sittings

ANSWERING = ("decide", "advise")


@rule("D031", Meeting, Severity.WARNING, clauses=["C13", "C28"])
def too_late_for_the_meeting(meeting: Meeting, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """A case on the agenda of a coming meeting was not submitted by the body's deadline."""
    body = portfolio.get(Body, meeting.body)
    if meeting.status != "planned" or meeting.date < day or body is None or notice(body) is None:
        return
    last = deadline(body, meeting.date)
    for i, name in enumerate(meeting.agenda):
        case = portfolio.get(Decision, name)
        if case is None or case.withdrawn or not _answers(portfolio, body, meeting.date):
            continue
        sent = _sent(case, body.id)
        if (sent or day) > last:
            facts: dict[str, object] = {"case": name, "body": body.id, "deadline": last}
            facts |= {"date": meeting.date, "sent": sent, "why": "late" if sent else "unsent"}
            yield ("agenda", i), facts


def _answers(portfolio: Portfolio, body: Body, day: date) -> bool:
    return any(mandates.holds(portfolio, body.id, role, day) for role in ANSWERING)


def _sent(case: Decision, body: str) -> date | None:
    """When a body was sent a case: asked for its advice, else when the case was submitted."""
    asked = [each.requested for each in case.advice if each.body == body and each.requested]
    return min(asked, default=case.submitted)


@rule("V008", Body, Severity.WARNING, clauses=["C13"])
def no_day_left(body: Body, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """Cases wait for a body that is in force and has no day left in its calendar."""
    if not body.calendar.days or not _answers(portfolio, body, day):
        return
    if sittings(portfolio, body, day):
        return
    treated = _being_treated(portfolio, body)
    cases = (each for each in portfolio.of(Decision) if each.id not in treated)
    waiting = tuple(each.id for each in cases if _waits(each, body, day))
    if waiting:
        facts = {"body": body.id, "cases": waiting, "last": last_day(portfolio, body)}
        yield ("calendar", "days"), {**facts, "n": len(waiting)}


def _being_treated(portfolio: Portfolio, body: Body) -> frozenset[str]:
    """The cases of a meeting that was held and isn't closed: what it said is yet to be written."""
    held = (m for m in portfolio.of(Meeting) if m.body == body.id and m.status == "held")
    return frozenset(case for meeting in held for case in meeting.agenda)


def _waits(case: Decision, body: Body, day: date) -> bool:
    """Whether a case is submitted and still to be answered by a body."""
    if case.withdrawn and case.withdrawn <= day:
        return False
    asked = (each for each in case.advice if each.body == body.id and each.requested)
    if any(each.given is None for each in asked) and case.outcome is None:
        return True
    sent = case.submitted is not None and case.submitted <= day
    sent = sent and case.item_type in ("decision", "hearing")
    return body.id in case.chain and sent and (case.outcome is None or bool(case.left_open))
