"""One more record of each kind, and how a code is tried."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from tests.rules.portfolios import (
    ANALYSIS,
    CHARTER,
    DAY,
    IDEA,
    PILOT,
    STEPS,
    WHOLE,
    WORKFLOW,
)

Change = dict[str, Any]
SUPPORTS = {"clinical_workflow": "T", "patient_pathway": "T", "business_need": "T"}


class Case(NamedTuple):
    """A code, the record and key path at which it is told; what is wrong, what is right."""

    code: str
    at: str
    wrong: Change
    right: Change
    day: date = DAY


def case(**more: Any) -> Change:
    """One more case, not about anything."""
    return {"decisions/more": more}


def advice(**more: Any) -> Change:
    about = {"subject": "clinical_content", "body": "circle", **more}
    return case(advice=[about])


def meeting(**more: Any) -> Change:
    about = {"body": "team", "date": "2026-03-09", "status": "held", **more}
    return {"meetings/more": about}


def solution(**more: Any) -> Change:
    whole = {"purpose": "P", "area": "A", "owner": "north", "review_date": "2027-01-01"}
    return {"solutions/more": {**whole, "supports": SUPPORTS, **more}}


def elsewhere(**more: Any) -> Change:
    return {"solutions/more": {"purpose": "P", "area": "A", "external": True, **more}}


def project(**more: Any) -> Change:
    whole = {"state": "analysis", "owner": "anna", "transitions": [IDEA, ANALYSIS], **more}
    note = {"date": "2026-05-20", "text": "T"}
    aim = {"aim": "T"}
    return {"projects/more": {"notes": [note], "patient_empowerment": aim, **whole}}


def effect(**more: Any) -> Change:
    whole = {"solution": "tele", "domain": "clinical", "indicator": "I", "design": "survey"}
    sources = [{"title": "K"}]
    return {"effects/more": {**whole, "direction": "none", "sources": sources, **more}}


def shown(*domains: str) -> Change:
    """An effect of the one more solution in each domain."""
    found = {each: effect(solution="more", domain=each)["effects/more"] for each in domains}
    return {f"effects/of-{each.replace('_', '-')}": raw for each, raw in found.items()}


def plan(kind: str = "strategy", **more: Any) -> Change:
    return {"plans/more": {"type": kind, "version": "1", "authors": ["lead"], **more}}


def deployed(*deployments: Change, **more: Any) -> Change:
    return solution(deployments=list(deployments), **more)


def gates(demand: Change) -> Change:
    flow = [
        {"id": "start", "demands": [{"field": "owner"}]},
        {"id": "trial", "demands": [demand, {"decision": "in_force"}]},
        {"id": "said", "demands": [{"decision": "in_force"}]},
    ]
    return {"workflow": {"gates": flow}}


def charter(*demands: Change) -> Change:
    """The workflow whose last gate asks for these, where the charter has its own."""
    gates = [*WORKFLOW["gates"], {**CHARTER, "demands": list(demands)}]
    return {"workflow": {"steps": [*STEPS, WHOLE], "gates": gates}, "uncharted": {}}


def steps(*more: Change) -> Change:
    return {"workflow": {"steps": [*STEPS, *more]}}


READY = [
    {"item": item, "status": "approved", "date": "2026-03-01"}
    for item in ("workflow_change", "safe_operation", "data_processing_agreement", "fallback")
]
READY += [
    {"item": "training", "status": "approved", "date": "2026-03-01", "share": 90},
    {
        "item": "commissioning",
        "status": "approved",
        "date": "2026-03-01",
        "signatures": [
            {"capacity": "technical", "by": "it", "date": "2026-03-01"},
            {"capacity": "clinical", "by": "anna", "date": "2026-03-01"},
        ],
    },
    {"item": "operations_acknowledgement", "status": "approved", "date": "2026-03-01"},
]
RUNS: Change = {"site": "north", "state": "operation", "since": "2026-04-01"}
INVOLVED = {
    "date": "2026-03-01",
    "type": "workshop",
    "professions": ["læge"],
    "sites": ["north"],
    "outcome": "T",
}
HOLD = [IDEA, ANALYSIS, PILOT]
SOUND: Change = {}
