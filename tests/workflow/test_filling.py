"""What comes on a meeting's agenda, asked of small portfolios."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from telectl.model.decision import Decision
from telectl.model.meeting import Meeting
from telectl.model.portfolio import Portfolio
from telectl.model.records import Entry
from telectl.workflow.climb import chain_with, followed_by, has_heard, lies_with
from telectl.workflow.filling import filling, matters
from telectl.workflow.journalising import is_known_form
from tests.workflow.portfolios import build, workflow

DAY = date(2026, 6, 1)
UNDECIDED: dict[str, Any] = {"outcomes": [], "submitted": "2026-05-01"}
POINTS = [{"number": 1, "text": "at"}, {"number": 2, "text": "og"}]


def meeting(**more: Any) -> Meeting:
    made = {"id": "board-2026-06-09", "title": "M", "body": "board", "date": "2026-06-09"}
    return Meeting.model_validate({**made, **more})


def outcome(body: str, *results: str, day: str = "2026-05-05") -> dict[str, Any]:
    points = [{"number": n, "result": each} for n, each in enumerate(results, 1)]
    return {"body": body, "date": day, "points": points}


def gates_told(portfolio: Portfolio, on: Meeting) -> list[str | None]:
    found = matters(portfolio, on, on.agenda, DAY)
    return [each.record for each in found if each.sort == "gate"]


DECIDES = workflow({"decision": "in_force"}, approver="deciding_body")
ASKS_MORE = workflow({"decision": "in_force"}, {"field": "lessons"}, approver="deciding_body")


def test_a_project_that_lacks_only_the_decision_waits_for_its_body() -> None:
    assert gates_told(build(DECIDES, case=UNDECIDED), meeting()) == ["trial"]


def test_a_gate_does_not_wait_where_more_is_lacking_or_it_is_decided_or_asked() -> None:
    assert gates_told(build(ASKS_MORE, case=UNDECIDED), meeting()) == []
    assert gates_told(build(DECIDES), meeting()) == []
    assert gates_told(build(DECIDES, case=UNDECIDED), meeting(agenda=["case"])) == []
    assert gates_told(build(DECIDES, case=UNDECIDED), meeting(body="circle")) == []


@pytest.mark.parametrize(
    ("case", "wanted"),
    [
        (UNDECIDED, True),
        ({"outcomes": []}, False),
        ({**UNDECIDED, "withdrawn": "2026-05-20"}, False),
        ({}, False),
        ({**UNDECIDED, "chain": ["circle", "board"]}, False),
        ({**UNDECIDED, "outcomes": [outcome("board", "postponed")]}, True),
        ({"submitted": None, "outcomes": [outcome("board", "postponed")]}, True),
        ({**UNDECIDED, "outcomes": [outcome("board", "discussed")]}, False),
        (
            {
                **UNDECIDED,
                "chain": ["circle", "board"],
                "outcomes": [outcome("circle", "recommended")],
            },
            True,
        ),
    ],
)
def test_a_case_is_pending_for_the_body_with_which_it_lies(
    case: dict[str, Any], wanted: bool
) -> None:
    found = filling(build(workflow(), case=case), meeting(), DAY)
    assert (found.cases == ("case",)) is wanted


def test_a_case_on_an_earlier_agenda_waits_for_that() -> None:
    portfolio = build(workflow(), case=UNDECIDED)
    earlier = meeting(id="board-2026-06-02", date="2026-06-02", agenda=["case"])
    file = "meetings/board-2026-06-02.yaml"
    entries = [*portfolio.entries.values(), Entry(earlier.id, "meetings", file, earlier, {})]
    both = Portfolio(entries, portfolio.settings, portfolio.workflow)
    assert filling(both, meeting(), DAY).cases == ()


def test_a_climb_goes_through_its_bodies_in_order() -> None:
    case = {**UNDECIDED, "chain": ["circle", "board"], "points": POINTS}
    portfolio = build(workflow(), case=case)
    found = portfolio.get(Decision, "case")
    assert found is not None
    assert lies_with(portfolio, found, DAY) == "circle"
    assert chain_with(portfolio, found, "team", DAY) == ("circle", "team", "board")


GONE = {"valid_to": "2026-05-31", "successors": ["circle"]}


@pytest.mark.parametrize("said", [(), (outcome("board", "postponed", "approved"),)])
def test_a_case_lies_with_the_one_that_followed_a_body_that_is_gone(said: Any) -> None:
    case = {**UNDECIDED, "chain": ["board"], "points": POINTS, "outcomes": said}
    portfolio = build(workflow(), case=case, board=GONE)
    found = portfolio.get(Decision, "case")
    assert found is not None
    assert lies_with(portfolio, found, DAY) == "circle"
    assert lies_with(portfolio, found, date(2026, 5, 30)) == "board"


def test_where_nobody_or_two_followed_a_body_it_stays_itself() -> None:
    for successors in ((), ("circle", "team"), ("board",), ("nobody",)):
        gone = {"valid_to": "2026-05-31", "successors": successors}
        assert followed_by(build(workflow(), board=gone), "board", DAY) == "board"


def test_a_body_that_left_a_point_for_another_day_has_not_said_its_word() -> None:
    said = {**UNDECIDED, "points": POINTS, "outcomes": [outcome("circle", "approved", "postponed")]}
    found = build(workflow(), case=said).get(Decision, "case")
    assert found is not None
    assert not has_heard(found, "circle", DAY)


@pytest.mark.parametrize(
    ("number", "known"),
    [
        ("24077452", True),
        ("1-0-1-1", True),
        ("1-0-1", False),
        ("A-1", False),
        ("２４０７７４５２", False),
    ],
)
def test_a_form_is_digits_and_what_stands_between(number: str, known: bool) -> None:
    assert is_known_form(number, ("########", "*-*-*-*")) is known
