"""What a decision allows: a step of a project, approved by a body with the mandate."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from telectl.model.body import Body
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
    elif _perhaps_superseded(portfolio, decision):
        yield "unread"
    points = _points_for(decision, project, to)
    if not points:
        yield "no_point"
        return
    outcome = decision.outcome
    if outcome is None:
        yield "undecided"
        return
    if sum(each.deciding for each in decision.outcomes) > 1:
        yield "several"
    yield from _outcome_faults(portfolio, outcome, day)
    if not any(_approved(decision, outcome, point.number) for point in points):
        yield "not_approved"


def _outcome_faults(portfolio: Portfolio, outcome: Outcome, day: date) -> Iterator[str]:
    if outcome.date > day:
        yield "after"
    if not _may_decide(portfolio, outcome):
        yield "no_mandate"


def _may_decide(portfolio: Portfolio, outcome: Outcome) -> bool:
    body = portfolio.get(Body, outcome.body)
    return body is not None and mandates.holds(portfolio, body.id, "decide", outcome.date)


def _approved(decision: Decision, outcome: Outcome, number: int) -> bool:
    """Whether the point of that number was approved; a number used twice says nothing."""
    if sum(point.number == number for point in decision.points) > 1:
        return False
    results = {each.result for each in outcome.points if each.number == number}
    return bool(results) and results <= APPROVING


def point_for(decision: Decision, project: str, to: str) -> Point | None:
    """The first recommendation point that asks for a step."""
    return next(iter(_points_for(decision, project, to)), None)


def _points_for(decision: Decision, project: str, to: str) -> tuple[Point, ...]:
    asking = (each for each in decision.points if each.moves)
    wanted = (project, to)
    return tuple(p for p in asking if p.moves and (p.moves.project, p.moves.to) == wanted)


def allows(portfolio: Portfolio, decision: Decision, project: str, to: str, day: date) -> bool:
    """Whether a decision in force allows a project's step on a day."""
    return next(faults(portfolio, decision, project, to, day), None) is None


def allowing(portfolio: Portfolio, project: str, to: str, day: date) -> tuple[Decision, ...]:
    """The decisions in force that allow a project's step on a day."""
    cases = portfolio.cases_about.get(project, ())
    return tuple(each for each in cases if allows(portfolio, each, project, to, day))


def _superseded(portfolio: Portfolio, decision: Decision, day: date) -> bool:
    """Whether a later case had taken its place, and was on record, by the day.

    Only a case that was approved by a body with the mandate takes the place of another.
    """
    later = (each for each in portfolio.superseding.get(decision.id, ()) if each is not decision)
    return any(_takes_over(portfolio, each, day) for each in later)


def _takes_over(portfolio: Portfolio, later: Decision, day: date) -> bool:
    outcome = later.outcome
    if outcome is None or max(outcome.date, outcome.recorded or outcome.date) > day:
        return False
    if later.withdrawn and later.withdrawn <= day:
        return False
    known = portfolio.get(Body, outcome.body) is not None
    if known and not _may_decide(portfolio, outcome):
        return False
    return any(each.result in APPROVING for each in outcome.points) or not outcome.points


def _perhaps_superseded(portfolio: Portfolio, decision: Decision) -> bool:
    """Whether a case that can't be read names it as superseded, or can't be seen to name none."""
    return any(
        raw is None or raw.get("supersedes") == decision.id for raw in portfolio.unread_cases
    )
