"""What changed in the workflow: states, steps, and what gates demand."""

from __future__ import annotations

from collections.abc import Mapping

from telectl.model.workflow import Workflow
from telectl.reports.changes.facts import Demanded, StateListed, StepListed
from telectl.reports.changes.fields import Difference
from telectl.reports.changes.sides import Two
from telectl.reports.changes.told import Teller, Told


def _holder(two: Two, each: Difference) -> Workflow | None:
    """The workflow in which the item stands that is new or gone."""
    return two.old(Workflow) if each.new is None else two.part(Workflow)


def _states(two: Two, found: list[Difference]) -> Told:
    for each in found:
        workflow = _holder(two, each)
        if workflow and (each.added or each.gone):
            yield StateListed(two.id, workflow.states[each.item].id, each.gone)
        else:
            yield each


def _steps(two: Two, found: list[Difference]) -> Told:
    for each in found:
        workflow = _holder(two, each)
        if workflow and (each.added or each.gone):
            step = workflow.steps[each.item]
            told = (step.origin, step.to, step.approver, step.gate)
            yield StepListed(two.id, *told, gone=each.gone)
        else:
            yield each


def _gates(two: Two, found: list[Difference]) -> Told:
    """A gate by its demands, each that is new or gone; a gate without any as a field."""
    for each in found:
        demands = _demands(each)
        gate = _gate(two, each)
        for demand in demands:
            yield Demanded(two.id, gate, demand, each.new is None)
        if not demands:
            yield each


def _demands(each: Difference) -> list[dict[str, object]]:
    held = each.new if each.old is None else each.old if each.new is None else None
    if (each.added or each.gone) and isinstance(held, dict):
        held = held.get("demands")
        return [one for one in held if isinstance(one, dict)] if isinstance(held, list) else []
    whole = each.key == "gates.demands" and len(each.path) == 4
    return [held] if whole and isinstance(held, dict) else []


def _gate(two: Two, each: Difference) -> str:
    workflow = _holder(two, each) if each.gone else two.part(Workflow)
    return workflow.gates[each.item].id if workflow and workflow.gates else ""


WORKFLOW: Mapping[str, Teller] = {"states": _states, "steps": _steps, "gates": _gates}
