"""Projects, their moves and gates: what is wrong, and what is right beside it."""

from __future__ import annotations

from datetime import date

from tests.rules.builders import (
    HOLD,
    INVOLVED,
    READY,
    SOUND,
    Case,
    gates,
    project,
)
from tests.rules.portfolios import (
    ANALYSIS,
    IDEA,
    PID,
    PILOT,
    decided,
    move,
    outcome,
    point,
)
from tests.rules.tried_plans import plan

TO_PILOT = {"project": "trial", "to": "pilot"}
RANKED = [{"project": "trial", "rank": 1}]
LATER = ("analysis", "pilot", "operation", "on_hold", "closed")

LONG = [move("2024-05-01", "analysis", "idea", pre_charter=True)]
TRIED = [move("2025-12-15", "pilot", "idea", pre_charter=True)]
ENDED = [
    move("2025-12-01", "analysis", pre_charter=True),
    move("2025-12-15", "closed", "analysis", pre_charter=True),
]

CASES = [
    Case(
        "P001",
        "more.state",
        project(state="pilto", transitions=[]),
        project(state="idea", transitions=[]),
    ),
    Case("P002", "more.state", project(state="idea"), project()),
    Case(
        "P003",
        "trial.transitions.2.from",
        {"trial": {"transitions": [IDEA, ANALYSIS, move("2026-05-01", "pilot", "idea")]}},
        SOUND,
    ),
    Case(
        "P004",
        "trial.transitions.1.date",
        {"trial": {"transitions": [move("2026-02-11", "idea"), ANALYSIS, PILOT]}},
        {"trial": {"transitions": [move("2026-02-10", "idea"), ANALYSIS, PILOT]}},
    ),
    Case(
        "P005",
        "more.transitions.1",
        project(state="pilot", transitions=[IDEA, move("2026-02-10", "pilot", "idea")]),
        project(),
    ),
    Case("P006", "more.state", project(transitions=[]), project(state="idea", transitions=[])),
    Case(
        "P007",
        "trial.involvement.0.date",
        *(
            {"trial": {"involvement": [{"date": day, "type": "test", "outcome": "Godt"}]}}
            for day in ("2026-06-02", "2026-06-01")
        ),
    ),
    Case(
        "P008",
        "more.transitions.0.pre_charter",
        *(
            project(state="idea", transitions=[move(day, "idea", pre_charter=True)])
            for day in ("2026-01-01", "2025-12-31")
        ),
    ),
    Case(
        "P009",
        "trial.transitions.3",
        *(
            {
                "go": {
                    "points": [
                        point(moves={"project": "trial", "to": "pilot"}),
                        point(2, moves={"project": "trial", "to": "on_hold"}),
                    ],
                    "outcomes": [outcome("approved", "approved")],
                },
                "trial": {
                    "state": "on_hold",
                    "transitions": [
                        *HOLD,
                        move("2026-05-05", "on_hold", "pilot", decision="go", **reason),
                    ],
                },
            }
            for reason in ({}, {"reason": "Venter"})
        ),
    ),
    Case(
        "P010",
        "trial.transitions.1.by",
        *(
            {"trial": {"transitions": [IDEA, {**ANALYSIS, "by": by}, PILOT]}}
            for by in ("bo", "lead")
        ),
    ),
    Case(
        "P011",
        "trial.transitions.4.decision",
        *(
            {
                "go": {
                    "points": [
                        point(moves={"project": "trial", "to": "pilot"}),
                        point(2, moves={"project": "trial", "to": "on_hold"}),
                    ],
                    "outcomes": [outcome("approved", "approved")],
                },
                "decisions/again": decided(
                    points=[point(moves={"project": "trial", "to": "pilot"})]
                ),
                "trial": {
                    "transitions": [
                        *HOLD,
                        move("2026-05-05", "on_hold", "pilot", decision="go", reason="Venter"),
                        move("2026-05-06", "pilot", "on_hold", decision=case),
                    ]
                },
            }
            for case in ("go", "again")
        ),
    ),
    Case(
        "P012",
        "more.end",
        *(project(start="2026-02-02", end=end) for end in ("2026-02-01", "2026-02-02")),
    ),
    Case("P020", "trial.notes", {}, {}, date(2026, 7, 5)),
    Case(
        "P021",
        "trial.milestones.0.due",
        *(
            {"trial": {"milestones": [{"title": "M", "baseline": day, "due": day}], **plan(day)}}
            for day in ("2026-05-31", "2026-06-01")
        ),
    ),
    Case(
        "P022",
        "trial.evidence.1.expires",
        *(
            {
                "trial": {
                    "evidence": [
                        PID,
                        {
                            "kind": "dpia",
                            "status": "approved",
                            "date": "2026-01-01",
                            "expires": day,
                        },
                    ]
                }
            }
            for day in ("2026-05-31", "2026-06-01")
        ),
    ),
    Case(
        "P023",
        "more.",
        *(
            project(
                owner=owner, transitions=[{**move("2025-12-01", "analysis"), "pre_charter": True}]
            )
            for owner in (None, {"unknown": "Ikke aftalt"})
        ),
    ),
    Case(
        "P024",
        "trial.ratings.0.value",
        *(
            {
                "trial": {
                    "milestones": [{"title": "M", "baseline": "2026-06-01", "due": due}],
                    **plan("2026-06-01"),
                    "ratings": [{"date": "2026-05-20", "value": "green", "reason": "Fint"}],
                }
            }
            for due in ("2026-07-02", "2026-07-01")
        ),
    ),
    Case(
        "P025",
        "trial.state",
        {"trial": {"state": "analysis", "transitions": [IDEA, ANALYSIS]}},
        {
            "trial": {"state": "analysis", "transitions": [IDEA, ANALYSIS]},
            "go": {"outcomes": [outcome("postponed")], "no_follow_up": None},
        },
    ),
    Case(
        "P026",
        "more.state",
        *(
            project(
                state="operation",
                solution="tele",
                sites=["north"],
                transitions=[move("2025-12-01", "operation") | {"pre_charter": True}],
            )
            | {"workflow": {"states": [{"id": "idea"}, *({"id": each} for each in LATER)]}}
            | {"tele": {"deployments": [{"site": "north", "state": state, "since": "2025-12-01"}]}}
            for state in ("pilot", "operation")
        ),
    ),
    Case(
        "P028",
        "trial.technical_responsible",
        {"trial": {"technical_responsible": "house"}},
        {"trial": {"technical_responsible": "house", "technical_exemption": "go"}}
        | {"go": {"waivers": [{"demand": "technical_responsible", "reason": "R"}]}},
    ),
    Case(
        "P029",
        "more.priority.rank",
        *(
            project(priority={"rank": 1, "decision": "go"})
            | {"trial": {"priority": {"rank": rank, "decision": "go"}}}
            for rank in (1, 2)
        ),
    ),
    Case(
        "P040",
        "trial.priority.rank",
        *(
            {
                "trial": {"priority": {"rank": rank, "decision": "go"}},
                "go": {"points": [point(moves=TO_PILOT, ranks=RANKED)]},
            }
            for rank in (2, 1)
        ),
    ),
    Case(
        "P041",
        "go.points.0.ranks",
        *(
            {
                "trial": {"priority": priority},
                "go": {"points": [point(moves=TO_PILOT, ranks=RANKED)]},
            }
            for priority in (None, {"rank": 1, "decision": "go"})
        ),
    ),
    Case("G001", "trial.transitions.2", {"trial": {"evidence": []}}, SOUND),
    Case(
        "G002",
        "trial.transitions.2",
        gates({"advice": "clinical_content"}) | {"trial": {"evidence": []}},
        gates({"advice": "clinical_content"})
        | {
            "go": {
                "advice": [
                    {
                        "subject": "clinical_content",
                        "body": "circle",
                        "given": "2026-02-20",
                        "conclusion": "recommended",
                    }
                ]
            }
        },
    ),
    Case(
        "G003",
        "trial.transitions.2",
        {
            "trial": {"transitions": [IDEA, ANALYSIS, {**PILOT, "decision": None}]},
            "go": {"concerns": [], "points": [point()]},
        },
        SOUND,
    ),
    Case(
        "G004",
        "trial.transitions.2",
        *(
            gates({"involvement": "clinical_staff"})
            | {
                "trial": {
                    "involvement": [
                        {
                            "date": "2026-04-01",
                            "type": "test",
                            "professions": ["sygeplejerske"],
                            "sites": sites,
                            "outcome": "O",
                        }
                    ]
                }
            }
            for sites in ([], ["north"])
        ),
    ),
    Case(
        "G005",
        "trial.transitions.2",
        gates({"field": "purpose"}),
        gates({"field": "purpose"}) | {"trial": {"purpose": "Tryghed"}},
    ),
    Case(
        "P030",
        "more.involvement",
        *(
            project(transitions=LONG, involvement=[{**INVOLVED, **more}])
            for more in ({"type": "meeting", "group": "group"}, {"type": "visit"})
        ),
    ),
    Case(
        "P031",
        "more.lessons",
        *(project(state="closed", transitions=ENDED, lessons=each) for each in ([], ["T"])),
    ),
    Case(
        "P038",
        "more.patient_empowerment",
        *(
            project(state="pilot", transitions=TRIED, patient_empowerment=said)
            for said in ({"contact": "T"}, {"not_applicable": "T"})
        ),
    ),
    Case("G006", "trial.transitions.2", gates({"maturity": 5}), gates({"maturity": 4})),
    Case(
        "G007",
        "trial.transitions.2",
        gates({"readiness": ["training"]}),
        gates({"readiness": ["training"]})
        | {"tele": {"deployments": [{"site": "north", "state": "pilot", "readiness": READY}]}},
    ),
    Case(
        "G008",
        "trial.transitions.2",
        gates({"consent": "sites"}) | {"trial": {"sites": ["north", "town"]}},
        gates({"consent": "sites"})
        | {
            "trial": {
                "sites": ["north", "town"],
                "consents": [{"organisation": "town", "date": "2026-04-01", "by": "Borgmesteren"}],
            }
        },
    ),
    Case(
        "G009",
        "trial.transitions.1",
        {"telectl": {"established": "2026-02-11"}},
        {"telectl": {"established": "2026-02-10"}},
    ),
]
