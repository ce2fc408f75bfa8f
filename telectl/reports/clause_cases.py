"""What was decided, advised and told: the records of those clauses on a day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from telectl.model.decision import Decision
from telectl.model.direction import Direction
from telectl.model.meeting import Meeting
from telectl.model.outcome import APPROVING
from telectl.model.portfolio import Portfolio
from telectl.reports.clause_records import Records, is_by
from telectl.workflow import mandates


def founding(portfolio: Portfolio, day: date) -> Iterator[str]:
    """The decision by which the centre was founded."""
    case = portfolio.get(Decision, portfolio.settings.centre.founding_decision)
    if case and is_by(case.decided, day):
        yield case.id


def _decided(portfolio: Portfolio, day: date) -> Iterator[Decision]:
    for case in portfolio.of(Decision):
        if is_by(case.decided, day) and not case.pre_charter:
            yield case


def decided(portfolio: Portfolio, day: date) -> Iterator[str]:
    """The cases decided by a body that could, while there is one on the day itself."""
    board = portfolio.settings.centre.reports_to
    for case in _decided(portfolio, day):
        outcome = case.outcome
        if outcome and mandates.held(portfolio, outcome.body, "decide", outcome.date):
            yield case.id
    if mandates.holds(portfolio, board, "decide", day):
        yield str(board)


def followed_up(portfolio: Portfolio, day: date) -> Iterator[str]:
    """The approved cases that say what is to be done, or that nothing is."""
    for case in _decided(portfolio, day):
        said = {each.result for outcome in case.rulings for each in outcome.points}
        if said & APPROVING and (case.follow_ups or case.no_follow_up):
            yield case.id


def told(portfolio: Portfolio, day: date) -> Iterator[str]:
    """The decided cases of which a forum has been told."""
    for case in _decided(portfolio, day):
        since = case.decided or day
        if any(since <= each.date <= day for each in case.orientations):
            yield case.id


def advised(subject: str) -> Records:
    """The cases in which advice on a subject was given."""

    def found(portfolio: Portfolio, day: date) -> Iterator[str]:
        for case in portfolio.of(Decision):
            if any(each.subject == subject and is_by(each.given, day) for each in case.advice):
                yield case.id

    return found


def prepared(portfolio: Portfolio, day: date) -> Iterator[str]:
    """The cases and minutes of which it is said who wrote them."""
    for case in portfolio.of(Decision):
        if isinstance(case.prepared_by, str) and is_by(case.submitted or case.decided, day):
            yield case.id
    for meeting in portfolio.of(Meeting):
        if meeting.minutes_by and meeting.date <= day:
            yield meeting.id


def directions(portfolio: Portfolio, day: date) -> Iterator[str]:
    """The directions in force."""
    for each in portfolio.of(Direction):
        if each.valid_from is not None and each.covers(day):
            yield each.id
