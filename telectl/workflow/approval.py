"""Whether a case has been approved by a body that may: the same standard for all that rests on it.

A step of a project has its own, stricter question in ``workflow.decisions``.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from telectl.model.decision import Decision, Waiver
from telectl.model.outcome import APPROVING, Outcome
from telectl.model.portfolio import Portfolio
from telectl.model.project import Project
from telectl.workflow import decisions, mandates

Counting = Callable[[Portfolio, Decision, Outcome], bool]


def _could_decide(portfolio: Portfolio, case: Decision, outcome: Outcome) -> bool:
    return mandates.held(portfolio, outcome.body, "decide", outcome.date)


def approving(case: Decision) -> bool:
    """Whether a deciding outcome approves any point."""
    return any(map(approves, case.rulings))


def approves(outcome: Outcome) -> bool:
    """Whether an outcome approves any point."""
    return any(each.result in APPROVING for each in outcome.points)


def opens(portfolio: Portfolio, case: Decision, day: date) -> bool:
    """Whether a case is in force as gates ask it: approved by enough, not withdrawn or replaced."""
    if case.withdrawn and case.withdrawn <= day:
        return False
    if decisions.is_replaced(portfolio, case, day):
        return False
    return is_approved(portfolio, case, day, decisions.is_told)


def is_approved(
    portfolio: Portfolio, case: Decision, day: date, counts: Counting = _could_decide
) -> bool:
    """Whether a body with the mandate has approved the case by a day.

    A later case that takes its place doesn't make what was decided then untrue.
    """
    if case.item_type != "decision":
        return False
    numbers = {each.number for outcome in case.rulings for each in outcome.points}
    return any(_stands(portfolio, case, number, day, counts) for number in numbers)


def _stands(portfolio: Portfolio, case: Decision, number: int, day: date, counts: Counting) -> bool:
    """Whether a point stands approved on a day by who could."""
    outcome = decisions.ruling(portfolio, case, number, day)
    said = outcome.on(number) if outcome else None
    if outcome is None or said is None or outcome.date > day or said.result not in APPROVING:
        return False
    return counts(portfolio, case, outcome)


def is_exempt(portfolio: Portfolio, project: Project, day: date) -> bool:
    """Whether the case named is approved, is about the project, and says why it does without."""
    case = portfolio.get(Decision, project.technical_exemption)
    if case is None or not opens(portfolio, case, day):
        return False
    return project.id in case.about and any(
        waives(each, "technical_responsible") for each in case.waivers
    )


def waives(waiver: Waiver, demand: str, subject: str | None = None) -> bool:
    """Whether a waiver does without a demand, and says why."""
    same = waiver.demand == demand and waiver.subject in (None, subject)
    return same and bool(waiver.reason.strip())
