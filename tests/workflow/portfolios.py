"""Small portfolios from plain values, for tests of gates and moves."""

from __future__ import annotations

import copy
from datetime import date
from typing import Any

from telectl.model import KINDS
from telectl.model.portfolio import Portfolio
from telectl.model.records import Entry
from telectl.model.settings import Settings
from telectl.model.workflow import Workflow

DAY = date(2026, 6, 1)
ALL_ITEMS = [
    "workflow_change",
    "training",
    "safe_operation",
    "commissioning",
    "operations_acknowledgement",
    "data_processing_agreement",
    "fallback",
]


def settings(**centre: object) -> dict[str, Any]:
    about = {
        "region": "region",
        "core_team": "team",
        "reports_to": "board",
        "established": "2025-01-01",
    }
    return {"schema_version": 1, "centre": {"name": "C", **about, **centre}}


def workflow(*demands: dict[str, Any], **step: object) -> dict[str, Any]:
    wished = {"from": "analysis", "to": "pilot", "approver": "team_leader", "gate": "g", **step}
    names = ("idea", "analysis", "pilot", "rollout", "on_hold")
    return {
        "states": [*({"id": n} for n in names), {"id": "stopped", "final": True}],
        "steps": [
            wished,
            {"from": "any", "to": "on_hold", "approver": "team_leader"},
            {"from": "on_hold", "to": "left", "approver": "team_leader"},
        ],
        "gates": [{"id": "g", "demands": list(demands)}],
    }


def organisation(id: str, type: str = "hospital", **more: object) -> dict[str, Any]:
    sector = "municipality" if type == "municipality" else "hospital"
    return {"id": id, "title": id, "type": type, "sector": sector, "part_of": "region", **more}


RECORDS: dict[str, list[dict[str, Any]]] = {
    "organisations": [
        organisation("region", "region", part_of=None),
        organisation("hospital"),
        organisation("town", "municipality", part_of=None),
        organisation("imt", "unit", mandates=[{"role": "technically_responsible"}]),
    ],
    "bodies": [
        {"id": "board", "title": "B", "type": "executive", "mandates": [{"role": "decide"}]},
        {
            "id": "circle",
            "title": "V",
            "type": "advisory",
            "valid_to": "2026-12-31",
            "mandates": [{"role": "advise", "subjects": ["clinical_content"]}],
        },
        {"id": "team", "title": "T", "type": "core_team"},
    ],
    "members": [
        {
            "id": "leader",
            "title": "L",
            "seats": [{"body": "team", "role": "leader", "valid_from": "2025-01-01"}],
        },
        {"id": "other", "title": "O"},
        {"id": "engineer", "title": "E"},
    ],
    "solutions": [{"id": "tele", "title": "S", "purpose": "P", "area": "A"}],
    "projects": [
        {
            "id": "trial",
            "title": "P",
            "state": "analysis",
            "solution": "tele",
            "owner": "leader",
            "sectors": ["hospital"],
            "sites": ["hospital"],
            "transitions": [
                {"date": "2026-01-01", "to": "idea", "by": "leader"},
                {"date": "2026-02-01", "from": "idea", "to": "analysis", "by": "leader"},
            ],
        }
    ],
    "decisions": [
        {
            "id": "case",
            "title": "D",
            "points": [{"number": 1, "text": "at", "moves": {"project": "trial", "to": "pilot"}}],
            "outcomes": [
                {
                    "body": "board",
                    "date": "2026-05-01",
                    "deciding": True,
                    "points": [{"number": 1, "result": "approved"}],
                }
            ],
        }
    ],
}


def build(flow: dict[str, Any], about: dict[str, Any] | None = None, **changed: Any) -> Portfolio:
    """The portfolio with records changed, ``trial={"evidence": […]}``, or unread: None."""
    entries = []
    for folder, records in copy.deepcopy(RECORDS).items():
        for raw in records:
            name = raw["id"].replace("-", "_")
            record = None
            if changed.get(name, raw) is not None:
                raw.update(changed.get(name, {}))
                record = KINDS[folder].model_validate(raw)
            entries.append(Entry(raw["id"], folder, f"{folder}/{raw['id']}.yaml", record, raw))
    made = Settings.model_validate(about or settings())
    return Portfolio(entries, made, Workflow.model_validate(flow))
