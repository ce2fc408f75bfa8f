"""Founding, composition, secretariat, quorum, advice, first tasks: wrong, and right beside it."""

from __future__ import annotations

from typing import Any

from tests.rules.builders import SOUND, Case, Change, case, meeting, plan
from tests.rules.portfolios import (
    IDEA,
    RECORDS,
    answer,
    decided,
    outcome,
    seat,
)


def there(*members: str, **status: str) -> list[dict[str, Any]]:
    found = {**dict.fromkeys(members, "present"), **status}
    return [{"member": name, "status": said} for name, said in found.items()]


def stood_in(*substitutes: str) -> list[dict[str, Any]]:
    gone = zip(("bo", "carl"), substitutes, strict=False)
    return [{"member": m, "status": "apologies", "substitute": each} for m, each in gone]


def voted(votes: Change | None = None, **more: Any) -> Change:
    """One more case, decided by the board in some way."""
    said = outcome("approved", **more, **({"votes": votes} if votes else {}))
    return {"decisions/more": decided(outcomes=[said])}


def routed(subject: str, about: str, **more: Any) -> Change:
    return {"workflow": {"routes": [{"advice": subject, "about": [about], **more}]}}


def direction(**more: Any) -> Change:
    whole = {"number": "1", "text": "T", "valid_from": "2026-04-01", "decision": "papers"}
    return {**whole, **more}


def hearing(deadline: str) -> Change:
    return case(hearings=[{"party": "P", "sent": "2026-05-20", "deadline": deadline}])


ADVISED = {"subject": "clinical_content", "body": "circle", "given": "2026-02-28"}
PLANS = ["strategy", "acting", "telling"]
PAPERS = {"concerns": PLANS, "advice": [{**ADVISED, "conclusion": "recommended"}]}
WAIVED = {"demand": "advice", "reason": "R"}
ISSUED = {"papers": {"concerns": [*PLANS, "old", "new"]}}
YOUNG = {"telectl": {"established": None}, "trial": {"state": "idea", "transitions": [IDEA]}}
TWO = {"board": {"quorum": {"members": 2}}, "bo": {"seats": [seat(), seat("board")]}}
PLACES: Change = {"decisions/one": {}, "decisions/two": {}}
RESPONSES = RECORDS["mappings"]["survey"]["responses"]

CASES = [
    Case(
        "K009",
        "telectl.centre.founding_decision",
        {"telectl": {"founding_decision": "go"}},
        {"telectl": {"founding_decision": "birth"}},
    ),
    Case(
        "K009",
        "telectl.centre.founding_decision",
        {"telectl": {"founding_decision": None}},
        {"telectl": {"founding_decision": "birth"}},
    ),
    Case(
        "K009",
        "telectl.centre.founding_decision",
        {"birth": {"outcomes": [outcome("rejected", body="council", date="2025-12-01")]}},
        {"birth": {"outcomes": [outcome("endorsed", body="council", date="2025-12-01")]}},
    ),
    Case("K010", "house.functions", {"house": {"functions": ["strategic_it"]}}, SOUND),
    Case(
        "K011",
        "bo.home_organisation",
        {"bo": {"home_organisation": "house", "seats": [seat(represents="mind")]}},
        {"bo": {"home_organisation": "house", "seats": [seat(role="secretary")]}},
    ),
    Case(
        "K012",
        "telectl.centre.reference_group",
        {"carer": {"seats": [seat("group", represents="north")]}},
        SOUND,
    ),
    Case(
        "K012",
        "telectl.centre.reference_group",
        {"telectl": {"reference_group": None}},
        {"telectl": {"reference_group": "group"}},
    ),
    Case(
        "K012",
        "telectl.centre.reference_group",
        {"nurse": {"seats": []}, "carer": {"seats": []}},
        {"bo": {"seats": [seat(), seat("group", capacity="clinical")]}, "carer": {"seats": []}},
    ),
    Case(
        "K013",
        "carer.seats.0",
        {"carer": {"clinical": False}},
        {"carer": {"clinical": False, "seats": [seat("group", capacity="clinical")]}},
    ),
    Case(
        "K014",
        "telectl.centre.core_team",
        {"carl": {"seats": [seat(capacity="clinical")]}},
        {"carl": {"seats": [seat(capacity="clinical"), seat(capacity="administrative")]}},
    ),
    Case(
        "K015",
        "trial.competences.1",
        {"trial": {"competences": ["Video", "it"]}, "anna": {"competences": ["video"]}},
        {
            "trial": {"competences": ["Video", "it"]},
            "anna": {"competences": ["video"]},
            "erik": {"assignments": [{"project": "trial", "competence": "IT"}]},
        },
    ),
    Case(
        "D021",
        "papers.advice",
        {**routed("clinical_content", "strategy")},
        {**routed("clinical_content", "strategy"), "papers": PAPERS},
    ),
    Case(
        "D022",
        "more.prepared_by",
        *(case(submitted="2026-03-01", prepared_by=name) for name in ("nurse", "bo")),
    ),
    Case(
        "D022",
        "more.",
        *(case(submitted="2026-03-01", prepared_by=who) for who in (None, {"unknown": "Glemt"})),
    ),
    Case(
        "D021",
        "papers.advice",
        {**routed("clinical_content", "mapping"), "papers": {"concerns": [*PLANS, "survey"]}},
        {
            **routed("clinical_content", "mapping"),
            "papers": {
                "concerns": [*PLANS, "survey"],
                "waivers": [{"demand": "advice", "reason": "R"}],
            },
        },
    ),
    Case(
        "D023",
        "more.outcomes.0.agreed",
        *(
            voted(agreed=agreed) | {"board": {"quorum": {"voting": "chair"}}}
            for agreed in ("majority", "consensus")
        ),
    ),
    Case(
        "D024",
        "more.outcomes.0.votes",
        *(voted({"for": n, "against": 2}, agreed="majority") for n in (1, 2)),
    ),
    Case(
        "D024",
        "more.outcomes.0.votes",
        *(
            voted({"for": n, "against": 2}) | {"board": {"quorum": {"voting": "majority"}}}
            for n in (1, 2)
        ),
    ),
    Case("D025", "more.hearings.0.deadline", *map(hearing, ("2026-06-02", "2026-06-03"))),
    Case(
        "T007",
        "more.minutes_by",
        *(meeting(status="held", minutes_by=name) for name in ("nurse", "lead")),
    ),
    Case(
        "T008",
        "day.attendance",
        {**TWO, "day": {"attendance": there("anna", bo="apologies")}},
        {**TWO, "day": {"attendance": there("anna", bo="abstained")}},
    ),
    Case(
        "T011",
        "more.attendance.1.substitute",
        *(
            meeting(attendance=stood_in(*names))
            for names in (("nurse", "nurse"), ("nurse", "carer"))
        ),
    ),
    Case(
        "T011",
        "more.attendance.0.substitute",
        *(meeting(attendance=stood_in(name)) for name in ("anna", "nurse")),
    ),
    Case(
        "T009",
        "more.attendance.0.status",
        {**PLACES, **meeting(agenda=["one", "two"], attendance=there(bo="recused"))},
        {**PLACES, **meeting(agenda=["one"], attendance=there(bo="recused"))},
    ),
    Case(
        "T010",
        "board.",
        {"anna": {"seats": [seat(), seat("board", "chair", valid_to="2026-05-31")]}},
        {
            "anna": {"seats": [seat(), seat("board", "chair", valid_to="2026-05-31")]},
            "carl": {"seats": [seat(capacity="administrative"), seat("board", "chair")]},
        },
    ),
    Case(
        "T010",
        "board.quorum.members",
        {"board": {"quorum": {"members": 2}}, "day": {"attendance_known": False}},
        {"board": {"quorum": {"members": 1}}},
    ),
    Case("A006", "survey.", {"survey": {"author": None}}, {"survey": {"author": "bo"}}),
    Case("A006", "strategy.authors", {"strategy": {"authors": ["nurse"]}}, SOUND),
    Case(
        "A007",
        "telectl.centre.established",
        {"strategy": {"status": "retired"}},
        {"strategy": {"status": "draft"}},
    ),
    Case(
        "A008",
        "more.actions.0",
        *(
            plan(actions=[{"title": "T", "owner": "bo", "deadline": "2026-07-01", **done}])
            for done in ({}, {"done": "2026-05-01"})
        ),
    ),
    Case("A004", "telling.status", {"telling": {"status": "submitted"}}, SOUND),
    Case(
        "A004",
        "telling.valid_to",
        *({"telling": {"valid_to": day}} for day in ("2026-05-31", "2026-06-01")),
    ),
    Case(
        "A004",
        "telling.valid_from",
        *({"telling": {"valid_from": day}} for day in ("2026-06-02", "2026-06-01")),
    ),
    Case(
        "Q002",
        "survey.responses",
        {"survey": {"responses": []}},
        {"survey": {"responses": [], "deadline": "2026-06-01"}},
    ),
    Case(
        "Q002",
        "survey.responses",
        {"survey": {"invited": ["town"]}},
        {"survey": {"invited": ["town"], "responses": [*RESPONSES, answer("town")]}},
    ),
    Case(
        "Q003",
        "survey.responses.3.nothing_to_report",
        *(
            {
                "survey": {
                    "responses": [
                        *RESPONSES,
                        answer("town", nothing_to_report=True, solutions=solutions),
                    ]
                }
            }
            for solutions in (["tele"], [])
        ),
    ),
    Case(
        "N002",
        "new.number",
        {
            **ISSUED,
            "directions/old": direction(),
            "directions/new": direction(valid_from="2026-05-01"),
        },
        {
            **ISSUED,
            "directions/old": direction(valid_to="2026-04-30"),
            "directions/new": direction(valid_from="2026-05-01"),
        },
    ),
    Case(
        "N002",
        "new.predecessors.0",
        {
            **ISSUED,
            "directions/old": direction(number="2", successors=["new"]),
            "directions/new": direction(predecessors=["old"]),
        },
        {
            **ISSUED,
            "directions/old": direction(number="2", successors=["new"], valid_to="2026-04-30"),
            "directions/new": direction(predecessors=["old"]),
        },
    ),
    Case(
        "V007",
        "workflow.routes.0.advice",
        {**YOUNG, **routed("clinical_content", "strategy"), "circle": {"mandates": []}},
        {**YOUNG, **routed("clinical_content", "strategy")},
    ),
]
