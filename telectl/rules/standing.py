"""Rules of standing relations: they are judged on the judged day."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from telectl.findings import KeyPath, Severity
from telectl.model.base import PeriodRecord, Record, Unknown
from telectl.model.body import Body
from telectl.model.decision import Decision
from telectl.model.direction import Direction
from telectl.model.member import Member
from telectl.model.organisation import Organisation
from telectl.model.plan import Plan
from telectl.model.portfolio import Portfolio
from telectl.model.project import Project
from telectl.model.solution import Solution
from telectl.model.task import Task
from telectl.rules.registry import TOLD_OF_ALL, rule_of_all
from telectl.rules.sight import filed, is_running

Place = tuple[KeyPath, object]
Places = Callable[[Any, Portfolio, date], Iterator[Place]]


@rule_of_all("R004", Severity.WARNING, clauses=["C5", "C9"], cause="id")
def no_longer_in_force(portfolio: Portfolio, day: date) -> Iterator[TOLD_OF_ALL]:
    """Something that still stands names a record whose period has ended."""
    ended = {each.id: each for each in _ended(portfolio, day)}
    for record_id, path, name in _places(portfolio, day) if ended else ():
        found = ended.get(name) if isinstance(name, str) else None
        if found:
            last = found.valid_to if isinstance(found.valid_to, date) else None
            facts: dict[str, object] = {"id": name, "ended": last}
            facts |= {"record": record_id, "key": _dotted(path)}
            successors = getattr(found, "successors", ())
            if successors:
                facts |= {"successors": successors, "why": "followed" if last else "unknown"}
            yield record_id, path, facts


def _dotted(path: KeyPath) -> str:
    """A key path as it is typed: list items count from 1."""
    steps = (f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in path)
    return "".join(steps).removeprefix(".")


def _ended(portfolio: Portfolio, day: date) -> Iterator[PeriodRecord]:
    for model in (Organisation, Body, Member):
        for each in filed(portfolio, model):
            if _has_ended(portfolio, each, day):
                yield each


def _has_ended(portfolio: Portfolio, each: PeriodRecord, day: date) -> bool:
    if isinstance(each.valid_to, date):
        return each.valid_to < day
    return isinstance(each.valid_to, Unknown) and _followed(portfolio, each, day)


def _followed(portfolio: Portfolio, each: PeriodRecord, day: date) -> bool:
    """Whether one that ended on a day nobody knows has a successor in force."""
    names = getattr(each, "successors", ())
    return any((o := portfolio.get(Organisation, name)) and o.covers(day) for name in names)


def _places(portfolio: Portfolio, day: date) -> Iterator[tuple[str, KeyPath, object]]:
    for path, name in _of_centre(portfolio):
        yield "telectl", path, name
    for model, places in STANDING.items():
        for record in filed(portfolio, model):
            for path, name in places(record, portfolio, day):
                yield record.id, path, name


def _of_centre(portfolio: Portfolio) -> Iterator[Place]:
    centre = portfolio.settings.centre
    for key in ("region", "reports_to", "core_team", "reference_group"):
        yield ("centre", key), getattr(centre, key)


def _of_project(project: Project, portfolio: Portfolio, day: date) -> Iterator[Place]:
    if not is_running(portfolio.workflow, project.state):
        return
    yield ("owner",), project.owner
    yield ("technical_responsible",), project.technical_responsible
    for i, site in enumerate(project.sites):
        yield ("sites", i), site


def _of_solution(solution: Solution, portfolio: Portfolio, day: date) -> Iterator[Place]:
    if not solution.external:
        yield ("owner",), solution.owner
    for i, each in enumerate(solution.deployments):
        if each.state != "ended":
            yield ("deployments", i, "site"), each.site


def _of_member(member: Member, portfolio: Portfolio, day: date) -> Iterator[Place]:
    if not member.covers(day):
        return
    yield ("home_organisation",), member.home_organisation
    for i, seat in enumerate(member.seats):
        if seat.covers(day):
            yield ("seats", i, "body"), seat.body
            yield ("seats", i, "represents"), seat.represents


def _of_decision(decision: Decision, portfolio: Portfolio, day: date) -> Iterator[Place]:
    for i, each in enumerate(decision.follow_ups):
        if each.done is None and decision.withdrawn is None:
            yield ("follow_ups", i, "responsible"), each.responsible


def _of_task(task: Task, portfolio: Portfolio, day: date) -> Iterator[Place]:
    if task.done is None:
        yield ("owner",), task.owner


def _of_plan(plan: Plan, portfolio: Portfolio, day: date) -> Iterator[Place]:
    if plan.status == "retired" or not plan.covers(day):
        return
    for i, action in enumerate(plan.actions):
        if action.done is None:
            yield ("actions", i, "owner"), action.owner
    for i, audience in enumerate(plan.audiences):
        yield ("audiences", i, "forum"), audience.forum
        yield ("audiences", i, "owner"), audience.owner


def _of_direction(direction: Direction, portfolio: Portfolio, day: date) -> Iterator[Place]:
    for i, each in enumerate(direction.organisations if direction.covers(day) else ()):
        yield ("organisations", i), each


STANDING: dict[type[Record], Places] = {
    Project: _of_project,
    Solution: _of_solution,
    Member: _of_member,
    Decision: _of_decision,
    Task: _of_task,
    Plan: _of_plan,
    Direction: _of_direction,
}
