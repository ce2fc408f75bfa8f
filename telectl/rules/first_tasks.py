"""Rules of the first tasks: a strategy, an action plan, a communication plan, a mapping."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from telectl.findings import Severity
from telectl.model.mapping import Mapping
from telectl.model.plan import Plan
from telectl.model.portfolio import Portfolio
from telectl.rules.registry import TOLD_OF_ALL, Told, rule, rule_of_all
from telectl.rules.sight import filed, judges

TASKS = ("strategy", "action_plan", "communication_plan")
HERE = ("centre", "established")


@rule_of_all("A007", Severity.WARNING, clauses=["C38", "C39", "C40", "C41"])
def first_task_not_begun(portfolio: Portfolio, day: date) -> Iterator[TOLD_OF_ALL]:
    """The centre is established, and one of its first tasks isn't even a draft."""
    if judges(portfolio, day, "plans"):
        begun = {plan.type for plan in filed(portfolio, Plan) if plan.status != "retired"}
        for task in TASKS:
            if task not in begun:
                yield "telectl", HERE, {"task": task, "year": day.year, "why": task}
    if judges(portfolio, day, "mappings") and not any(filed(portfolio, Mapping)):
        yield "telectl", HERE, {"task": "mapping", "year": day.year, "why": "mapping"}


@rule("A008", Plan, Severity.WARNING, clauses=["C39"])
def action_for_no_goal(plan: Plan, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """An action that isn't done serves no goal of the strategy."""
    ended = isinstance(plan.valid_to, date) and plan.valid_to < day
    if plan.status == "retired" or ended:
        return
    for i, action in enumerate(plan.actions):
        if action.goal is None and action.done is None:
            facts = {"plan": plan.id, "number": i + 1, "action": action.title}
            yield ("actions", i), facts
