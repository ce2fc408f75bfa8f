"""Rules of a project's moves: known states, an unbroken row, the right approver."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from telectl.findings import KeyPath
from telectl.model.member import Member
from telectl.model.portfolio import Portfolio
from telectl.model.project import Project, Transition
from telectl.model.workflow import Step, Workflow
from telectl.rules.registry import Told, rule
from telectl.rules.sight import begun, hidden
from telectl.workflow import states
from telectl.workflow.readiness import says


def steps_made(workflow: Workflow, project: Project) -> Iterator[tuple[int, Transition, Step]]:
    """The moves that the workflow knows and that are its to judge, each with its step."""
    moves = project.transitions
    for i, move in enumerate(moves):
        if i and move.origin and not move.pre_charter:
            step = _step(workflow, moves, i)
            if step is not None:
                yield i, move, step


def _step(workflow: Workflow, moves: tuple[Transition, ...], i: int) -> Step | None:
    """The step of one move; those above it are looked at only where it may lead back."""
    origin = moves[i].origin or ""
    before = moves[:i] if workflow.leads_back(origin) else ()
    return states.step_between(workflow, origin, moves[i].to, before)


@rule("P001", Project)
def unknown_state(project: Project, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """A state is named that the workflow doesn't have."""
    known = {state.id for state in portfolio.workflow.states}
    if not known:
        return
    told: set[str] = set()
    for path, state in _states(project):
        if state is not None and state not in known and state not in told:
            told.add(state)
            near = difflib.get_close_matches(state, sorted(known), 1, 0.5)
            names = tuple(each.id for each in portfolio.workflow.states)
            yield path, {"state": state, "nearest": near[0] if near else None, "known": names}


def _states(project: Project) -> Iterator[tuple[KeyPath, str | None]]:
    yield ("state",), project.state
    for i, move in enumerate(project.transitions):
        yield ("transitions", i, "to"), move.to
        yield ("transitions", i, "from"), move.origin


@rule("P002", Project)
def state_without_its_move(project: Project, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """The state is another than the one to which the last transition led."""
    last = project.transitions[-1].to if project.transitions else project.state
    if project.state != last and portfolio.workflow.state(project.state) is not None:
        yield ("state",), {"state": project.state, "last": last, "project": project.id}


@rule("P003", Project)
def moves_do_not_join(project: Project, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """A transition begins in another state than the one before it ended in."""
    moves = project.transitions
    if moves and moves[0].origin and not moves[0].pre_charter:
        yield ("transitions", 0, "from"), {"from": moves[0].origin, "why": "first"}
    for i, (before, move) in enumerate(pairwise(moves), start=1):
        if move.origin != before.to:
            yield ("transitions", i, "from"), {"from": move.origin, "expected": before.to}


@rule("P004", Project)
def moves_out_of_order(project: Project, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """A transition is dated before the one above it."""
    for i, (before, move) in enumerate(pairwise(project.transitions), start=1):
        if move.date < before.date:
            yield ("transitions", i, "date"), {"date": move.date, "before": before.date}


@rule("P005", Project, clauses=["C13"])
def no_such_step(project: Project, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """A transition is a step that the workflow doesn't know."""
    workflow, moves = portfolio.workflow, project.transitions
    for i, move in enumerate(moves):
        joins = not i or move.origin == moves[i - 1].to
        if move.pre_charter or not joins or not _known(workflow, move):
            continue
        if not i and (move.origin or move.to == states.first_state(workflow)):
            continue
        facts = {"from": move.origin, "to": move.to, "project": project.id}
        if not i:
            first = states.first_state(workflow)
            yield ("transitions", i), {**facts, "first": first, "why": "first"}
        elif _step(workflow, moves, i) is None:
            yield ("transitions", i), facts


def _known(workflow: Workflow, move: Transition) -> bool:
    origin = move.origin is None or workflow.state(move.origin) is not None
    return origin and workflow.state(move.to) is not None


@rule("P006", Project)
def no_history(project: Project, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """A project is beyond the first state, and no transition says how it came there."""
    first = states.first_state(portfolio.workflow)
    if project.transitions or portfolio.workflow.state(project.state) is None:
        return
    if project.state != first:
        yield ("state",), {"state": project.state, "first": first, "project": project.id}


@rule("P008", Project)
def pre_charter_after_the_charter(
    project: Project, portfolio: Portfolio, day: date
) -> Iterator[Told]:
    """A transition is marked as older than the centre, and isn't."""
    established = portfolio.settings.centre.established
    for i, move in enumerate(project.transitions if established else ()):
        if move.pre_charter and established and move.date >= established:
            facts = {"date": move.date, "established": established}
            yield ("transitions", i, "pre_charter"), facts


@rule("P009", Project)
def no_reason(project: Project, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """A step that asks for a reason was made without one."""
    for i, move, step in steps_made(portfolio.workflow, project):
        if step.reason and not says(move.reason):
            yield ("transitions", i), {"to": move.to, "number": i + 1, "project": project.id}


@rule("P010", Project, clauses=["C22", "C23"])
def not_by_the_leader(project: Project, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """A step that is the team leader's was made by someone who didn't lead on that day."""
    if hidden(portfolio, portfolio.settings.centre.core_team):
        return
    for i, move, step in steps_made(portfolio.workflow, project):
        if step.approver != "team_leader" or not begun(portfolio, move.date):
            continue
        leaders = tuple(each.id for each in portfolio.in_good_faith.leading(move.date))
        if portfolio.get(Member, move.by) and move.by not in leaders:
            facts = {"by": move.by, "date": move.date, "leaders": leaders, "to": move.to}
            yield ("transitions", i, "by"), facts


@rule("P011", Project, clauses=["C13"])
def decision_used_twice(project: Project, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """One decision stands behind the same step twice."""
    used: set[tuple[str, str]] = set()
    for i, move in enumerate(project.transitions):
        if move.decision:
            if (move.decision, move.to) in used:
                facts = {"decision": move.decision, "to": move.to}
                yield ("transitions", i, "decision"), facts
            used.add((move.decision, move.to))
