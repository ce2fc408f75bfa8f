"""Solutions, effects, plans, tasks and the workflow: what is wrong, and what is right beside it."""

from __future__ import annotations

from typing import Any

from tests.rules.builders import (
    READY,
    RUNS,
    SOUND,
    SUPPORTS,
    Case,
    Change,
    deployed,
    effect,
    elsewhere,
    gates,
    plan,
    project,
    shown,
    solution,
    steps,
)
from tests.rules.portfolios import (
    ANALYSIS,
    IDEA,
    STEPS,
    WORKFLOW,
    decided,
    move,
    point,
)

PILOTED = {"site": "north", "state": "pilot", "since": "2026-03-02"}
IN_TOWN = {"site": "town", "state": "pilot", "since": "2026-03-02"}
UNMOVED = {"trial": {"state": "idea", "transitions": [IDEA]}, "go": {"points": [point()]}}
YES = {"organisation": "town", "by": "Byrådet"}
LEVEL = {"date": "2026-01-02", "assessor": "anna", "evidence": "E"}
OLD = [{"site": site, "state": "operation", "since": "2025-12-01"} for site in ("north", "mind")]


def closed(end: str, announced: str) -> dict[str, Any]:
    """The hospital closed for starts on one day, told of on another."""
    days = {"from": end, "to": "2026-03-05", "reason": "Flytning", "announced": announced}
    return {"north": {"blackouts": [days]}}


def twin(**more: Any) -> dict[str, Any]:
    """A solution in use in the same field at another hospital."""
    at = {"deployments": [{"site": "mind", "state": "pilot"}]}
    return dict(solution(**at, **more)["solutions/more"])


def rolled_out(potential: object) -> dict[str, Any]:
    """A project rolled out on advice with or without the potential that was seen."""
    said = {"subject": "spread_potential", "body": "steering", "given": "2026-02-20"}
    said |= {"conclusion": "recommended"} | ({"potential": potential} if potential else {})
    asked = decided(points=[point(moves={"project": "spread", "to": "rollout"})], advice=[said])
    moves = [IDEA, ANALYSIS, move("2026-05-02", "rollout", "analysis", decision="more")]
    return {
        "decisions/more": {**asked, "concerns": ["spread"]},
        "projects/spread": project(state="rollout", transitions=moves)["projects/more"],
        "workflow": {
            "states": [*WORKFLOW["states"], {"id": "rollout"}],
            "steps": [*STEPS, {**STEPS[1], "to": "rollout", "gate": "said"}],
        },
    }


LET: Change = {"decisions/let": decided(concerns=["more"])}


def issued(by: str | None, **more: Any) -> Change:
    """A direction in force about a solution, resting on a case or on none."""
    rests = {"decision": by} if by else {}
    about = {"number": "1", "text": "T", "valid_from": "2026-04-01", "solutions": ["tele"]}
    case = decided(**{"concerns": ["more"], **more})
    return {"decisions/let": case, "directions/more": about | rests}


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
        *(
            deployed({**RUNS, "since": day}) | shown("patient_perspective")
            for day in ("2025-05-31", "2025-06-01")
        ),
    ),
    Case(
        "E004",
        "more.deployments",
        deployed({**RUNS, "since": "2025-05-31"}) | shown("organisation", "clinical"),
        deployed({**RUNS, "since": "2025-05-31"}) | shown("organisation", "patient_perspective"),
    ),
    Case(
        "L007",
        "more.deployments.0",
        *(deployed({**IN_TOWN, "consent": {**YES, "date": f"2026-03-0{day}"}}) for day in (3, 2)),
    ),
    *(
        Case(
            code,
            "more.deployments.0.since",
            deployed(PILOTED) | closed("2026-03-02", announced),
            deployed(PILOTED) | closed("2026-03-03", announced),
        )
        for code, announced in (("L008", "2026-03-02"), ("L014", "2026-03-03"))
    ),
    Case(
        "L009",
        "twin.function",
        *(
            deployed({"site": "north", "state": "pilot"}, function="F")
            | {"solutions/twin": twin(function="f", relations=relations)}
            for relations in ([], [{"to": "more", "type": "parallel"}])
        ),
    ),
    Case(
        "L010",
        "more.maturity",
        *(deployed(*OLD, maturity=[{**LEVEL, "level": level}]) for level in (3, 4)),
    ),
    Case(
        "L011",
        "telectl.thresholds.immature_share_percent",
        *({"tele": {"maturity": [{**LEVEL, "level": level}]}} for level in (3, 4)),
    ),
    Case(
        "L012",
        "more.supports",
        *(deployed(PILOTED, supports=said) for said in ({"business_need": "T"}, SUPPORTS)),
    ),
    Case(
        "L013",
        "more.advice.0",
        *(rolled_out(potential) for potential in (None, {"target_group": "Voksne"})),
    ),
    Case("N001", "more.", issued(None), issued("let")),
    Case("N001", "more.decision", issued("go"), issued("let", concerns=["tele"])),
    Case("A001", "more.", plan(status="decided"), LET | plan(status="decided", decision="let")),
    Case(
        "A001",
        "more.decision",
        *(LET | plan(status="decided", decision=name) for name in ("go", "let")),
    ),
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
            LET
            | plan(
                "communication_plan",
                status="decided",
                decision="let",
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
        "V001",
        "workflow.gates.1.demands.0.when.to.0",
        *(gates({"field": "owner", "when": {"to": [to]}}) for to in ("plot", "pilot")),
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
        "V010",
        "workflow.steps",
        {"workflow": {"steps": [], "gates": []}, **UNMOVED},
        {"workflow": {"steps": STEPS[:1], "gates": WORKFLOW["gates"][:1]}, **UNMOVED},
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
