"""Rules of effects: each has its source, and what runs has its effects documented."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from telectl.findings import Severity
from telectl.model.effect import Effect
from telectl.model.portfolio import Portfolio
from telectl.model.solution import Solution
from telectl.rules.registry import TOLD_OF_ALL, Told, rule, rule_of_all
from telectl.rules.sight import filed, unread
from telectl.workflow.days import months_before

PATIENTS = "patient_perspective"
DOMAINS = {
    "organisational": frozenset({"organisation"}),
    "clinical": frozenset({"safety", "clinical", "patient_perspective"}),
}


@rule("E001", Effect, clauses=["C42", "C43"])
def effect_without_source(effect: Effect, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """An effect names no source."""
    if not effect.sources:
        yield (), {"effect": effect.id}


@rule("E002", Effect)
def interval_upside_down(effect: Effect, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """An interval's lower figure is above its upper one."""
    interval = effect.interval
    if interval is not None and interval.low > interval.high:
        yield ("interval",), {"low": interval.low, "high": interval.high}


@rule_of_all("E003", Severity.WARNING, clauses=["C42", "C43"])
def effects_not_documented(portfolio: Portfolio, day: date) -> Iterator[TOLD_OF_ALL]:
    """A solution has long been in operation, and its effects are not documented."""
    months = portfolio.settings.thresholds.effect_months
    if unread(portfolio, "effects"):
        return
    known: dict[str, set[str]] = {}
    for effect in portfolio.of(Effect):
        known.setdefault(effect.solution, set()).add(effect.domain)
    limit = months_before(day, months)
    for solution in filed(portfolio, Solution):
        since = None if solution.external else _in_operation_since(solution)
        if since is not None and since < limit:
            found = known.get(solution.id, set())
            missing = tuple(name for name, each in DOMAINS.items() if found.isdisjoint(each))
            if missing:
                facts = {"solution": solution.id, "since": since, "months": months}
                yield solution.id, ("deployments",), {**facts, "missing": missing}


@rule_of_all("E004", Severity.WARNING, clauses=["C3"])
def patients_not_asked(portfolio: Portfolio, day: date) -> Iterator[TOLD_OF_ALL]:
    """A solution has long been in operation, and nobody has documented the patients' view."""
    if unread(portfolio, "effects"):
        return
    months = portfolio.settings.thresholds.effect_months
    asked = {each.solution for each in portfolio.of(Effect) if each.domain == PATIENTS}
    for solution in filed(portfolio, Solution):
        since = None if solution.external else _in_operation_since(solution)
        if since is not None and since < months_before(day, months) and solution.id not in asked:
            facts = {"solution": solution.id, "since": since, "months": months}
            yield solution.id, ("deployments",), facts


def _in_operation_since(solution: Solution) -> date | None:
    days = [
        each.since
        for each in solution.deployments
        if each.state == "operation" and isinstance(each.since, date)
    ]
    return min(days, default=None)
