"""A small sound portfolio of plain values, and what the rules say when it is changed."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from datetime import date
from typing import Any, get_args

from telectl import rules
from telectl.findings import Finding
from telectl.model import KINDS
from telectl.model.portfolio import Portfolio
from telectl.model.records import Entry
from telectl.model.settings import Settings
from telectl.model.solution import ReadinessItem
from telectl.model.workflow import Workflow

DAY = date(2026, 6, 1)
Raw = dict[str, Any]


def organisation(sector: str, kind: str, **more: object) -> Raw:
    return {"sector": sector, "type": kind, **more}


def seat(body: str = "team", role: str = "member", **more: object) -> Raw:
    return {"body": body, "role": role, **more}


NUMBER = "26/1"


def outcome(*results: str, **more: object) -> Raw:
    points = [{"number": i, "result": result} for i, result in enumerate(results, start=1)]
    return {"body": "board", "date": "2026-03-01", "deciding": True, "points": points, **more}


def point(number: int = 1, **more: object) -> Raw:
    return {"number": number, "text": "at", **more}


def move(day: str, to: str, origin: str | None = None, **more: object) -> Raw:
    come = {"from": origin} if origin else {}
    return {"date": day, **come, "to": to, "by": "lead", **more}


def decided(**more: object) -> Raw:
    """A case that has been decided, with all that should follow."""
    return {
        "points": [point()],
        "outcomes": [outcome("approved")],
        "journal": {"number": NUMBER, "date": "2026-03-02"},
        "orientations": [{"forum": "forum", "date": "2026-03-05", "what": "Sagen"}],
        "no_follow_up": "Intet at gøre",
        **more,
    }


def plan(kind: str, **more: object) -> Raw:
    """A plan that has been decided."""
    whole = {"type": kind, "version": "1", "status": "decided", "decision": "papers"}
    return {**whole, "authors": ["lead"], **more}


def answer(organisation: str, **more: object) -> Raw:
    return {"organisation": organisation, "date": "2026-03-20", **more}


AUDIENCE = {"forum": "forum", "channel": "Brev", "frequency": "Efter hvert møde", "owner": "anna"}
IDEA = move("2026-01-10", "idea")
ANALYSIS = move("2026-02-10", "analysis", "idea")
PILOT = move("2026-05-01", "pilot", "analysis", decision="go")
PID = {"kind": "pid", "status": "approved", "date": "2026-02-01"}
RELEVANT = {"value": True}
FUNCTIONS = ["strategic_it", "patient_empowerment"]
OTHERS = ["spread_potential", "cross_sector_content", "cross_sector_spread_potential"]

RECORDS: dict[str, dict[str, Raw]] = {
    "organisations": {
        "region": organisation(
            "region", "region", identifiers={"regionskode": "1084"}, functions=FUNCTIONS
        ),
        "north": organisation("hospital", "hospital", part_of="region", relevant=RELEVANT),
        "mind": organisation("psychiatry", "psychiatry", part_of="region", relevant=RELEVANT),
        "town": organisation("municipality", "municipality", identifiers={"kommunekode": "0101"}),
        "doctors": organisation("general_practice", "practice_sector"),
        "it": organisation("it", "unit", mandates=[{"role": "technically_responsible"}]),
        "house": organisation("region", "unit", part_of="region", functions=FUNCTIONS),
        "gone": organisation("hospital", "hospital", valid_to="2026-04-30"),
    },
    "bodies": {
        "board": {"type": "executive", "mandates": [{"role": "decide", "decision": "birth"}]},
        "circle": {
            "type": "advisory",
            "mandates": [{"role": "advise", "subjects": ["clinical_content"]}],
        },
        "forum": {"type": "forum", "mandates": [{"role": "be_informed"}]},
        "steering": {"type": "advisory", "mandates": [{"role": "advise", "subjects": OTHERS}]},
        "council": {"type": "political", "mandates": [{"role": "found"}]},
        "group": {"type": "reference_group", "mandates": [{"role": "involve"}]},
        "team": {"type": "core_team", "mandates": [{"role": "prepare"}, {"role": "run"}]},
    },
    "members": {
        "lead": {"seats": [seat(role="leader")]},
        "anna": {"home_organisation": "north", "seats": [seat(), seat("board", "chair")]},
        "bo": {"home_organisation": "mind", "seats": [seat()]},
        "carl": {"home_organisation": "town", "seats": [seat(capacity="administrative")]},
        "dora": {"home_organisation": "doctors", "seats": [seat(capacity="administrative")]},
        "erik": {"home_organisation": "it", "seats": [seat(role="liaison")]},
        "nurse": {"home_organisation": "north", "clinical": True, "seats": [seat("group")]},
        "carer": {"home_organisation": "town", "clinical": True, "seats": [seat("group")]},
    },
    "solutions": {
        "tele": {
            "purpose": "P",
            "area": "A",
            "owner": "north",
            "review_date": "2027-01-01",
            "supports": {"clinical_workflow": "T", "patient_pathway": "T", "business_need": "T"},
            "maturity": [{"level": 4, "date": "2026-01-01", "assessor": "anna", "evidence": "E"}],
        }
    },
    "projects": {
        "trial": {
            "state": "pilot",
            "solution": "tele",
            "owner": "anna",
            "sectors": ["hospital"],
            "sites": ["north"],
            "technical_responsible": "it",
            "patient_empowerment": {"aim": "T"},
            "transitions": [IDEA, ANALYSIS, PILOT],
            "evidence": [PID],
            "notes": [{"date": "2026-05-20", "text": "Det går godt", "by": "lead"}],
        }
    },
    "decisions": {
        "go": decided(
            concerns=["trial"], points=[point(moves={"project": "trial", "to": "pilot"})]
        ),
        "papers": decided(concerns=["strategy", "acting", "telling"]),
        "birth": {
            "concerns": ["board"],
            "points": [point()],
            "outcomes": [outcome("approved", body="council", date="2025-12-01")],
            "journal": {"number": "25/1", "date": "2025-12-02"},
            "no_follow_up": "Centeret følger selv op",
        },
    },
    "meetings": {
        "day": {
            "body": "board",
            "date": "2026-03-01",
            "status": "closed",
            "agenda": ["go"],
            "attendance": [{"member": "anna", "status": "present"}],
        }
    },
    "plans": {
        "strategy": plan("strategy"),
        "acting": plan("action_plan"),
        "telling": plan("communication_plan", audiences=[AUDIENCE]),
    },
    "mappings": {
        "survey": {
            "date": "2026-04-01",
            "scope": "S",
            "method": "M",
            "author": "lead",
            "responses": [answer("north"), answer("mind"), answer("doctors")],
        }
    },
    "tasks": {"chore": {"owner": "bo", "due": "2026-12-01"}},
    "needs": {"wish": {"date": "2026-05-01", "text": "T", "builds_on": ["tele"]}},
}
SETTINGS: Raw = {
    "schema_version": 1,
    "centre": {
        "name": "Centeret",
        "region": "region",
        "hosts": [{"organisation": "house"}],
        "reports_to": "board",
        "core_team": "team",
        "reference_group": "group",
        "founding_decision": "birth",
        "established": "2026-01-01",
    },
}
STEPS: list[Raw] = [
    {"from": "idea", "to": "analysis", "approver": "team_leader", "gate": "start"},
    {"from": "analysis", "to": "pilot", "approver": "deciding_body", "gate": "trial"},
    {"from": "pilot", "to": "closed", "approver": "deciding_body", "gate": "said", "reason": True},
    {"from": "any", "to": "on_hold", "approver": "deciding_body", "gate": "said", "reason": True},
    {"from": "on_hold", "to": "left", "approver": "deciding_body", "gate": "said"},
]
WORKFLOW: Raw = {
    "states": [
        *({"id": each} for each in ("idea", "analysis", "pilot", "on_hold")),
        {"id": "closed", "final": True},
    ],
    "steps": STEPS,
    "gates": [
        {"id": "start", "demands": [{"field": "owner"}]},
        {"id": "trial", "demands": [{"evidence": "pid"}, {"decision": "in_force"}]},
        {"id": "said", "demands": [{"decision": "in_force"}]},
    ],
}

# What the charter wants of every project, asked by a gate through which none of these goes.
CHARTER: Raw = {
    "id": "charter",
    "demands": [
        *({"advice": each} for each in ("clinical_content", *OTHERS)),
        *({"field": each} for each in ("technical_responsible", "patient_empowerment", "supports")),
        {"involvement": "clinical_staff"},
        {"maturity": "mature"},
        {"readiness": list(get_args(ReadinessItem))},
    ],
}
WHOLE: Raw = {"from": "closed", "to": "idea", "approver": "team_leader", "gate": "charter"}

Change = Mapping[str, Any]


def build(change: Change) -> Portfolio:
    """The sound portfolio with records changed or added, or unreadable where None is given.

    ``telectl`` and ``workflow`` change keys of the centre and of the workflow; a key
    like ``tasks/more`` adds a record.
    """
    records = copy.deepcopy(RECORDS)
    for name, value in change.items():
        folder, _, new = name.rpartition("/")
        if folder:
            records.setdefault(folder, {})[new] = value
    entries = [
        _entry(folder, name, raw, change.get(name, {}))
        for folder, found in records.items()
        for name, raw in found.items()
    ]
    centre = SETTINGS["centre"] | change.get("telectl", {})
    limits = {"thresholds": change["thresholds"]} if "thresholds" in change else {}
    settings = Settings.model_validate({**SETTINGS, "centre": centre, **limits})
    return Portfolio(entries, settings, Workflow.model_validate(_flow(change)))


def _entry(folder: str, name: str, raw: Raw, change: Raw | None) -> Entry:
    file = f"{folder}/{name}.yaml"
    if change is None:
        return Entry(name, folder, file, None, None)
    whole = {"id": name, "title": name.capitalize(), **raw, **change}
    journal = whole.get("journal")
    if journal and journal["number"] == NUMBER:  # each case has one of its own
        whole["journal"] = {**journal, "number": f"{NUMBER}-{name}"}
    return Entry(name, folder, file, KINDS[folder].model_validate(whole), whole)


def _flow(change: Change) -> Raw:
    """The workflow changed; where the gates alone are ``uncharted``, the charter's goes too."""
    flow = {**WORKFLOW, **change.get("workflow", {})}
    if "uncharted" in change or not flow["gates"]:
        return flow
    return {**flow, "steps": [*flow["steps"], WHOLE], "gates": [*flow["gates"], CHARTER]}


def findings(change: Change, day: date = DAY) -> list[Finding]:
    return list(rules.run(build(change), day))


def told(change: Change, day: date = DAY) -> list[tuple[str, str, str]]:
    """What is found: code, the record's name, the key path with dots."""
    return [
        (
            each.code,
            each.file.rpartition("/")[2].removesuffix(".yaml"),
            ".".join(map(str, each.path)),
        )
        for each in findings(change, day)
    ]
