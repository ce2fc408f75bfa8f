"""Rules of the workflow itself: its states, steps and gates fit together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date

from telectl.findings import KeyPath, Severity
from telectl.model.portfolio import NO_WORKFLOW, Portfolio
from telectl.model.project import Project
from telectl.model.workflow import ANY, LEFT, Demand
from telectl.rules.registry import TOLD_OF_ALL, rule_of_all

HERE = "workflow"


@rule_of_all("V001")
def step_of_unknown_state(portfolio: Portfolio, day: date) -> Iterator[TOLD_OF_ALL]:
    """A step, or a demand, names a state that the workflow doesn't have."""
    names = tuple(state.id for state in portfolio.workflow.states)
    known = frozenset(names)
    for i, step in enumerate(portfolio.workflow.steps):
        for key, state, word in (("from", step.origin, ANY), ("to", step.to, LEFT)):
            if state not in known and state != word:
                facts = {"state": state, "known": names}
                yield HERE, ("steps", i, key), facts
    yield from _asked_of_unknown_steps(portfolio, names)


def _asked_of_unknown_steps(portfolio: Portfolio, names: tuple[str, ...]) -> Iterator[TOLD_OF_ALL]:
    """A demand that is only made of steps to a state that the workflow doesn't have."""
    for i, gate in enumerate(portfolio.workflow.gates):
        for j, demand in enumerate(gate.demands):
            for k, state in enumerate(demand.when.to if demand.when else ()):
                if state not in names:
                    path: KeyPath = ("gates", i, "demands", j, "when", "to", k)
                    facts = {"state": state, "known": names, "gate": gate.id}
                    yield HERE, path, {**facts, "why": "demand"}


@rule_of_all("V002")
def step_of_unknown_gate(portfolio: Portfolio, day: date) -> Iterator[TOLD_OF_ALL]:
    """A step names a gate that the workflow doesn't have."""
    known = tuple(gate.id for gate in portfolio.workflow.gates)
    for i, step in enumerate(portfolio.workflow.steps):
        if step.gate is not None and step.gate not in known:
            yield HERE, ("steps", i, "gate"), {"gate": step.gate, "known": known}


@rule_of_all("V003")
def demand_of_unknown_field(portfolio: Portfolio, day: date) -> Iterator[TOLD_OF_ALL]:
    """A gate demands a field that projects don't have."""
    for i, gate in enumerate(portfolio.workflow.gates):
        for j, demand in enumerate(gate.demands):
            if demand.field is not None and demand.field not in Project.model_fields:
                path: KeyPath = ("gates", i, "demands", j, "field")
                yield HERE, path, {"field": demand.field, "gate": gate.id}


@rule_of_all("V004", Severity.WARNING)
def gate_of_no_step(portfolio: Portfolio, day: date) -> Iterator[TOLD_OF_ALL]:
    """No step leads through a gate."""
    used = {step.gate for step in portfolio.workflow.steps}
    for i, gate in enumerate(portfolio.workflow.gates):
        if gate.id not in used:
            yield HERE, ("gates", i), {"gate": gate.id}


@rule_of_all("V005", clauses=["C13"])
def step_without_decision(portfolio: Portfolio, day: date) -> Iterator[TOLD_OF_ALL]:
    """A step that a body decides leads through no gate, or one that asks for no decision."""
    workflow = portfolio.workflow
    for i, step in enumerate(workflow.steps):
        gate = workflow.gate(step.gate) if step.gate else None
        if step.approver != "deciding_body" or (step.gate and gate is None):
            continue
        if gate is None or not any(demand.decision for demand in gate.demands):
            facts = {"from": step.origin, "to": step.to, "gate": step.gate}
            facts |= {} if step.gate else {"why": "no_gate"}
            yield HERE, ("steps", i), facts


@rule_of_all("V006")
def name_used_twice(portfolio: Portfolio, day: date) -> Iterator[TOLD_OF_ALL]:
    """Two states or two gates have the same name."""
    workflow = portfolio.workflow
    for key, names in (
        ("states", [state.id for state in workflow.states]),
        ("gates", [gate.id for gate in workflow.gates]),
    ):
        count: Counter[str] = Counter()
        for i, name in enumerate(names):
            count[name] += 1
            if count[name] == 2:
                yield HERE, (key, i, "id"), {"id": name, "key": key}


@rule_of_all("V010")
def workflow_of_nothing(portfolio: Portfolio, day: date) -> Iterator[TOLD_OF_ALL]:
    """The workflow has no states, or no steps: nothing can move, and nothing is judged."""
    workflow = portfolio.workflow
    if workflow is NO_WORKFLOW:
        return
    if not workflow.states:
        yield HERE, ("states",), {}
    elif not workflow.steps:
        yield HERE, ("steps",), {"state": workflow.states[0].id, "why": "steps"}


# What the charter asks of every project on its way, as a gate says it: the demand and its clauses.
ASKED: Mapping[tuple[str, str], str] = {
    ("advice", "clinical_content"): "C17",
    ("advice", "spread_potential"): "C18",
    ("advice", "cross_sector_content"): "C19",
    ("advice", "cross_sector_spread_potential"): "C20",
    ("involvement", "clinical_staff"): "C31",
    ("maturity", "mature"): "C32",
    ("readiness", "workflow_change"): "C33",
    ("readiness", "training"): "C34",
    ("readiness", "safe_operation"): "C35",
    ("readiness", "commissioning"): "C36",
    ("readiness", "operations_acknowledgement"): "C44",
    ("field", "technical_responsible"): "C5",
    ("field", "patient_empowerment"): "C3",
    ("field", "supports"): "C30",
}


@rule_of_all("V009", Severity.WARNING, clauses=["C46"])
def charter_not_asked_for(portfolio: Portfolio, day: date) -> Iterator[TOLD_OF_ALL]:
    """No gate asks of every project what the charter wants of each."""
    workflow = portfolio.workflow
    used = {step.gate for step in workflow.steps}
    gates = [gate for gate in workflow.gates if gate.id in used]
    mature = portfolio.settings.thresholds.mature_level
    said = {each for gate in gates for demand in gate.demands for each in _said(demand, mature)}
    missing = {asked: clause for asked, clause in ASKED.items() if asked not in said}
    if gates and missing:
        words = tuple(f"{sort}={word}" for sort, word in missing)
        facts = {"demands": words, "first": words[0], "n": len(words)}
        facts |= {"of": tuple(missing.values())}
        yield HERE, ("gates",), facts


def _said(demand: Demand, mature: int) -> Iterator[tuple[str, str]]:
    """What a demand asks of every project; a level that is mature is as good as the word."""
    value = getattr(demand, demand.sort)
    words = value if isinstance(value, tuple) else (value,)
    for word in words if _is_asked_of_all(demand) else ():
        enough = demand.sort == "maturity" and isinstance(word, int) and word >= mature
        yield demand.sort, "mature" if enough else str(word)


def _is_asked_of_all(demand: Demand) -> bool:
    """Whether no project escapes it, but what touches one sector only the advice across them."""
    when = demand.when
    if when is None:
        return True
    across = when.cross_sector and str(demand.advice).startswith("cross_sector")
    return not when.sectors and when.origin is None and (when.cross_sector is None or bool(across))
