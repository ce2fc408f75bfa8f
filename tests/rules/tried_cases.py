"""Cases and meetings: what is wrong, and what is right beside it."""

from __future__ import annotations

from tests.rules.builders import (
    SOUND,
    Case,
    Change,
    advice,
    case,
    meeting,
)
from tests.rules.portfolios import (
    decided,
    outcome,
    point,
    seat,
)

ADVISED = advice(given="2026-03-01", conclusion="recommended", meeting="sat")
SAT: Change = {"body": "circle", "date": "2026-03-01", "status": "held"}
VOTERS: Change = {
    "circle": {"quorum": {"members": 2}},
    "anna": {"seats": [seat(), seat("circle")]},
    "bo": {"seats": [seat(), seat("circle")]},
}

SENT = {"to": "Parten", "sent": "2026-03-05"}
TOLD = {"forum": "forum", "date": "2026-03-05", "what": "Sagen"}
TO_DO = [{"text": "T", "responsible": "bo", "deadline": "2026-06-20"}]


def drafted(number: int, *, status: str = "held", agenda: str = "more") -> Change:
    """A case, and what the team said to one of its points before it closed its meeting."""
    said = [{"case": "more", "points": [{"number": number, "result": "noted"}]}]
    about = {"body": "team", "date": "2026-03-09", "status": status, "agenda": [agenda]}
    told = {"attendance_known": False, "said": said}
    return {**case(points=[point()]), "meetings/sat": {**about, **told}}


# What the meeting of the drafts said, and what it said on another day.
TWICE = [
    outcome("noted", body="team", date=day, meeting=named, deciding=False)
    for day, named in (("2026-03-09", "sat"), ("2026-03-08", None))
]


def item(**more: object) -> Change:
    """A case with one hearing, and an item of a meeting."""
    heard = {"party": "Alle", "sent": "2026-03-01", "answered": "2026-03-20"}
    about = {"body": "team", "date": "2026-03-09", "matters": [more], "status": "held"}
    return {**case(hearings=[heard]), "meetings/sat": about}


def there(*members: str) -> list[Change]:
    return [{"member": name, "status": "present"} for name in members]


CASES = [
    Case(
        "D001",
        "more.outcomes.0.points.0.number",
        case(outcomes=[outcome("noted", deciding=False)]),
        case(points=[point()], outcomes=[outcome("noted", deciding=False)]),
    ),
    Case(
        "D002",
        "more.points.1.number",
        case(points=[point(), point()]),
        case(points=[point(), point(2)]),
    ),
    Case(
        "D003",
        "more.outcomes.1.deciding",
        *(
            {
                "decisions/more": decided(
                    outcomes=[
                        outcome("approved"),
                        outcome("approved", date="2026-03-02", deciding=also),
                    ]
                )
            }
            for also in (True, False)
        ),
    ),
    Case(
        "D004",
        "more.outcomes.0.body",
        *(
            {"decisions/more": decided(outcomes=[outcome("approved", body=body)])}
            for body in ("circle", "board")
        ),
    ),
    Case(
        "D004",
        "more.outcomes.0.meeting",
        *(
            {"decisions/more": decided(outcomes=[outcome("approved", meeting="day")]), "day": day}
            for day in ({"status": "planned"}, {})
        ),
    ),
    Case(
        "D005",
        "more.item_type",
        *(
            {"decisions/more": decided(item_type="orientation", outcomes=[outcome(result)])}
            for result in ("approved", "noted")
        ),
    ),
    Case(
        "D006",
        "more.outcomes.0.points",
        *(
            {"decisions/more": decided(points=[point(), point(2)], outcomes=[outcome(*results)])}
            for results in (["approved"], ["approved", "rejected"])
        ),
    ),
    Case(
        "D007",
        "more.",
        *(
            {"decisions/more": decided(journal=None, outcomes=[outcome("approved", date=day)])}
            for day in ("2026-05-17", "2026-05-18")
        ),
    ),
    Case(
        "D008",
        "more.",
        *(
            {"decisions/more": decided(no_follow_up=None, outcomes=[outcome(result)])}
            for result in ("approved", "rejected")
        ),
    ),
    Case(
        "D009",
        "more.follow_ups.0.deadline",
        *(
            {
                "decisions/more": decided(
                    excerpts=[SENT],
                    follow_ups=[{"text": "T", "responsible": "bo", "deadline": day}],
                )
            }
            for day in ("2026-05-31", "2026-06-01")
        ),
    ),
    Case(
        "D010",
        "more.orientations",
        *(
            {"decisions/more": decided(orientations=[], outcomes=[outcome("approved", date=day)])}
            for day in ("2026-05-01", "2026-05-02")
        ),
    ),
    Case(
        "D040",
        "more.",
        *(
            {"decisions/more": decided(no_follow_up=None, follow_ups=TO_DO, outcomes=[approved])}
            for approved in (
                outcome("approved", date="2026-05-17"),
                outcome("approved", date="2026-05-18"),
            )
        ),
    ),
    Case(
        "D040",
        "more.",
        {"decisions/more": decided(hearings=[{"party": "Parten"}])},
        {"decisions/more": decided(hearings=[{"party": "Parten"}], excerpts=[SENT])},
    ),
    Case(
        "D040",
        "more.",
        {"decisions/more": decided(to_tell=[{"forum": "forum", "deadline": "2026-03-20"}])},
        {"decisions/more": decided()},
    ),
    Case(
        "D041",
        "more.excerpts.0.sent",
        *(
            {"decisions/more": decided(excerpts=[{"to": "Parten", "sent": day}])}
            for day in ("2026-02-28", "2026-03-01")
        ),
    ),
    Case(
        "D041",
        "more.excerpts.0.sent",
        {"decisions/more": decided(excerpts=[SENT], outcomes=[])},
        {"decisions/more": decided(excerpts=[SENT])},
    ),
    Case(
        "D042",
        "more.to_tell.0.deadline",
        *(
            {
                "decisions/more": decided(
                    excerpts=[SENT], to_tell=[{"forum": "circle", "deadline": day}]
                )
            }
            for day in ("2026-05-31", "2026-06-01")
        ),
    ),
    Case(
        "D042",
        "more.to_tell.0.deadline",
        *(
            {
                "decisions/more": decided(
                    excerpts=[SENT],
                    to_tell=[{"forum": "circle", "deadline": "2026-05-01"}],
                    orientations=[TOLD, {**TOLD, "forum": "circle", "date": day}],
                )
            }
            for day in ("2026-02-28", "2026-03-01")
        ),
    ),
    Case(
        "D011",
        "more.advice.0.given",
        *(
            advice(requested="2026-03-02", given=given, conclusion="recommended")
            for given in ("2026-03-01", "2026-03-02")
        ),
    ),
    Case(
        "D012",
        "more.advice.0.body",
        *(
            advice(given="2026-03-01", conclusion="recommended", body=body)
            for body in ("team", "circle")
        ),
    ),
    Case(
        "D012",
        "more.advice.0.body",
        *(ADVISED | {"meetings/sat": {**SAT, "body": body}} for body in ("team", "circle")),
    ),
    Case(
        "D012",
        "more.advice.0.body",
        *(
            ADVISED | VOTERS | {"meetings/sat": {**SAT, "attendance": there(*names)}}
            for names in (("anna",), ("anna", "bo"))
        ),
    ),
    Case(
        "D013",
        "more.advice.0.requested",
        *(advice(requested=day) for day in ("2026-04-16", "2026-04-17")),
    ),
    Case(
        "D014",
        "more.advice.0.conclusion",
        *(
            {
                "decisions/more": decided(
                    deviation=why,
                    advice=[
                        {
                            "subject": "clinical_content",
                            "body": "circle",
                            "given": "2026-02-20",
                            "conclusion": "not_recommended",
                        }
                    ],
                )
            }
            for why in (None, "Gevinsten vejer tungere")
        ),
    ),
    Case(
        "D015",
        "more.hearings.0.deadline",
        *(
            case(hearings=[{"party": "P", "sent": "2026-06-20", "deadline": day}])
            for day in ("2026-06-19", "2026-06-20")
        ),
    ),
    Case(
        "D016",
        "more.hearings.0.deadline",
        *(case(hearings=[{"party": "P", "deadline": day}]) for day in ("2026-05-31", "2026-06-01")),
    ),
    Case(
        "D017",
        "more.journal.number",
        *(
            case(fictional=True, journal={"number": number, "date": "2026-03-01"})
            for number in ("26/1", "EKSEMPEL-26-1")
        ),
    ),
    Case(
        "D018",
        "more.statement",
        *(
            case(statement="Tekst", publicity={"access": access, "reference": "Sag 26/1"})
            for access in ("closed", "open")
        ),
    ),
    Case(
        "D019",
        "more.outcomes.0.meeting",
        *(
            {"decisions/more": decided(outcomes=[outcome("approved", meeting="day", date=day)])}
            for day in ("2026-03-02", "2026-03-01")
        ),
    ),
    Case(
        "D020",
        "more.withdrawn",
        *(
            {"decisions/more": decided(withdrawn="2026-04-01", outcomes=[outcome(result)])}
            for result in ("approved", "withdrawn")
        ),
    ),
    Case(
        "D030",
        "more.points.0.ranks.1",
        *(
            {
                "decisions/more": {
                    "title": "Rækkefølgen",
                    "points": [
                        {
                            "number": 1,
                            "text": "at projekterne prioriteres",
                            "ranks": [
                                {"project": "trial", "rank": 1},
                                {"project": "trial", "rank": 1},
                            ][:ranks],
                        }
                    ],
                }
            }
            for ranks in (2, 1)
        ),
    ),
    Case(
        "T001",
        "more.date",
        *(
            meeting() | {"team": {"calendar": {"days": [day]}}}
            for day in ("2026-03-10", "2026-03-09")
        ),
    ),
    Case("T002", "more.agenda.1", meeting(agenda=["go", "go"]), meeting(agenda=["go"])),
    Case(
        "T003",
        "more.attendance.1.member",
        meeting(attendance=[{"member": "bo", "status": "present"}] * 2),
        meeting(attendance=[{"member": each, "status": "present"} for each in ("bo", "anna")]),
    ),
    Case(
        "T004",
        "day.attendance.0.member",
        {"day": {"attendance": [{"member": "bo", "status": "present"}]}},
        SOUND,
    ),
    Case(
        "T005",
        "day.agenda.1",
        *(
            {
                "decisions/more": {"points": [point()]},
                "day": {"agenda": ["go", "more"], "status": status},
            }
            for status in ("held", "planned")
        ),
    ),
    Case(
        "T005",
        "day.agenda.1",
        *(
            {
                "decisions/more": {"points": [point()]},
                "day": {"agenda": ["go", "more"], "status": "held", "said": said},
            }
            for said in (
                [],
                [{"case": "more", "points": [{"number": 1, "result": "postponed"}]}],
            )
        ),
    ),
    Case("T013", "sat.said", *(drafted(1, status=each) for each in ("closed", "held"))),
    Case(
        "T020",
        "sat.said.0.case",
        *({**drafted(1), **case(points=[point()], outcomes=[each])} for each in TWICE),
    ),
    Case("T014", "sat.said.0.points.0.number", drafted(2), drafted(1)),
    Case("T014", "sat.said.0.case", drafted(1, agenda="go"), drafted(1)),
    Case(
        "T015",
        "sat.matters.0",
        *(item(sort="gate", record=name) for name in ("go", "trial")),
    ),
    Case(
        "T015",
        "sat.matters.0",
        *(item(sort="hearing", record="more", number=number) for number in (2, 1)),
    ),
    Case("T015", "sat.matters.0", item(sort="other"), item(sort="other", text="Mødeplan")),
    Case(
        "T016",
        "more.",
        *(meeting(status="closed", attendance_known=known) for known in (True, False)),
    ),
    Case(
        "T017",
        "more.status",
        *(meeting(status=status) for status in ("planned", "cancelled")),
    ),
    Case(
        "T018",
        "more.outcomes.1",
        *(
            case(
                points=[point()],
                outcomes=[
                    {
                        "body": "team",
                        "date": "2026-03-09",
                        "points": [{"number": 1, "result": result}],
                    }
                    for result in results
                ],
            )
            for results in (("recommended", "not_recommended"), ("recommended",))
        ),
    ),
    Case(
        "T019",
        "more.minutes.approved",
        *(
            meeting(
                status="closed",
                attendance_known=False,
                minutes={"status": "final", "approved": day},
            )
            for day in ("2026-03-08", "2026-03-09")
        ),
    ),
    Case(
        "T021",
        "more.minutes.status",
        *(
            meeting(status=status, attendance_known=False, minutes={"status": "final"})
            for status in ("held", "closed")
        ),
    ),
    Case(
        "D038",
        "more.publicity",
        *(case(publicity={"access": "closed", "reference": x}) for x in (None, "26012345")),
    ),
    Case(
        "T006",
        "more.date",
        *(meeting(body="board", date=day) for day in ("2026-03-01", "2026-03-02")),
    ),
]
