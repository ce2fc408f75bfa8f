"""Rules of spread: mature before many, one where two would do, and known potential."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from telectl.findings import Severity
from telectl.model.advice import Advice
from telectl.model.decision import Decision
from telectl.model.portfolio import Portfolio
from telectl.model.project import Project
from telectl.model.solution import Solution
from telectl.rules.registry import TOLD_OF_ALL, Told, rule, rule_of_all
from telectl.rules.sight import filed, is_active, unread
from telectl.workflow.demands import maturity_on
from telectl.workflow.deployments import IN_USE, OPERATION
from telectl.workflow.exemptions import excused_below_maturity

ROLLOUT = "rollout"
POTENTIAL = ("spread_potential", "cross_sector_spread_potential")


@rule_of_all("L009", Severity.WARNING, clauses=["C2"])
def side_by_side(portfolio: Portfolio, day: date) -> Iterator[TOLD_OF_ALL]:
    """Two solutions do the same in the same field at different places, and nobody says so."""
    seen: dict[tuple[str, str], list[Solution]] = {}
    for each in filed(portfolio, Solution):
        if each.external or not each.function or not _sites(each, IN_USE):
            continue
        alike = seen.setdefault((each.area.casefold(), each.function.casefold()), [])
        other = next((one for one in alike if _unrelated(one, each)), None)
        alike.append(each)
        if other and _sites(other, IN_USE) != _sites(each, IN_USE):
            facts = {"solution": each.id, "other": other.id}
            yield each.id, ("function",), {**facts, "area": each.area, "function": each.function}


def _sites(solution: Solution, states: tuple[str, ...]) -> frozenset[str]:
    return frozenset(each.site for each in solution.deployments if each.state in states)


def _unrelated(one: Solution, other: Solution) -> bool:
    named = (*(r.to for r in one.relations), *(r.to for r in other.relations))
    return one.id not in named and other.id not in named


@rule("L010", Solution, Severity.WARNING, clauses=["C32"])
def spread_before_it_is_mature(
    solution: Solution, portfolio: Portfolio, day: date
) -> Iterator[Told]:
    """An immature solution is in operation at several places, and no case lets it."""
    sites = () if solution.external else tuple(sorted(_sites(solution, (OPERATION,))))
    needed = portfolio.settings.thresholds.mature_level
    reached = _level(solution, day)
    if len(sites) < 2 or reached >= needed or _dark(portfolio):
        return
    if not excused_below_maturity(portfolio, solution, day):
        facts = {"solution": solution.id, "reached": reached, "needed": needed}
        yield ("maturity",), {**facts, "sites": sites, "n": len(sites)}


def _dark(portfolio: Portfolio) -> bool:
    return unread(portfolio, "decisions", "bodies", "projects")


def _level(solution: Solution, day: date) -> int:
    reached = maturity_on(solution, day)
    return reached.level if reached else 0


@rule_of_all("L011", Severity.WARNING, clauses=["C32"])
def mostly_immature(portfolio: Portfolio, day: date) -> Iterator[TOLD_OF_ALL]:
    """More of the work than was meant goes into new or immature solutions."""
    allowed = portfolio.settings.thresholds.immature_share_percent
    worked = [found for each in _active(portfolio) if (found := portfolio.solution_of(each))]
    young = [each for each in worked if _is_young(portfolio, each, day)]
    share = 100 * len(young) // len(worked) if worked else 0
    if share > allowed and not unread(portfolio, "solutions"):
        facts = {"share": share, "allowed": allowed, "n": len(young), "total": len(worked)}
        yield "telectl", ("thresholds", "immature_share_percent"), facts


def _active(portfolio: Portfolio) -> Iterator[Project]:
    for project in filed(portfolio, Project):
        if is_active(portfolio.workflow, project.state):
            yield project


def _is_young(portfolio: Portfolio, solution: Solution, day: date) -> bool:
    below = _level(solution, day) < portfolio.settings.thresholds.mature_level
    return solution.origin == "new" or below


@rule_of_all("L013", Severity.WARNING, clauses=["C18", "C20"])
def spread_without_known_potential(portfolio: Portfolio, day: date) -> Iterator[TOLD_OF_ALL]:
    """A project is rolled out on advice that doesn't say for whom and where."""
    told: set[tuple[str, int]] = set()
    for project in filed(portfolio, Project):
        for move in project.transitions:
            case = portfolio.get(Decision, move.decision) if move.to == ROLLOUT else None
            for number, advice in _given(case):
                if case and not move.pre_charter and (case.id, number) not in told:
                    told.add((case.id, number))
                    facts = {"case": case.id, "subject": advice.subject, "number": number + 1}
                    yield case.id, ("advice", number), {**facts, "project": project.id}


def _given(case: Decision | None) -> Iterator[tuple[int, Advice]]:
    for number, each in enumerate(case.advice if case else ()):
        if each.subject in POTENTIAL and each.given and each.potential is None:
            yield number, each
