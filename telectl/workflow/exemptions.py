"""Whether a case does without a condition of use at a site: decided, in time, and about it."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from telectl.model.decision import Decision, Waiver
from telectl.model.portfolio import Portfolio
from telectl.model.solution import Solution
from telectl.workflow.approval import opens, waives


class Condition(NamedTuple):
    """One condition of use of a solution at a site."""

    solution: Solution
    site: str
    item: str


def exempts(portfolio: Portfolio, case_id: str | None, from_: Condition, day: date) -> bool:
    """Whether a case, approved by a day, waives a condition of a solution at a site."""
    case = portfolio.get(Decision, case_id)
    if case is None or not _is_about(portfolio, case, from_.solution):
        return False
    waived = any(_waives(each, from_) for each in case.waivers)
    return waived and opens(portfolio, case, day)


def _waives(waiver: Waiver, from_: Condition) -> bool:
    fits = waiver.item in (None, from_.item) and waiver.site in (None, from_.site)
    return fits and waives(waiver, "readiness")


def _is_about(portfolio: Portfolio, case: Decision, solution: Solution) -> bool:
    """Whether a case concerns the solution, or a project that works with it."""
    if any(each is case for each in portfolio.cases_about.get(solution.id, ())):
        return True
    projects = (each.id for each in portfolio.projects_of.get(solution.id, ()))
    return any(case in portfolio.cases_about.get(each, ()) for each in projects)


def excused_below_maturity(portfolio: Portfolio, solution: Solution, day: date) -> bool:
    """Whether a case about the solution, approved by a day, does without its maturity."""
    projects = (each.id for each in portfolio.projects_of.get(solution.id, ()))
    about = {c.id: c for name in (solution.id, *projects) for c in _cases(portfolio, name)}
    waiving = (c for c in about.values() if any(waives(each, "maturity") for each in c.waivers))
    return any(opens(portfolio, each, day) for each in waiving)


def _cases(portfolio: Portfolio, name: str) -> tuple[Decision, ...]:
    return portfolio.cases_about.get(name, ())
