"""Rules of the plan as agreed: it is kept to, and so is the light that it gives."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from telectl.findings import Severity
from telectl.model.portfolio import Portfolio
from telectl.model.project import Project
from telectl.rules.registry import Told, rule
from telectl.rules.sight import is_active, is_running
from telectl.workflow.baselines import agreed, comes_of_a_move, keyed, standing
from telectl.workflow.lights import lights_of
from telectl.workflow.readiness import says


@rule("P024", Project, Severity.WARNING, clauses=["C24"])
def light_brighter_than_the_plan(
    project: Project, portfolio: Portfolio, day: date
) -> Iterator[Told]:
    """The traffic light is brighter than the delay or the expected cost gives."""
    if not project.ratings or not is_running(portfolio.workflow, project.state):
        return
    lights = lights_of(project, portfolio.settings.thresholds, day)
    if lights.too_bright and lights.rating:
        cause = lights.causes[0]
        facts = {"project": project.id, "light": lights.shown, "planned": lights.computed}
        i = project.ratings.index(lights.rating)
        yield ("ratings", i, "value"), {**facts, **cause.facts, "why": cause.why}


@rule("P032", Project, clauses=["C24"])
def not_as_agreed(project: Project, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """A day or a budget is given as agreed, and something else was agreed last."""
    plan = agreed(project)
    if plan is None:
        return
    keys = keyed(each.title for each in project.milestones)
    for i, (key, each) in enumerate(zip(keys, project.milestones, strict=True)):
        before = plan.days.get(key)
        if before is not None and before != each.baseline:
            facts = {"project": project.id, "milestone": each.title, "agreed": before}
            yield ("milestones", i, "baseline"), {**facts, "stands": each.baseline}
    budget = project.budget
    if budget and plan.budget is not None and budget.baseline != plan.budget:
        facts = {"project": project.id, "agreed": plan.budget, "stands": budget.baseline}
        yield ("budget", "baseline"), {**facts, "why": "budget"}


@rule("P033", Project, Severity.WARNING, clauses=["C24"])
def agreed_and_gone(project: Project, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """A milestone or the budget was agreed, and no longer stands in the project."""
    plan = agreed(project)
    if plan is None:
        return
    now = standing(project)
    gone = tuple(key[0] for key in plan.days if key not in now.days)
    if gone:
        facts = {"project": project.id, "milestones": gone, "n": len(gone)}
        yield ("milestones",), facts
    if plan.budget is not None and now.budget is None:
        yield ("budget",), {"project": project.id, "agreed": plan.budget, "why": "budget"}


@rule("P034", Project, clauses=["C24"])
def agreed_out_of_order(project: Project, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """An agreed plan is older than the one above it, of a day to come, or changed for no reason."""
    for i, each in enumerate(project.baselines):
        if each.date > day:
            facts = {"date": each.date, "day": day, "number": i + 1, "project": project.id}
            yield ("baselines", i, "date"), {**facts, "why": "later"}
    for i, (before, each) in enumerate(pairwise(project.baselines), start=1):
        facts = {"date": each.date, "before": before.date, "number": i + 1, "project": project.id}
        if each.date < before.date:
            yield ("baselines", i, "date"), facts
        if not says(each.reason) and not comes_of_a_move(project, before, each):
            yield ("baselines", i), {**facts, "why": "no_reason"}


@rule("P035", Project, Severity.WARNING, clauses=["C24"])
def no_agreed_plan(project: Project, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """An active project has milestones, and no plan was agreed."""
    unagreed = project.milestones and not project.baselines
    if unagreed and is_active(portfolio.workflow, project.state):
        yield ("milestones",), {"project": project.id}
