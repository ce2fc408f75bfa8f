"""The gate: one function that says what a step still demands on a day.

It is asked before a project moves and of every move that stands in the files.
What it can't see, it calls unmet.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from telectl.model.portfolio import Portfolio
from telectl.model.workflow import Condition, Demand, Gate, Step
from telectl.workflow.demands import CHECKS
from telectl.workflow.sectors import of_project
from telectl.workflow.wishes import Unmet, Wish

MET_BY: Mapping[str, str] = {
    "evidence": "G001",
    "advice": "G002",
    "decision": "G003",
    "involvement": "G004",
    "field": "G005",
    "maturity": "G006",
    "readiness": "G007",
    "consent": "G008",
}
NOT_ESTABLISHED, NO_GATE = "G009", "G010"


def unmet(portfolio: Portfolio, step: Step, wish: Wish) -> Iterator[Unmet]:
    """Everything that a step still demands of a project on a day."""
    established = portfolio.settings.centre.established
    if established is None or established > wish.day:
        yield Unmet(NOT_ESTABLISHED, "telectl", ("centre", "established"))
    gate = portfolio.workflow.gate(step.gate) if step.gate else Gate(id="-", demands=())
    if gate is None:
        yield Unmet(NO_GATE, "workflow", ("gates",), {"gate": step.gate})
        return
    for _, lacking in _answers(portfolio, gate, step, wish):
        yield from lacking


def answers(
    portfolio: Portfolio, step: Step, wish: Wish
) -> Iterator[tuple[Demand, tuple[Unmet, ...]]]:
    """Each demand that applies to a step, met where nothing stands beside it."""
    gate = portfolio.workflow.gate(step.gate) if step.gate else Gate(id="-", demands=())
    if gate is not None:
        yield from _answers(portfolio, gate, step, wish)


def _answers(
    portfolio: Portfolio, gate: Gate, step: Step, wish: Wish
) -> Iterator[tuple[Demand, tuple[Unmet, ...]]]:
    about = {"gate": gate.id, "project": wish.project.id, "to": wish.to}
    for demand in _demands(gate, step):
        if applies(portfolio, demand.when, wish):
            code = MET_BY[demand.sort]
            lacks = CHECKS[demand.sort](portfolio, demand, wish)
            told = tuple(Unmet(code, x.record, x.path, {**about, **x.facts}) for x in lacks)
            yield demand, told


def _demands(gate: Gate, step: Step) -> tuple[Demand, ...]:
    """What the gate demands; what a body must approve needs its decision, said or not."""
    asked = any(each.decision and each.when is None for each in gate.demands)
    if step.approver == "deciding_body" and not asked:
        return (*gate.demands, Demand(decision="in_force"))
    return gate.demands


def applies(portfolio: Portfolio, condition: Condition | None, wish: Wish) -> bool:
    """Whether a demand's condition holds; what can't be seen counts as holding."""
    if condition is None:
        return True
    if not of_project(portfolio, wish.project).fits(condition):
        return False
    if condition.to and wish.to not in condition.to:
        return False
    solution = portfolio.solution_of(wish.project)
    return not (condition.origin and solution and solution.origin != condition.origin)
