"""Which steps the workflow knows, and where a project stands in it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from telectl.model.project import Project, Transition
from telectl.model.workflow import LEFT, Step, Workflow


def left_state(transitions: tuple[Transition, ...], hold: str) -> str | None:
    """The state from which the last move into a state on hold was made."""
    last = next((move for move in reversed(transitions) if move.to == hold), None)
    return last.origin if last else None


def steps_from(
    workflow: Workflow, state: str, before: tuple[Transition, ...] = ()
) -> Iterator[tuple[str, Step]]:
    """Where one may go from a state, each target once; a step of its own comes before "any"."""
    seen = {state}
    if workflow.is_final(state):
        return
    for step in workflow.steps_from(state):
        target = left_state(before, state) if step.to == LEFT else step.to
        if target and target not in seen:
            seen.add(target)
            yield target, step


def step_between(
    workflow: Workflow, state: str, to: str, before: tuple[Transition, ...] = ()
) -> Step | None:
    """The step from one state to another, none where the workflow knows of none."""
    for target, step in steps_from(workflow, state, before):
        if target == to:
            return step
    return None


def first_state(workflow: Workflow) -> str | None:
    """The state in which a project begins."""
    return workflow.states[0].id if workflow.states else None


def state_on(project: Project, day: date) -> str | None:
    """The state that a project's transitions give for a day; none before the first."""
    past = [move.to for move in project.transitions if move.date <= day]
    return past[-1] if past else None
