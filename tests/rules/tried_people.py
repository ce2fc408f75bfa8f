"""References, bodies, members, the centre: what is wrong, and what is right beside it."""

from __future__ import annotations

from tests.rules.builders import (
    SOUND,
    Case,
    charter,
)
from tests.rules.portfolios import (
    CHARTER,
    OTHERS,
    answer,
    seat,
)

ANSWERED = {"survey": {"responses": [answer(e) for e in ("north", "mind", "doctors", "gone")]}}
SOON = {"thresholds": {"seat_ending_days": 10}}
NOTE = {"date": "2026-05-20", "text": "T", "by": "more"}
GONE = {"valid_to": "2026-04-20", "end_recorded": "2026-05-20"}
LED = {
    "anna": {"seats": [seat(role="leader")]},
    "trial": {"notes": [{"date": "2026-05-20", "text": "T"}]},
}
HOSTED = {"telectl": {"hosts": [{"organisation": "region"}]}}
ADVICE = {"role": "advise", "subjects": ["clinical_content", *OTHERS]}
GIVEN = {"role": "advise", "subjects": ["clinical_content"], "decision": "go"}
DECIDING = {"role": "decide", "decision": "go"}


def about(holder: str) -> dict[str, dict[str, object]]:
    """The case that gives a mandate is about who is given it."""
    return {"go": {"concerns": ["trial", holder]}}


ABOUT_GROUP = about("group")

UNRIPE = [each for each in CHARTER["demands"] if "maturity" not in each]
UNADVISED = [each for each in CHARTER["demands"] if each.get("advice") != "clinical_content"]

CASES = [
    Case("R001", "chore.owner", {"chore": {"owner": "nobody"}}, {"chore": {"owner": "anna"}}),
    Case("R002", "chore.owner", {"chore": {"owner": "board"}}, SOUND),
    Case(
        "R003",
        "trial.transitions.2.by",
        {"lead": {"valid_to": "2026-04-30"}, "anna": {"seats": [seat(role="leader")]}}
        | {"trial": {"notes": [{"date": "2026-05-20", "text": "T"}]}},
        {"lead": {"valid_to": "2026-05-01"}, "anna": {"seats": [seat(role="leader")]}}
        | {"trial": {"notes": [{"date": "2026-05-20", "text": "T"}]}},
    ),
    Case(
        "R006",
        "trial.notes.0.by",
        {"members/more": {"valid_to": "2026-05-19"}, "trial": {"notes": [NOTE]}},
        {"members/more": {"valid_to": "2026-05-20"}, "trial": {"notes": [NOTE]}},
    ),
    Case("R004", "trial.sites.1", {"trial": {"sites": ["north", "gone"]}}, SOUND),
    Case(
        "R007",
        "trial.transitions.2.by",
        {"lead": {**GONE, "seats": [seat(role="leader")]}, **LED},
        {"lead": {"valid_to": "2026-05-01", "seats": [seat(role="leader")]}, **LED},
    ),
    Case(
        "R008",
        "circle.valid_to",
        {"circle": {"valid_to": "2026-07-31"}},
        {"circle": {"valid_to": "2026-07-31", "successors": ["steering"]}}
        | {"steering": {"predecessors": ["circle"], "mandates": [{**ADVICE, "decision": "go"}]}}
        | about("steering"),
    ),
    Case("R005", "house.part_of", {"house": {"part_of": "house"}}, SOUND),
    Case(
        "O001",
        "house.valid_to",
        {
            "house": {"valid_from": "2027-02-02", "valid_to": "2027-02-01"},
            "telectl": {"hosts": [{"organisation": "region"}]},
        },
        {
            "house": {"valid_from": "2027-02-01", "valid_to": "2027-02-01"},
            "telectl": {"hosts": [{"organisation": "region"}]},
        },
    ),
    Case(
        "O002",
        "gone.successors.0",
        {"gone": {"successors": ["north"]}},
        {"gone": {"successors": ["north"]}, "north": {"predecessors": ["gone"]}},
    ),
    Case(
        "O003",
        "gone.identifiers.kommunekode",
        {"gone": {"identifiers": {"kommunekode": "0101"}}},
        {"gone": {"identifiers": {"kommunekode": "0101"}}, "town": {"valid_from": "2026-05-01"}},
    ),
    Case(
        "O005",
        "house.end_recorded",
        {"house": {"valid_to": "2026-05-01", "end_recorded": "2026-05-01"}, **HOSTED},
        {"house": {"valid_to": "2026-05-01", "end_recorded": "2026-05-02"}, **HOSTED},
    ),
    Case(
        "O006",
        "gone.succession",
        {"gone": {"successors": ["north"], "succession": {"basis": "law"}}}
        | {"north": {"predecessors": ["gone"]}},
        {"gone": {"successors": ["north"], "succession": {"basis": "reorganisation"}}}
        | {"north": {"predecessors": ["gone"]}},
    ),
    Case(
        "O004",
        "gone.relevant",
        {"gone": {"relevant": {"value": False, "reason": "Lukket"}}},
        {"gone": {"relevant": {"value": False, "reason": "Lukket", "decision": "go"}}},
    ),
    Case(
        "B001",
        "group.mandates.0",
        {"group": {"mandates": [DECIDING, {"role": "involve"}]}, **ABOUT_GROUP},
        {"group": {"mandates": [{**DECIDING, "scope": "Drift"}, {"role": "involve"}]}}
        | ABOUT_GROUP,
    ),
    Case(
        "B003",
        "circle.mandates.0",
        {"bodies/old": {"type": "advisory", "successors": ["circle"]}}
        | {"circle": {"predecessors": ["old"]}, "steering": {"mandates": [ADVICE]}},
        {"bodies/old": {"type": "advisory", "successors": ["circle"]}}
        | {"circle": {"predecessors": ["old"], "mandates": [GIVEN]}, **about("circle")},
    ),
    Case(
        "B002",
        "forum.mandates.1",
        {"forum": {"mandates": [{"role": "be_informed"}, {"role": "advise"}]}},
        {"forum": {"mandates": [{"role": "be_informed"}, {"role": "involve"}]}},
    ),
    Case(
        "K020",
        "telectl.centre.name",
        {"group": {"mandates": [{"role": "involve", "valid_to": "2026-05-31"}]}},
        {"group": {"mandates": [{"role": "involve", "valid_to": "2026-06-01"}]}},
    ),
    Case(
        "V009",
        "workflow.gates",
        charter(*CHARTER["demands"][:-2], CHARTER["demands"][-1]),
        charter(*CHARTER["demands"]),
    ),
    Case(
        "V009",
        "workflow.gates",
        *(charter(*UNRIPE, {"maturity": level}) for level in (3, 4)),
    ),
    Case(
        "V009",
        "workflow.gates",
        *(
            charter(*UNADVISED, {"advice": "clinical_content", **when})
            for when in ({"when": {"sectors": ["state"]}}, {"when": {"to": ["closed"]}})
        ),
    ),
    Case(
        "M001",
        "bo.seats.0",
        {"bo": {"valid_from": "2026-02-01", "seats": [seat(valid_from="2026-01-01")]}},
        {"bo": {"valid_from": "2026-02-01", "seats": [seat(valid_from="2026-02-01")]}},
    ),
    Case(
        "M002",
        "anna.",
        {
            "anna": {"home_organisation": None, "seats": [seat(represents="north")]},
            "day": {"attendance": [], "attendance_known": False},
        },
        {"anna": {"home_organisation": "north"}},
    ),
    Case(
        "M003",
        "bo.assignments.0",
        {"bo": {"assignments": [{"project": "trial", "valid_to": "2026-05-31"}]}},
        {"bo": {"assignments": [{"project": "trial", "valid_to": "2026-06-01"}]}},
    ),
    Case(
        "K001",
        "telectl.centre.core_team",
        {"lead": {"seats": [seat(role="leader", valid_to="2026-05-15")]}},
        {"lead": {"seats": [seat(role="leader", valid_from="2026-01-01")]}},
    ),
    Case("K002", "telectl.centre.core_team", {"bo": {"seats": [seat(role="leader")]}}, SOUND),
    Case(
        "K003",
        "gone.relevant",
        {"gone": {"relevant": {"value": True}, "valid_to": None}, **ANSWERED},
        {"gone": {"relevant": {"value": True}}, **ANSWERED},
    ),
    Case(
        "K004",
        "telectl.centre.core_team",
        {"dora": {"seats": []}},
        {"dora": {"seats": []}, "carl": {"seats": [seat(), seat(represents="doctors")]}},
    ),
    Case(
        "K005",
        "telectl.centre.hosts",
        {"telectl": {"hosts": [{"organisation": "house", "valid_to": "2026-05-31"}]}},
        {"telectl": {"hosts": [{"organisation": "house", "valid_to": {"unknown": "?"}}]}},
    ),
    Case("K006", "telectl.centre.reports_to", {"telectl": {"reports_to": "circle"}}, SOUND),
    Case(
        "K007",
        "carl.seats.0",
        {"carl": {"seats": [seat(valid_to="2026-07-31", capacity="administrative")]}},
        {"carl": {"seats": [seat(valid_to="2026-08-01", capacity="administrative")]}},
    ),
    Case(
        "K007",
        "carl.seats.0",
        *(
            {"carl": {"seats": [seat(valid_to=day, capacity="administrative")]}, **SOON}
            for day in ("2026-06-11", "2026-06-12")
        ),
    ),
    Case(
        "K008",
        "telectl.centre.core_team",
        {"erik": {"seats": []}},
        {"erik": {"home_organisation": "house"}, "house": {"part_of": "it"}},
    ),
]
