"""What a body said to a case: as its meeting noted it, or as it stands in the case."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from telectl.model.advice import Advice
from telectl.model.decision import Decision, FollowUp
from telectl.model.meeting import Meeting, Said
from telectl.model.outcome import Outcome, PointOutcome, Votes


class Ruling(NamedTuple):
    """What one body said on its day; a draft while its meeting isn't closed."""

    body: str
    date: date
    points: tuple[PointOutcome, ...]
    conditions: tuple[str, ...] = ()
    agreed: str | None = None
    votes: Votes | None = None
    deviation: str | None = None
    follow_ups: tuple[FollowUp, ...] = ()
    no_follow_up: str | None = None
    draft: bool = False
    outcome: Outcome | None = None


def ruling_at(meeting: Meeting, case: Decision) -> Ruling | None:
    """What a meeting said to a case, if anything."""
    noted = next((each for each in meeting.said if each.case == case.id), None)
    if noted is not None:
        return _noted(meeting, noted)
    return next((ruling_of(case, each) for each in case.outcomes if is_of(each, meeting)), None)


def _noted(meeting: Meeting, said: Said) -> Ruling:
    return Ruling(
        meeting.body,
        meeting.date,
        said.points,
        said.conditions,
        said.agreed if isinstance(said.agreed, str) else None,
        said.votes,
        said.deviation,
        said.follow_ups,
        said.no_follow_up,
        draft=True,
    )


def ruling_of(case: Decision, outcome: Outcome) -> Ruling:
    """An outcome of a case, with what follows where it is the one that counts."""
    counts = outcome is case.outcome
    return Ruling(
        outcome.body,
        outcome.date,
        outcome.points,
        outcome.conditions,
        outcome.agreed if isinstance(outcome.agreed, str) else None,
        outcome.votes,
        case.deviation if counts else None,
        case.follow_ups if counts else (),
        case.no_follow_up if counts else None,
        outcome=outcome,
    )


def is_of(outcome: Outcome, meeting: Meeting) -> bool:
    """Whether it was said at a meeting; where none is named, by its body on its day."""
    if outcome.body != meeting.body:
        return False
    return outcome.meeting == meeting.id if outcome.meeting else outcome.date == meeting.date


def advice_at(meeting: Meeting, case: Decision) -> tuple[Advice, ...]:
    """The advice that a meeting gave in a case."""
    own = (each for each in case.advice if each.body == meeting.body and each.given)
    return tuple(
        each
        for each in own
        if (each.meeting == meeting.id if each.meeting else each.given == meeting.date)
    )
