"""Whether a case has been approved by a body that may: the same standard for all that rests on it.

A step of a project has its own, stricter question in ``workflow.decisions``.
"""

from __future__ import annotations

from datetime import date

from telectl.model.decision import APPROVING, Decision
from telectl.model.portfolio import Portfolio
from telectl.workflow import mandates


def approving(case: Decision) -> bool:
    """Whether the deciding outcome approves any point."""
    outcome = case.outcome
    return outcome is not None and any(each.result in APPROVING for each in outcome.points)


def is_approved(portfolio: Portfolio, case: Decision, day: date) -> bool:
    """Whether a body with the mandate has approved the case by a day.

    A later case that takes its place doesn't make what was decided then untrue.
    """
    outcome = case.outcome
    if outcome is None or outcome.date > day or not approving(case):
        return False
    if case.item_type != "decision":
        return False
    return mandates.holds(portfolio, outcome.body, "decide", outcome.date)
