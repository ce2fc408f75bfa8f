"""Rules of plans and directions: decided by those who may, carried out in time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from telectl.findings import Severity
from telectl.model.body import Body
from telectl.model.decision import Decision
from telectl.model.direction import Direction
from telectl.model.plan import Plan
from telectl.model.portfolio import Portfolio
from telectl.rules.approval import is_approved
from telectl.rules.registry import Told, rule
from telectl.rules.sight import hidden, lateness
from telectl.workflow import mandates


@rule("N001", Direction, clauses=["C16"])
def direction_without_decision(
    direction: Direction, portfolio: Portfolio, day: date
) -> Iterator[Told]:
    """A direction is in force without a decision by a body that may."""
    if direction.valid_from is None or not direction.covers(day):
        return
    if not _rests(portfolio, direction.decision, day):
        facts = {"direction": direction.id, "decision": direction.decision}
        yield _place(direction.decision), facts


@rule("A001", Plan, clauses=["C38", "C39", "C40"])
def plan_without_decision(plan: Plan, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """A plan is marked as decided without a decision by a body that may."""
    if plan.status == "decided" and not _rests(portfolio, plan.decision, day):
        yield _place(plan.decision), {"plan": plan.id, "decision": plan.decision}


def _rests(portfolio: Portfolio, decision: str | None, day: date) -> bool:
    """Whether it rests on an approved case; one that can't be seen is told elsewhere."""
    if decision is None:
        return False
    case = portfolio.get(Decision, decision)
    if case is None:
        return True
    unseen = hidden(portfolio, *(each.body for each in case.rulings))
    return unseen or is_approved(portfolio, case, day)


def _place(decision: str | None) -> tuple[str, ...]:
    return ("decision",) if decision else ()


@rule("A002", Plan, clauses=["C39"])
def action_without_goal(plan: Plan, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """An action names a goal that its strategy doesn't have."""
    strategy = portfolio.get(Plan, plan.strategy) if plan.strategy else plan
    if strategy is None:
        return
    names = tuple(goal.name for goal in strategy.goals)
    for i, action in enumerate(plan.actions):
        if action.goal is not None and action.goal not in names:
            facts = {"goal": action.goal, "strategy": strategy.id, "known": names}
            yield ("actions", i, "goal"), facts


@rule("A003", Plan, Severity.WARNING, clauses=["C39"])
def action_overdue(plan: Plan, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """An action is past its deadline and not done."""
    for i, action in enumerate(plan.actions if plan.status != "retired" else ()):
        if action.done is None and action.deadline < day:
            facts = {"action": action.title, "owner": action.owner, "deadline": action.deadline}
            yield (
                ("actions", i, "deadline"),
                {"plan": plan.id, "number": i + 1, **facts, **lateness(action.deadline, day)},
            )


@rule("A004", Plan, Severity.WARNING, clauses=["C40"])
def forum_without_channel(plan: Plan, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """A forum that is to be informed is no audience of the communication plan in force."""
    if plan.type != "communication_plan" or plan.status != "decided" or not plan.covers(day):
        return
    reached = {each.forum for each in plan.audiences}
    fora = tuple(
        body.id
        for body in portfolio.of(Body)
        if body.id not in reached and mandates.holds(portfolio, body.id, "be_informed", day)
    )
    if fora:
        yield ("audiences",), {"plan": plan.id, "forums": fora}


@rule("A005", Plan, Severity.WARNING, clauses=["C38"])
def plan_overdue(plan: Plan, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """A plan's deadline has passed and it is not decided."""
    if plan.deadline is not None and plan.deadline < day and plan.status in ("draft", "submitted"):
        yield (
            ("deadline",),
            {"plan": plan.id, "deadline": plan.deadline, **lateness(plan.deadline, day)},
        )
