"""Whether a case has been approved by a body that may: the same standard for all that rests on it.

A step of a project has its own, stricter question in ``workflow.decisions``.
"""

from __future__ import annotations

from datetime import date

from telectl.model.decision import APPROVING, Decision, Outcome
from telectl.model.portfolio import Portfolio
from telectl.model.project import Project
from telectl.workflow import decisions, mandates


def approving(case: Decision) -> bool:
    """Whether a deciding outcome approves any point."""
    return any(map(approves, case.rulings))


def approves(outcome: Outcome) -> bool:
    """Whether an outcome approves any point."""
    return any(each.result in APPROVING for each in outcome.points)


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


def is_exempt(portfolio: Portfolio, project: Project, day: date) -> bool:
    """Whether the case named is approved, and is about the project or about such exemptions."""
    case = portfolio.get(Decision, project.technical_exemption)
    if case is None or not is_approved(portfolio, case, day):
        return False
    about = any(each is case for each in portfolio.cases_about.get(project.id, ()))
    return about or any(each.demand == "technical_responsible" for each in case.waivers)
