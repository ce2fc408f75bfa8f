"""Our solutions, their readiness and effects: the records of those clauses on a day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from telectl.model.effect import Effect
from telectl.model.portfolio import Portfolio
from telectl.model.solution import Deployment, Solution
from telectl.reports.clause_records import Records, is_by


def solutions_in_use(portfolio: Portfolio, day: date) -> Iterator[str]:
    """Our own solutions that stand anywhere."""
    for each in portfolio.of(Solution):
        if not each.external and any(d.state != "ended" for d in each.deployments):
            yield each.id


def assessed(portfolio: Portfolio, day: date) -> Iterator[str]:
    """Our own solutions in use whose maturity somebody assessed."""
    in_use = frozenset(solutions_in_use(portfolio, day))
    for each in portfolio.of(Solution):
        if each.id in in_use and any(level.date <= day for level in each.maturity):
            yield each.id


def ready(item: str) -> Records:
    """The solutions in operation at a site where a condition of use is met."""

    def found(portfolio: Portfolio, day: date) -> Iterator[str]:
        for each in portfolio.of(Solution):
            if any(_has(where, item, day) for where in each.deployments):
                yield each.id

    return found


def _has(where: Deployment, item: str, day: date) -> bool:
    met = (e for e in where.readiness if e.item == item and e.status == "approved")
    return where.state == "operation" and any(is_by(each.date, day) for each in met)


def effects(*domains: str) -> Records:
    """The documented effects on some domains of our own solutions."""

    def found(portfolio: Portfolio, day: date) -> Iterator[str]:
        for each in portfolio.of(Effect):
            solution = portfolio.get(Solution, each.solution)
            if each.domain in domains and solution and not solution.external:
                yield each.id

    return found
