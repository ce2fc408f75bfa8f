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
    if case is None or case.about.isdisjoint(_names(portfolio, from_.solution)):
        return False
    waived = any(_waives(each, from_) for each in case.waivers)
    return waived and opens(portfolio, case, day)


def _waives(waiver: Waiver, from_: Condition) -> bool:
    fits = waiver.item in (None, from_.item) and waiver.site in (None, from_.site)
    return fits and waives(waiver, "readiness")


def excused_below_maturity(portfolio: Portfolio, solution: Solution, day: date) -> bool:
    """Whether a case about the solution, approved by a day, does without its maturity."""
    found = (portfolio.cases_about.get(name, ()) for name in _names(portfolio, solution))
    about = (case for cases in found for case in cases)
    waiving = (case for case in about if any(waives(each, "maturity") for each in case.waivers))
    return any(opens(portfolio, each, day) for each in waiving)


def _names(portfolio: Portfolio, solution: Solution) -> tuple[str, ...]:
    """What a case about a solution may name: itself, or a project that works with it."""
    return (solution.id, *(each.id for each in portfolio.projects_of.get(solution.id, ())))
