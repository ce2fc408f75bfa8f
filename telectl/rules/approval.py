"""Whether a case has been approved by a body that may: the same standard for all that rests on it.

A step of a project has its own, stricter question in ``workflow.decisions``.
"""

from __future__ import annotations

from datetime import date

from telectl.model.decision import APPROVING, Decision
from telectl.model.portfolio import Portfolio
from telectl.workflow import decisions, mandates


def approving(case: Decision) -> bool:
    """Whether a deciding outcome approves any point."""
    return any(each.result in APPROVING for outcome in case.rulings for each in outcome.points)


def is_approved(portfolio: Portfolio, case: Decision, day: date) -> bool:
    """Whether a body with the mandate has approved the case by a day.

    A later case that takes its place doesn't make what was decided then untrue.
    """
    if case.item_type != "decision":
        return False
    numbers = {each.number for outcome in case.rulings for each in outcome.points}
    return any(_stands(portfolio, case, number, day) for number in numbers)


def _stands(portfolio: Portfolio, case: Decision, number: int, day: date) -> bool:
    """Whether a point stands approved on a day by who could."""
    outcome = decisions.ruling(portfolio, case, number, day)
    said = outcome.on(number) if outcome else None
    if outcome is None or said is None or outcome.date > day or said.result not in APPROVING:
        return False
    return mandates.held(portfolio, outcome.body, "decide", outcome.date)
