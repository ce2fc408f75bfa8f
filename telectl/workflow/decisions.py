"""What a decision allows: a step of a project, approved by a body with the mandate."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from telectl.model.decision import APPROVING, Decision, Outcome, Point
from telectl.model.portfolio import Portfolio
from telectl.workflow import mandates


def faults(
    portfolio: Portfolio, decision: Decision, project: str, to: str, day: date
) -> Iterator[str]:
    """Why a decision does not allow a project's step on a day; nothing when it does."""
    if decision.item_type != "decision":
        yield "item_type"
    if decision.withdrawn and decision.withdrawn <= day:
        yield "withdrawn"
    if _superseded(portfolio, decision, day):
        yield "superseded"
    point = point_for(decision, project, to)
    if point is None:
        yield "no_point"
        return
    outcome = decision.outcome
    if outcome is None:
        yield "undecided"
        return
    if sum(each.deciding for each in decision.outcomes) > 1:
        yield "several"
    yield from _outcome_faults(portfolio, outcome, point, day)


def _outcome_faults(
    portfolio: Portfolio, outcome: Outcome, point: Point, day: date
) -> Iterator[str]:
    if outcome.date > day:
        yield "after"
    if not mandates.holds(portfolio, outcome.body, "decide", outcome.date):
        yield "no_mandate"
    results = {each.result for each in outcome.points if each.number == point.number}
    if not results or not results <= APPROVING:
        yield "not_approved"


def point_for(decision: Decision, project: str, to: str) -> Point | None:
    """The recommendation point that asks for a step."""
    for point in decision.points:
        if point.moves and point.moves.project == project and point.moves.to == to:
            return point
    return None


def allows(portfolio: Portfolio, decision: Decision, project: str, to: str, day: date) -> bool:
    """Whether a decision in force allows a project's step on a day."""
    return next(faults(portfolio, decision, project, to, day), None) is None


def allowing(portfolio: Portfolio, project: str, to: str, day: date) -> tuple[Decision, ...]:
    """The decisions in force that allow a project's step on a day."""
    cases = portfolio.cases_about.get(project, ())
    return tuple(each for each in cases if allows(portfolio, each, project, to, day))


def _superseded(portfolio: Portfolio, decision: Decision, day: date) -> bool:
    """Whether a later case had taken its place, and was on record, by the day."""
    later = (each.outcome for each in portfolio.superseding.get(decision.id, ()))
    return any(each and max(each.date, each.recorded or each.date) <= day for each in later)
