"""What changed in plans, directions, tasks, needs and mappings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from telectl.model.direction import Direction
from telectl.model.mapping import Mapping as Survey
from telectl.model.need import Need
from telectl.model.plan import Plan
from telectl.model.task import Task
from telectl.reports.changes.facts import (
    Action,
    Answered,
    Directed,
    Fact,
    PlanStands,
    Responded,
    TaskDone,
    TaskOpened,
)
from telectl.reports.changes.fields import Difference
from telectl.reports.changes.of_people import ends
from telectl.reports.changes.sides import Two
from telectl.reports.changes.told import Teller, Told, day_of, of_new


def _plan_status(two: Two, found: list[Difference]) -> Told:
    plan, old = two.new(Plan), two.old(Plan)
    before = old.status if old else None
    yield PlanStands(two.id, plan.type, before, plan.status, plan.version, plan.decision)


def _actions(two: Two, found: list[Difference]) -> Told:
    for each in found:
        one = two.new(Plan).actions[each.item] if not each.gone else None
        finished = each.key == "actions.done" and each.old is None
        if one and (each.added or finished):
            yield Action(two.id, one.title, one.owner, one.deadline, one.done)
        else:
            yield each


def _task_done(two: Two, found: list[Difference]) -> Told:
    task, old = two.new(Task), two.old(Task)
    if task.done and not (old and old.done):
        yield TaskDone(two.id, task.done)
    else:
        yield from found


def _answered(two: Two, found: list[Difference]) -> Told:
    need = two.new(Need)
    if need.answered_by:
        yield Answered(two.id, need.answered_by)
    else:
        yield from found


def _responses(two: Two, found: list[Difference]) -> Told:
    return of_new(
        found,
        lambda: two.new(Survey).responses,
        lambda one: Responded(two.id, one.organisation, one.date, one.nothing_to_report),
    )


def _in_force(two: Two, found: list[Difference]) -> Told:
    direction, old = two.new(Direction), two.old(Direction)
    if direction.decision and not (old and old.decision):
        day = day_of(direction.valid_from)
        yield Directed(two.id, direction.number, day, direction.decision)
    else:
        yield from found


def _first_day(two: Two, found: list[Difference]) -> Told:
    """The first day is told with the decision that put it in force."""
    old = two.old(Direction)
    told = two.turns("decision") and two.new(Direction).decision and not (old and old.decision)
    if not (told and day_of(two.new(Direction).valid_from)):
        yield from found


def first_said(two: Two) -> Iterator[Fact]:
    """What a new task or plan begins with."""
    task, plan = two.part(Task), two.part(Plan)
    if task:
        yield TaskOpened(two.id, task.owner, task.due)
    if plan:
        yield PlanStands(two.id, plan.type, None, plan.status, plan.version, plan.decision)


PLAN: Mapping[str, Teller] = {"status": _plan_status, "actions": _actions, "valid_to": ends}
TASK: Mapping[str, Teller] = {"done": _task_done}
NEED: Mapping[str, Teller] = {"answered_by": _answered}
SURVEY: Mapping[str, Teller] = {"responses": _responses}
DIRECTION: Mapping[str, Teller] = {
    "decision": _in_force,
    "valid_from": _first_day,
    "valid_to": ends,
}
