"""A meeting closed, as one act: its outcomes in the cases, and all that follows from them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from telectl.model.changes import Append, Change, Remove, Set
from telectl.model.decision import Decision, Point
from telectl.model.meeting import Meeting, Said
from telectl.model.outcome import APPROVING
from telectl.model.portfolio import Portfolio
from telectl.model.project import Project
from telectl.workflow import cases, projects
from telectl.workflow.convening import next_planned
from telectl.workflow.moment import Moment
from telectl.workflow.orientations import untold
from telectl.workflow.projects import Request
from telectl.workflow.saying import told_again
from telectl.workflow.states import step_between
from telectl.workflow.wishes import Unmet


class Step(NamedTuple):
    """A project's step that was approved; what its gate still lacks keeps it where it is."""

    case: str
    project: str
    origin: str
    to: str
    changes: tuple[Change, ...] = ()
    lacks: tuple[Unmet, ...] = ()
    second: bool = False


def outcomes(portfolio: Portfolio, meeting: Meeting, moment: Moment) -> Iterator[Change]:
    """The drafts as outcomes of their cases, and the meeting as one that is over."""
    for draft in meeting.said:
        yield from cases.record(portfolio, told_again(meeting, draft), moment)
        yield from _to_do(portfolio, draft)
    if meeting.said:
        yield Remove(meeting.id, ("said",))
    yield Set(meeting.id, ("status",), "closed")
    if meeting.minutes is None:
        yield Set(meeting.id, ("minutes",), {"status": "draft"})
    yield from _minutes(portfolio, meeting)


def _to_do(portfolio: Portfolio, draft: Said) -> Iterator[Change]:
    case = portfolio.get(Decision, draft.case)
    if case is None:
        return
    if draft.follow_ups and case.no_follow_up:
        yield Remove(case.id, ("no_follow_up",))
    for each in draft.follow_ups:
        made = each.model_dump(exclude_none=True)
        yield Append(case.id, ("follow_ups",), made)
    if draft.no_follow_up and not case.follow_ups and not draft.follow_ups:
        yield Set(case.id, ("no_follow_up",), draft.no_follow_up)


def _minutes(portfolio: Portfolio, meeting: Meeting) -> Iterator[Change]:
    """Old minutes that were approved are final; the rest, and these, go to the next meeting."""
    waiting = [meeting.id]
    for each in meeting.matters:
        old = portfolio.get(Meeting, each.record) if each.sort == "minutes" else None
        if old is None or old.minutes is None or old.minutes.status == "final":
            continue
        if each.result in APPROVING:
            yield Set(old.id, ("minutes", "status"), "final")
            yield Set(old.id, ("minutes", "approved"), meeting.date)
        else:
            waiting.insert(-1, old.id)
    following = next_planned(portfolio, meeting)
    there = (
        {each.record for each in following.matters if each.sort == "minutes"}
        if following
        else set()
    )
    for name in waiting if following else ():
        if following and name not in there:
            yield Append(following.id, ("matters",), {"sort": "minutes", "record": name})


def steps(after: Portfolio, meeting: Meeting, moment: Moment) -> Iterator[Step]:
    """The steps of projects that the meeting approved, judged on what it decided.

    Asked of the portfolio as the outcomes leave it. Of two steps of one project the second waits.
    """
    then, seen = moment.on(meeting.date), set()
    for case, point in _approved(after, meeting):
        project = after.get(Project, point.moves.project) if point.moves else None
        if project and point.moves and project.id in seen:
            yield Step(case.id, project.id, project.state, point.moves.to, second=True)
        elif project and point.moves and project.state != point.moves.to:
            seen.add(project.id)
            yield _step(after, project, (case, point), then)


def _approved(after: Portfolio, meeting: Meeting) -> Iterator[tuple[Decision, Point]]:
    """The points that the meeting approved in a way that counts."""
    for draft in meeting.said:
        case = after.get(Decision, draft.case)
        approved = {each.number for each in draft.points if each.result in APPROVING}
        if case is not None and _decides(case, meeting):
            yield from ((case, point) for point in case.points if point.number in approved)


def _decides(case: Decision, meeting: Meeting) -> bool:
    return any(each.meeting == meeting.id for each in case.rulings)


def _step(after: Portfolio, project: Project, asked: tuple[Decision, Point], then: Moment) -> Step:
    case, point = asked
    assert point.moves is not None
    to = point.moves.to
    step = step_between(after.workflow, project.state, to, project.transitions)
    reason = point.text if step and step.reason else None
    request = Request(project.id, to, then.day, then.today, case.id, None, reason)
    answer = projects.advance(after, request)
    return Step(case.id, project.id, project.state, to, answer.changes, answer.refusals)


def to_tell(after: Portfolio, meeting: Meeting) -> Iterator[Change]:
    """The fora to be told of what was decided, and until when."""
    deadline = meeting.date + timedelta(days=after.settings.thresholds.orientation_days)
    for draft in meeting.said:
        case = after.get(Decision, draft.case)
        if case is None or case.item_type != "decision" or not _decides(case, meeting):
            continue
        there = {each.forum for each in case.to_tell}
        for forum in untold(after, case, date.max):
            if forum not in there:
                yield Append(case.id, ("to_tell",), {"forum": forum, "deadline": deadline})
