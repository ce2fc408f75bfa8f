"""What a decision approved of a project: the fields that the gate of its step names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from telectl.model.decision import Decision
from telectl.model.portfolio import Portfolio
from telectl.model.project import Project
from telectl.model.shape import shape_of
from telectl.model.workflow import Demand, Step
from telectl.workflow import gates, states
from telectl.workflow.wishes import Wish

# What a demand that names no field itself is asked of: sites that consent, a solution that is ripe.
ASKED_OF: Mapping[str, tuple[str, ...]] = {
    "consent": ("sites",),
    "readiness": ("solution", "sites"),
    "maturity": ("solution",),
}


def fields(
    portfolio: Portfolio, project: Project, to: str, case: Decision, day: date
) -> tuple[str, ...]:
    """The fields of a project that a decision about a step of it approved."""
    step = _step(portfolio, project, to, case)
    gate = portfolio.workflow.gate(step.gate) if step and step.gate else None
    wish = Wish(project, to, day, case)
    demands = gate.demands if gate else ()
    applying = (each for each in demands if gates.applies(portfolio, each.when, wish))
    return tuple(dict.fromkeys(name for each in applying for name in _named(each)))


def _named(demand: Demand) -> Iterator[str]:
    if demand.field in shape_of(Project).keys:
        yield str(demand.field)
    yield from ASKED_OF.get(demand.sort, ())


def _step(portfolio: Portfolio, project: Project, to: str, case: Decision) -> Step | None:
    """The step that was decided: made by the case already, to be made, or led to from elsewhere."""
    workflow, moves = portfolio.workflow, project.transitions
    for i, move in reversed(list(enumerate(moves))):
        if move.decision == case.id and move.to == to and move.origin:
            return states.step_between(workflow, move.origin, to, moves[:i])
    found = states.step_between(workflow, project.state, to, moves)
    return found or next((each for each in workflow.steps if each.to == to), None)
