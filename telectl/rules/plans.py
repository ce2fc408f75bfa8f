"""Rules of plans and directions: decided by those who may, carried out in time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from telectl.findings import KeyPath, Severity
from telectl.model.decision import Decision
from telectl.model.direction import Direction
from telectl.model.plan import Plan
from telectl.model.portfolio import Portfolio
from telectl.rules.registry import TOLD_OF_ALL, Told, rule, rule_of_all
from telectl.rules.sight import filed, hidden, judges, known, lateness, unread
from telectl.workflow import mandates
from telectl.workflow.approval import is_approved
from telectl.workflow.directions import subjects


@rule("N001", Direction, clauses=["C16"])
def direction_without_decision(
    direction: Direction, portfolio: Portfolio, day: date
) -> Iterator[Told]:
    """A direction is in force without a decision by a body that may."""
    if direction.valid_from is None or not direction.covers(day):
        return
    why = _lacking(portfolio, direction, day)
    if why:
        facts = {"direction": direction.id, "decision": direction.decision}
        yield _place(direction.decision), {**facts, "why": why}


@rule_of_all("N002", Severity.WARNING, clauses=["C16"])
def directions_side_by_side(portfolio: Portfolio, day: date) -> Iterator[TOLD_OF_ALL]:
    """Two directions with one number are in force, or one and what it replaces."""
    standing = {e.id: e for e in filed(portfolio, Direction) if e.valid_from and e.covers(day)}
    first: dict[str, str] = {}
    for each in sorted(standing.values(), key=_since):
        replaced = [name for name in each.predecessors if name in standing]
        for name in replaced:
            path: KeyPath = ("predecessors", each.predecessors.index(name))
            yield each.id, path, {"direction": each.id, "other": name, "why": "replaced"}
        other = first.setdefault(each.number.strip().casefold(), each.id)
        if other != each.id and other not in replaced:
            facts = {"direction": each.id, "other": other, "number": each.number}
            yield each.id, ("number",), {**facts, "why": "number"}


def _since(each: Direction) -> tuple[date, str]:
    return each.valid_from if isinstance(each.valid_from, date) else date.min, each.id


@rule("A001", Plan, clauses=["C38", "C39", "C40"])
def plan_without_decision(plan: Plan, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """A plan is marked as decided without a decision by a body that may."""
    why = _lacking(portfolio, plan, day) if plan.status == "decided" else None
    if why:
        facts = {"plan": plan.id, "decision": plan.decision}
        yield _place(plan.decision), {**facts, "why": why}


def _lacking(portfolio: Portfolio, record: Plan | Direction, day: date) -> str | None:
    """Why it rests on no approved case about it; what can't be seen is told elsewhere."""
    case = portfolio.get(Decision, record.decision)
    if case is None:
        return None if record.decision else "undecided"
    if case.about.isdisjoint(subjects(record)):
        return "unrelated"
    unseen = hidden(portfolio, *(each.body for each in case.rulings))
    if unseen or is_approved(portfolio.in_good_faith, case, day):
        return None
    # A case that can't be read may have given the body its mandate.
    return None if unread(portfolio, "decisions") else "undecided"


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


@rule_of_all("A004", Severity.WARNING, clauses=["C40"])
def forum_without_channel(portfolio: Portfolio, day: date) -> Iterator[TOLD_OF_ALL]:
    """A forum that is to be informed is no audience of a communication plan in force."""
    plans = [each for each in filed(portfolio, Plan) if each.type == "communication_plan"]
    informed = tuple(mandates.holders(portfolio, "be_informed", day))
    standing = [each for each in plans if each.status == "decided" and each.covers(day)]
    for plan in standing:
        reached = {each.forum for each in plan.audiences}
        fora = tuple(each for each in informed if each not in reached)
        if fora:
            yield plan.id, ("audiences",), {"plan": plan.id, "forums": fora}
    if plans and informed and not standing and judges(portfolio, day, "plans"):
        last = max(plans, key=lambda each: known(each.valid_to, date.max))
        key, why = _idle(last, day)
        facts = {"plan": last.id, "forums": informed, "start": last.valid_from}
        yield last.id, (key,), {**facts, "why": why}


def _idle(plan: Plan, day: date) -> tuple[str, str]:
    """Why a plan isn't in force, and the key that says so."""
    if plan.status != "decided":
        return "status", "undecided"
    ended = known(plan.valid_to, date.max) < day
    return ("valid_to", "ended") if ended else ("valid_from", "later")


@rule("A005", Plan, Severity.WARNING, clauses=["C38"])
def plan_overdue(plan: Plan, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """A plan's deadline has passed and it is not decided."""
    if plan.deadline is not None and plan.deadline < day and plan.status in ("draft", "submitted"):
        yield (
            ("deadline",),
            {"plan": plan.id, "deadline": plan.deadline, **lateness(plan.deadline, day)},
        )
