"""What is pending for a body, put on the agenda of its meeting."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from telectl.model.body import Body
from telectl.model.changes import Append, Change, Remove
from telectl.model.decision import Decision
from telectl.model.meeting import LeftOut, Matter, Meeting
from telectl.model.portfolio import Portfolio
from telectl.model.project import Project
from telectl.model.workflow import ANY, LEFT
from telectl.workflow import decisions, gates, mandates, states
from telectl.workflow.answers import unanswered
from telectl.workflow.climb import has_heard, is_over, lies_with
from telectl.workflow.convening import minutes_to_approve
from telectl.workflow.follow_ups import open_follow_ups
from telectl.workflow.sittings import deadline
from telectl.workflow.submitting import has_spoken
from telectl.workflow.wishes import Wish

SECTIONS = ("minutes", "advice", "hearing", "gate", "follow_up")


class Filling(NamedTuple):
    """The cases and matters to be put on, and the places of those whose cause is gone."""

    cases: tuple[str, ...]
    matters: tuple[Matter, ...]
    settled: tuple[int, ...]
    decided: tuple[str, ...] = ()


def filling(portfolio: Portfolio, meeting: Meeting, day: date) -> Filling:
    """What an agenda lacks on a day; what was taken off by hand stays off."""
    off = {_key(each) for each in meeting.left_out}
    cases = [
        each.id
        for each in pending(portfolio, meeting, day)
        if each.id not in meeting.agenda and (None, each.id, None) not in off
    ]
    decided = tuple(_decided(portfolio, meeting, day))
    kept = tuple(each for each in meeting.agenda if each not in decided)
    wanted = tuple(matters(portfolio, meeting, (*kept, *cases), day))
    there = {_key(each) for each in meeting.matters}
    fresh = tuple(each for each in wanted if _key(each) not in there | off)
    keys = {_key(each) for each in wanted}
    gone = (
        i for i, each in enumerate(meeting.matters) if _is_done(each) and _key(each) not in keys
    )
    return Filling(tuple(cases), fresh, tuple(gone), decided)


def filled(meeting: Meeting, found: Filling) -> Iterator[Change]:
    """The agenda with what it lacked, in the order in which it was; without what is settled."""
    for i in reversed(found.settled):
        yield Remove(meeting.id, ("matters", i))
    for i in reversed(range(len(meeting.agenda))):
        if meeting.agenda[i] in found.decided:
            yield Remove(meeting.id, ("agenda", i))
    yield from (Append(meeting.id, ("agenda",), each) for each in found.cases)
    for each in found.matters:
        yield Append(meeting.id, ("matters",), each.model_dump(exclude_none=True))


def _decided(portfolio: Portfolio, meeting: Meeting, day: date) -> Iterator[str]:
    """The cases of the agenda that were settled elsewhere before the meeting said a word."""
    said = {each.case for each in meeting.said}
    for name in meeting.agenda:
        case = portfolio.get(Decision, name)
        if case and is_over(case, day) and name not in said and not has_spoken(case, meeting):
            yield name


def _is_done(matter: Matter) -> bool:
    """Whether a matter was put there by filling, and nobody has said anything to it."""
    return matter.sort != "other" and matter.result is None and matter.remark is None


def _key(item: Matter | LeftOut) -> tuple[str | None, str | None, int | None]:
    return item.sort, item.record, item.number


def pending(portfolio: Portfolio, meeting: Meeting, day: date) -> tuple[Decision, ...]:
    """The cases that lie with the body: sent in time for the meeting, or put off by it."""
    found = [each for each in portfolio.of(Decision) if _is_pending(portfolio, each, meeting, day)]
    return tuple(sorted(found, key=lambda each: (each.submitted or day, each.id)))


def too_late(portfolio: Portfolio, meeting: Meeting, day: date) -> tuple[Decision, ...]:
    """The cases that lie with the body and were sent after the deadline: filling leaves them."""
    body = portfolio.get(Body, meeting.body)
    off = {*meeting.agenda, *(each.record for each in meeting.left_out if each.sort is None)}
    return tuple(
        each
        for each in portfolio.of(Decision)
        if body is not None
        and each.submitted is not None
        and deadline(body, meeting.date) < each.submitted <= min(day, meeting.date)
        and each.id not in off
        and _is_waiting(portfolio, each, meeting, day)
        and not _is_pending(portfolio, each, meeting, day)
    )


def _is_waiting(portfolio: Portfolio, case: Decision, meeting: Meeting, day: date) -> bool:
    """Whether a case lies with the body, and none of its meetings before this one takes it."""
    if lies_with(portfolio, case, day) != meeting.body:
        return False
    return not _is_listed_before(portfolio, case, meeting)


def _is_pending(portfolio: Portfolio, case: Decision, meeting: Meeting, day: date) -> bool:
    body = portfolio.get(Body, meeting.body)
    if body is None or not _is_waiting(portfolio, case, meeting, day):
        return False
    put_off = any(each.body == body.id and each.date <= day for each in case.outcomes)
    in_time = case.submitted is not None and case.submitted <= deadline(body, meeting.date)
    return in_time or (put_off and not has_heard(case, body.id, day))


def _is_listed_before(portfolio: Portfolio, case: Decision, meeting: Meeting) -> bool:
    """Whether an earlier meeting of the body that is still to come has it on its agenda."""
    return any(
        each.status == "planned" and each.date < meeting.date and case.id in each.agenda
        for each in portfolio.of(Meeting)
        if each.body == meeting.body
    )


def matters(
    portfolio: Portfolio, meeting: Meeting, agenda: tuple[str, ...], day: date
) -> Iterator[Matter]:
    """What else awaits the body; the team that runs it all sees to every case."""
    body = meeting.body
    team = body == portfolio.settings.centre.core_team
    yield from minutes_to_approve(portfolio, body, meeting.date)
    cases = sorted(portfolio.of(Decision), key=lambda each: each.id)
    living = [each for each in cases if not is_over(each, day)]
    for case in living:
        for i, advice in enumerate(case.advice, 1):
            if advice.body == body and advice.requested and not advice.given:
                yield Matter(sort="advice", record=case.id, number=i)
    for case in living:
        if team or case.id in agenda or lies_with(portfolio, case, day) == body:
            yield from _late_hearings(case, day)
    yield from _gates(portfolio, meeting, agenda, day)
    for case in cases:
        if team or any(each.body == body for each in case.rulings):
            yield from _late_follow_ups(case, day)


def _late_hearings(case: Decision, day: date) -> Iterator[Matter]:
    for each in unanswered(case, day):
        if each.sent and each.deadline and each.deadline < day:
            number = case.hearings.index(each) + 1
            yield Matter(sort="hearing", record=case.id, number=number)


def _late_follow_ups(case: Decision, day: date) -> Iterator[Matter]:
    if case.withdrawn and case.withdrawn <= day:
        return
    for number, each in open_follow_ups(case).items():
        if each.deadline < day:
            yield Matter(sort="follow_up", record=case.id, number=number)


def _gates(
    portfolio: Portfolio, meeting: Meeting, agenda: tuple[str, ...], day: date
) -> Iterator[Matter]:
    """The projects that lack nothing but a decision of the body, and no case on the agenda asks."""
    if not mandates.holds(portfolio, meeting.body, "decide", meeting.date):
        return
    cases = (portfolio.get(Decision, each) for each in agenda)
    asked = {p.moves.project for case in cases if case for p in case.points if p.moves}
    for project in sorted(portfolio.of(Project), key=lambda each: each.id):
        if project.id not in asked and _waits(portfolio, project, day):
            yield Matter(sort="gate", record=project.id)


def _waits(portfolio: Portfolio, project: Project, day: date) -> bool:
    workflow = portfolio.workflow
    for to, step in states.steps_from(workflow, project.state, project.transitions):
        onward = step.origin != ANY and step.to != LEFT and not workflow.is_final(to)
        if not onward or step.approver != "deciding_body":
            continue
        if decisions.allowing(portfolio, project.id, to, day):
            continue
        lacks = {each.code for each in gates.unmet(portfolio, step, Wish(project, to, day))}
        if lacks == {gates.MET_BY["decision"]}:
            return True
    return False
