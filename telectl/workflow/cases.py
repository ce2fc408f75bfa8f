"""What a body decided in a case, as it was: in a new one, or in one that lies ready."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from telectl.findings import Exit, Refusal
from telectl.model.body import Body
from telectl.model.changes import Append, Change, Set
from telectl.model.decision import Decision
from telectl.model.meeting import Meeting
from telectl.model.portfolio import Portfolio
from telectl.workflow.drafting import created, move, points_of, require_new
from telectl.workflow.extras import extras
from telectl.workflow.journalising import require_form
from telectl.workflow.meeting_correcting import entry
from telectl.workflow.moment import Moment
from telectl.workflow.outcomes import as_outcome, giving_way, outcome
from telectl.workflow.priorities import following
from telectl.workflow.records import id_from, require
from telectl.workflow.resting import refuse_more
from telectl.workflow.sealed import require_unapproved
from telectl.workflow.told import Told, numbered

__all__ = [
    "Told",
    "body_named",
    "from_meeting",
    "id_from",
    "lacking",
    "move",
    "record",
    "require_new",
]


def lacking(portfolio: Portfolio, told: Told) -> tuple[str, ...]:
    """The options without which a decision can't be recorded."""
    case = portfolio.get(Decision, told.id)
    known = told.id in portfolio.entries
    wanted = {
        "--title": known or told.title,
        "--body": told.body,
        "--point": told.points or (case and case.points),
        "--result": told.results,
    }
    return tuple(name for name, given in wanted.items() if not given)


def from_meeting(portfolio: Portfolio, told: Told) -> Told:
    """The same with the body and the day of the meeting that it names."""
    if told.meeting is None:
        return told
    require(portfolio, "meetings", told.meeting)
    meeting = portfolio.get(Meeting, told.meeting)
    assert meeting is not None
    whole = replace(told, body=told.body or meeting.body, day=told.day or meeting.date)
    if (whole.body, whole.day) != (meeting.body, meeting.date):
        raise Refusal(
            Exit.USAGE,
            "decision.other_meeting",
            meeting=meeting.id,
            body=meeting.body,
            day=meeting.date,
        )
    if any(each.case == told.id for each in meeting.said):
        raise Refusal(Exit.REFUSED, "decision.draft", id=told.id, meeting=meeting.id)
    return whole


def body_named(portfolio: Portfolio, said: str) -> str:
    """The id of a body called by its id, short name or title; anything else as it was said."""
    name = said.strip().casefold()
    for body in portfolio.of(Body):
        if name in (body.id, (body.short or "").casefold(), body.title.casefold()):
            return body.id
    return said


def record(portfolio: Portfolio, told: Told, moment: Moment) -> tuple[Change, ...]:
    """What a body decided: in a new case, or in one that lies ready."""
    require(portfolio, "bodies", told.body or "")
    if told.journal:
        require_form(portfolio, told.journal)
    then = moment.on(told.day or moment.day)
    agenda = _agenda(portfolio, told, moment)
    if told.id not in portfolio.entries:
        points = points_of(portfolio, told)
        said = outcome(portfolio, told, then, [1 + n for n in range(len(points))], None)
        return (created(told, moment, points, outcomes=[said]), *agenda)
    require(portfolio, "decisions", told.id)
    case = portfolio.get(Decision, told.id)
    assert case is not None
    return (*_into(portfolio, case, told, then), *agenda)


def _into(portfolio: Portfolio, case: Decision, told: Told, then: Moment) -> Iterator[Change]:
    """The outcome added to a case that is there, with the points that it lacked."""
    if told.points and case.points:
        raise Refusal(Exit.USAGE, "decision.points_there", id=case.id, n=len(case.points))
    if told.title and told.title != case.title:
        yield Set(case.id, ("title",), told.title)
    points = () if case.points else points_of(portfolio, told)
    if points:
        yield Set(case.id, ("points",), points)
    yield from _moves_of(portfolio, case, told)
    yield from _concerns(portfolio, case, told)
    numbers = [point.number for point in case.points] or [1 + n for n in range(len(points))]
    yield from _said(portfolio, case, outcome(portfolio, told, then, numbers, case), told, then)
    yield from _beside(portfolio, case, told)


def _concerns(portfolio: Portfolio, case: Decision, told: Told) -> Iterator[Change]:
    for each in told.concerns:
        if each not in case.concerns:
            refuse_more(portfolio, case.id, ("concerns",))
            yield Append(case.id, ("concerns",), each)


def _said(
    portfolio: Portfolio, case: Decision, said: dict[str, object], told: Told, then: Moment
) -> Iterator[Change]:
    """The outcome, what gives way to it, and what follows from it."""
    if said.get("deciding"):
        yield from (change for _, change in giving_way(portfolio, case, told, then.day))
    yield Append(case.id, ("outcomes",), said)
    yield from following(portfolio, case, as_outcome(said), then.today)


def _beside(portfolio: Portfolio, case: Decision, told: Told) -> Iterator[Change]:
    """What was told of the case itself."""
    for key, value in extras(told).items():
        refuse_more(portfolio, case.id, (key,))
        if isinstance(value, list):
            yield from (Append(case.id, (key,), each) for each in value)
        else:
            yield Set(case.id, (key,), value)


def _moves_of(portfolio: Portfolio, case: Decision, told: Told) -> Iterator[Change]:
    if not case.points:
        return
    moves = numbered(told.moves, [point.number for point in case.points], "--moves")
    for i, point in enumerate(case.points):
        if point.number in moves:
            refuse_more(portfolio, case.id, ("points", i, "moves"))
            yield Set(case.id, ("points", i, "moves"), move(portfolio, moves[point.number]))


def _agenda(portfolio: Portfolio, told: Told, moment: Moment) -> tuple[Change, ...]:
    """The case on the meeting's agenda, where it isn't there yet; after closing with a reason."""
    if told.meeting is None:
        return ()
    require(portfolio, "meetings", told.meeting)
    meeting = portfolio.get(Meeting, told.meeting)
    assert meeting is not None
    if told.id in meeting.agenda:
        return ()
    require_unapproved(meeting, ("agenda",))
    listed = Append(meeting.id, ("agenda",), told.id)
    if meeting.status != "closed":
        return (listed,)
    if not told.reason:
        raise Refusal(Exit.REFUSED, "meeting.late_item", id=meeting.id, case=told.id)
    return (listed, entry(meeting, told.reason, moment, told.id))
