"""Rules of meetings: days, agendas, who was there, what came of it."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from datetime import date

from telectl.findings import Severity
from telectl.model.body import Body
from telectl.model.decision import Decision
from telectl.model.meeting import Meeting
from telectl.model.portfolio import Portfolio
from telectl.rules.registry import TOLD_OF_ALL, Told, rule, rule_of_all
from telectl.rules.sight import filed
from telectl.workflow import mandates
from telectl.workflow.whole import is_settled


@rule("T001", Meeting, Severity.WARNING)
def day_not_in_calendar(meeting: Meeting, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """A meeting lies on a day that its body's calendar doesn't have."""
    body = portfolio.get(Body, meeting.body)
    days = body.calendar.days if body else ()
    if meeting.extraordinary or meeting.status == "cancelled":
        return
    if days and meeting.date not in days:
        nearest = min(days, key=lambda each: abs(each - meeting.date))
        yield ("date",), {"date": meeting.date, "body": meeting.body, "closest": nearest}


@rule("T002", Meeting)
def case_twice_on_agenda(meeting: Meeting, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """The same case stands twice on the agenda."""
    for i in _again(meeting.agenda):
        yield ("agenda", i), {"decision": meeting.agenda[i]}


@rule("T003", Meeting)
def member_twice(meeting: Meeting, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """The same member stands twice in the list of attendance, about the same cases.

    One may be there for most of a meeting and recused from a case: that is told of the case.
    """
    told = [(each.member, case) for each in meeting.attendance for case in each.cases or (None,)]
    twice = {told[i] for i in _again(told)}
    seen: set[object] = set()
    for i, each in enumerate(meeting.attendance):
        about = {(each.member, case) for case in each.cases or (None,)}
        if about & twice & seen:
            yield ("attendance", i, "member"), {"member": each.member}
        seen |= about


def _again(values: Iterable[Hashable]) -> Iterator[int]:
    seen: set[Hashable] = set()
    for i, each in enumerate(values):
        if each in seen:
            yield i
        seen.add(each)


@rule("T004", Meeting, Severity.WARNING)
def there_without_a_seat(meeting: Meeting, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """Someone without a seat in the body stands in the list of attendance."""
    seated = {member.id for member, _ in portfolio.sat(meeting.body, meeting.date)}
    for i, each in enumerate(meeting.attendance if seated else ()):
        entry = portfolio.entries.get(each.member)
        if each.member not in seated and entry is not None and entry.record is not None:
            facts = {"member": each.member, "body": meeting.body, "date": meeting.date}
            yield ("attendance", i, "member"), facts


@rule("T005", Meeting, Severity.WARNING, clauses=["C28"])
def nothing_came_of_it(meeting: Meeting, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """A meeting is over, and a case on its agenda has neither outcome nor advice from it.

    On its own day it may still be written down.
    """
    over = meeting.status == "closed" or (meeting.status == "held" and meeting.date < day)
    if not over or not _speaks(portfolio, meeting):
        return
    drafts = {each.case for each in meeting.said}
    for i, each in enumerate(meeting.agenda):
        case = portfolio.get(Decision, each)
        if case is not None and each not in drafts and not _answered(case, meeting):
            facts = {"decision": each, "body": meeting.body, "meeting": meeting.id}
            why = {} if meeting.status == "closed" else {"why": "held"}
            yield ("agenda", i), {**facts, "date": meeting.date, **why}


def _speaks(portfolio: Portfolio, meeting: Meeting) -> bool:
    """A team that prepares cases says nothing to them that could be missing."""
    return any(
        mandates.holds(portfolio, meeting.body, role, meeting.date) for role in ("decide", "advise")
    )


def _answered(case: Decision, meeting: Meeting) -> bool:
    bodies = [each.body for each in case.outcomes if each.date >= meeting.date]
    bodies += [each.body for each in case.advice if each.given and each.given >= meeting.date]
    bodies += [each.forum for each in case.orientations]
    return meeting.body in bodies or is_settled(case, meeting)


@rule_of_all("T006", Severity.WARNING)
def two_meetings_on_one_day(portfolio: Portfolio, day: date) -> Iterator[TOLD_OF_ALL]:
    """A body has two meetings on one day."""
    seen: dict[tuple[str, date], str] = {}
    for meeting in filed(portfolio, Meeting):
        if meeting.status != "cancelled":
            other = seen.setdefault((meeting.body, meeting.date), meeting.id)
            if other != meeting.id:
                yield meeting.id, ("date",), {"body": meeting.body, "other": other}
