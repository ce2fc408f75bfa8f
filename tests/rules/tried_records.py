"""Solutions, effects, plans, tasks and the workflow: what is wrong, and what is right beside it."""

from __future__ import annotations

from tests.rules.builders import (
    READY,
    RUNS,
    SOUND,
    Case,
    deployed,
    effect,
    elsewhere,
    gates,
    plan,
    solution,
    steps,
)
from tests.rules.portfolios import (
    ANALYSIS,
    IDEA,
    point,
)

CASES = [
    Case(
        "L001",
        "more.deployments",
        elsewhere(sources=[{"title": "K"}], deployments=[{"site": "north", "state": "planned"}]),
        elsewhere(sources=[{"title": "K"}]),
    ),
    Case(
        "L002",
        "more.deployments.1.site",
        *(
            deployed({"site": "north", "state": state}, {"site": "north", "state": "planned"})
            for state in ("planned", "ended")
        ),
    ),
    Case(
        "L003",
        "more.deployments.0",
        deployed({**RUNS, "readiness": READY[1:]}),
        deployed({**RUNS, "readiness": READY}),
    ),
    Case(
        "L004",
        "more.review_date",
        *(solution(review_date=day) for day in ("2026-05-31", "2026-06-01")),
    ),
    Case("L005", "more.", elsewhere(), elsewhere(sources=[{"title": "K"}])),
    Case(
        "L006",
        "more.relations.0.to",
        *(solution(relations=[{"to": to, "type": "parallel"}]) for to in ("more", "tele")),
    ),
    Case("E001", "more.", effect(sources=[]), effect()),
    Case("E002", "more.interval", *(effect(interval={"low": low, "high": 1}) for low in (2, 1))),
    Case(
        "E003",
        "more.deployments",
        *(deployed({**RUNS, "since": day}) for day in ("2025-05-31", "2025-06-01")),
    ),
    Case(
        "N001",
        "more.",
        *(
            {
                "directions/more": {
                    "number": "1",
                    "text": "T",
                    "valid_from": "2026-04-01",
                    "decision": by,
                }
            }
            for by in (None, "go")
        ),
    ),
    Case("A001", "more.", plan(status="decided"), plan(status="decided", decision="go")),
    Case(
        "A002",
        "more.actions.0.goal",
        *(
            plan(
                goals=[{"name": "nær", "text": "T"}],
                actions=[{"title": "T", "owner": "bo", "deadline": "2026-07-01", "goal": goal}],
            )
            for goal in ("fjern", "nær")
        ),
    ),
    Case(
        "A003",
        "more.actions.0.deadline",
        *(
            plan(
                goals=[{"name": "nær", "text": "T"}],
                actions=[{"title": "T", "owner": "bo", "deadline": day, "goal": "nær"}],
            )
            for day in ("2026-05-31", "2026-06-01")
        ),
    ),
    Case(
        "A004",
        "more.audiences",
        *(
            plan(
                "communication_plan",
                status="decided",
                decision="go",
                audiences=[{"forum": forum, "channel": "K", "frequency": "F", "owner": "bo"}],
            )
            for forum in ("board", "forum")
        ),
    ),
    Case("A005", "more.deadline", *(plan(deadline=day) for day in ("2026-05-31", "2026-06-01"))),
    Case("J001", "chore.due", *({"chore": {"due": day}} for day in ("2026-05-31", "2026-06-01"))),
    Case(
        "J002",
        "chore.",
        {"chore": {"owner": None}},
        {"chore": {"owner": None, "done": "2026-05-01"}},
    ),
    Case("H001", "wish.", {"wish": {"builds_on": []}}, SOUND),
    Case(
        "Q001",
        "survey.date",
        *({"survey": {"date": day}} for day in ("2025-05-31", "2025-06-01")),
    ),
    Case(
        "U001",
        "town.valid_to",
        {
            "house": {"valid_from": {"unknown": "Ikke fundet"}},
            "town": {"valid_to": {"unknown": "Ikke fundet"}},
        },
        SOUND,
    ),
    Case(
        "V001",
        "workflow.steps.5.to",
        *(
            steps({"from": "pilot", "to": to, "approver": "team_leader"})
            for to in ("plot", "analysis")
        ),
    ),
    Case(
        "V002",
        "workflow.steps.5.gate",
        *(
            steps({"from": "pilot", "to": "analysis", "approver": "deciding_body", "gate": gate})
            for gate in ("sad", "said")
        ),
    ),
    Case(
        "V003",
        "workflow.gates.1.demands.0.field",
        gates({"field": "colour"})
        | {
            "trial": {"state": "analysis", "transitions": [IDEA, ANALYSIS]},
            "go": {"points": [point()]},
        },
        gates({"field": "sites"}),
    ),
    Case(
        "V004",
        "workflow.gates.3",
        {
            "workflow": {
                "gates": [
                    {"id": "start", "demands": [{"field": "owner"}]},
                    {"id": "trial", "demands": [{"evidence": "pid"}, {"decision": "in_force"}]},
                    {"id": "said", "demands": [{"decision": "in_force"}]},
                    {"id": "none", "demands": []},
                ]
            }
        },
        SOUND,
    ),
    Case(
        "V005",
        "workflow.steps.5",
        *(
            steps({"from": "pilot", "to": "analysis", "approver": who})
            for who in ("deciding_body", "team_leader")
        ),
    ),
    Case(
        "V006",
        "workflow.states.5.id",
        *(
            {
                "workflow": {
                    "states": [
                        *({"id": each} for each in ("idea", "analysis", "pilot", "on_hold")),
                        {"id": "closed", "final": True},
                        {"id": more},
                    ]
                }
            }
            for more in ("idea", "done")
        ),
    ),
]
