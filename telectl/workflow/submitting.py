"""A case sent to a body, and taken back: pure changes, and what is to be known of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from telectl.findings import Exit, Refusal
from telectl.model.body import Body
from telectl.model.changes import Append, Change, Remove, Set
from telectl.model.decision import Decision
from telectl.model.meeting import Meeting
from telectl.model.portfolio import Portfolio
from telectl.workflow.agenda import refuse_said
from telectl.workflow.climb import chain_with, has_heard, is_over, lies_with
from telectl.workflow.moment import Moment
from telectl.workflow.records import require
from telectl.workflow.sittings import Sitting, sittings


@dataclass(frozen=True, slots=True)
class Submission:
    """To whom a case goes, for which meeting; the one whose deadline it missed, if it did."""

    case: Decision
    body: str
    day: date
    sitting: Sitting | None = None
    missed: Sitting | None = None


def submission(portfolio: Portfolio, case: Decision, body: str | None, day: date) -> Submission:
    """What a case's submission on a day comes to; refuses one that says nothing new."""
    _refuse_over(case, day)
    if not case.points:
        raise Refusal(Exit.USAGE, "case.no_points", id=case.id)
    to = body or lies_with(portfolio, case, day)
    if to is None:
        raise Refusal(Exit.USAGE, "case.no_body", id=case.id)
    require(portfolio, "bodies", to)
    _refuse_sent(case, to, day)
    found = portfolio.get(Body, to)
    ahead = sittings(portfolio, found, day) if found else ()
    reached = next((each for each in ahead if day <= each.submit_by), None)
    missed = next((each for each in ahead if each.submit_by < day), None)
    return Submission(case, to, day, reached, missed)


def _refuse_over(case: Decision, day: date) -> None:
    if case.withdrawn and case.withdrawn <= day:
        raise Refusal(Exit.REFUSED, "case.withdrawn", id=case.id, day=case.withdrawn)
    if is_over(case, day):
        raise Refusal(Exit.REFUSED, "case.over", id=case.id, day=case.decided)


def _refuse_sent(case: Decision, body: str, day: date) -> None:
    """Refuses a case that the body has got and not yet said anything to."""
    sent = case.submitted
    if sent is None or body not in case.chain:
        return
    answered = any(sent <= each.date <= day for each in case.outcomes)
    advised = any(each.given and sent <= each.given <= day for each in case.advice)
    if not answered and not advised and not has_heard(case, body, day):
        raise Refusal(Exit.CONFLICT, "case.sent", id=case.id, body=body, day=sent)


def submitted(portfolio: Portfolio, sent: Submission) -> Iterator[Change]:
    """The day, and the body among those that the case climbs through."""
    case = sent.case
    chain = chain_with(portfolio, case, sent.body, sent.day)
    if chain[: len(case.chain)] == case.chain:
        yield from (Append(case.id, ("chain",), each) for each in chain[len(case.chain) :])
    else:
        yield Set(case.id, ("chain",), list(chain))
    yield Set(case.id, ("submitted",), sent.day)


def withdrawn(portfolio: Portfolio, case: Decision, moment: Moment) -> Iterator[Change]:
    """A case taken back, and off the agendas of the meetings that are to come."""
    if case.withdrawn:
        raise Refusal(Exit.CONFLICT, "case.withdrawn", id=case.id, day=case.withdrawn)
    if case.outcome is not None:
        raise Refusal(Exit.REFUSED, "case.over", id=case.id, day=case.decided)
    for meeting in listing(portfolio, case):
        refuse_said(meeting, case.id)
    yield Set(case.id, ("withdrawn",), moment.day)
    for meeting in listing(portfolio, case):
        yield Remove(meeting.id, ("agenda", meeting.agenda.index(case.id)))


def listing(portfolio: Portfolio, case: Decision) -> tuple[Meeting, ...]:
    """The meetings that aren't over and have a case on their agenda."""
    going = (each for each in portfolio.of(Meeting) if each.status in ("planned", "held"))
    return tuple(e for e in going if case.id in e.agenda and not has_spoken(case, e))


def has_spoken(case: Decision, meeting: Meeting) -> bool:
    """Whether a case holds an outcome or advice that names the meeting."""
    told = [each.meeting for each in case.outcomes] + [each.meeting for each in case.advice]
    return meeting.id in told
