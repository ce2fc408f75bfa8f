"""Each code has a portfolio in which it is found, once and at its place, and one just beside it."""

from __future__ import annotations

from datetime import date

import pytest

from telectl.rules.registry import RULES, run
from tests.rules import (
    tried_cases,
    tried_freezing,
    tried_mandate,
    tried_people,
    tried_plans,
    tried_projects,
    tried_records,
    tried_submission,
)
from tests.rules.builders import (
    INVOLVED,
    meeting,
    project,
)
from tests.rules.portfolios import (
    ANALYSIS,
    DAY,
    IDEA,
    PILOT,
    build,
    decided,
    move,
    point,
    seat,
    told,
)

CASES = [
    *tried_people.CASES,
    *tried_projects.CASES,
    *tried_plans.CASES,
    *tried_cases.CASES,
    *tried_freezing.CASES,
    *tried_submission.CASES,
    *tried_mandate.CASES,
    *tried_records.CASES,
]


@pytest.mark.parametrize("each", CASES, ids=[each.code for each in CASES])
def test_a_code_is_told_once_at_its_place(each):
    found = told(each.wrong, each.day)
    assert [f"{code} {name}.{path}" for code, name, path in found] == [f"{each.code} {each.at}"]


@pytest.mark.parametrize("each", CASES, ids=[each.code for each in CASES])
def test_what_is_right_beside_it_is_not_told(each):
    day = date(2026, 7, 4) if each.code == "P020" else each.day
    codes = {code for code, _, _ in told(each.right, day)}
    assert each.code not in codes
    assert {code for code in codes if RULES[code].severity == "error"} == set()


def test_every_code_is_tried():
    """A gate that doesn't exist is told where the step names it, as V002."""
    assert RULES.keys() - {each.code for each in CASES} == {"G010"}


def test_a_unit_shares_the_cvr_number_of_its_region_and_two_regions_do_not():
    number = {"identifiers": {"cvr": "29190623"}}
    assert told({"region": number, "north": number}) == []
    codes = [code for code, _, _ in told({"region": number, "town": number})]
    assert codes == ["O003"]


def test_a_circle_is_told_once_however_many_lie_in_it_or_lead_to_it():
    ring = {
        "north": {"part_of": "mind"},
        "mind": {"part_of": "house"},
        "house": {"part_of": "north"},
    }
    assert told(ring) == [("R005", "house", "part_of")]


def test_what_was_done_before_the_centre_is_not_judged_by_a_members_period():
    note = {"date": "2025-12-31", "text": "T", "by": "bo"}
    late = {"valid_from": "2026-01-15", "seats": [seat()]}
    assert told({"bo": late, **project(notes=[note, {"date": "2026-05-20", "text": "T"}])}) == []


def test_older_moves_are_neither_asked_for_steps_nor_for_gates():
    history = [{**move("2024-05-01", "pilot", "idea"), "pre_charter": True}]
    more = {"transitions": history, "involvement": [INVOLVED]}
    assert told(project(state="pilot", **more)) == []


def test_the_end_of_a_body_can_be_recorded_whatever_it_had_planned():
    planned = meeting(body="board", date="2026-09-01")
    ended = {"board": {"valid_to": "2026-06-30"}, "telectl": {"reports_to": "board"}}
    assert told({**planned, **ended}) == [("R008", "board", "valid_to")]


def test_a_direction_stays_true_when_a_later_case_takes_the_place_of_its_decision():
    direction = {"number": "1", "text": "T", "valid_from": "2026-04-01", "decision": "old"}
    cases = {
        "decisions/old": decided(concerns=["more"]),
        "decisions/new": decided(supersedes="old"),
    }
    assert told({"directions/more": direction, **cases}) == []


def test_a_mandate_needs_a_decision_on_whichever_side_the_succession_is_told():
    named = {"bodies/old": {"type": "executive", "successors": ["board"]}}
    named |= {"board": {"mandates": [{"role": "decide"}]}}
    codes = [(code, name) for code, name, _ in told(named)]
    assert ("B003", "board") in codes
    assert ("G003", "trial") in codes


def test_the_end_of_the_technical_mandate_can_be_recorded():
    ends = {"role": "technically_responsible", "valid_to": "2026-05-31"}
    assert told({"it": {"mandates": [ends]}}) == [("K020", "telectl", "centre.name")]


def test_a_step_that_was_decided_is_told_with_what_else_it_takes():
    ended = {"state": "pilot", "transitions": [IDEA, ANALYSIS, PILOT]}
    asked = point(moves={"project": "trial", "to": "closed"})
    close = {"decisions/close": decided(concerns=["trial"], points=[asked])}
    assert whys({"trial": ended, **close}) == ["reason"]
    back = {"state": "analysis", "transitions": [IDEA, ANALYSIS]}
    assert whys({"trial": back}) == [None]
    assert whys({"trial": {**back, "evidence": []}}) == ["unmet"]


def whys(change):
    return [each.facts.get("why") for each in run(build(change), DAY) if each.code == "P025"]


def test_one_that_ended_nobody_knows_when_is_told_where_it_has_a_successor():
    merged = {"valid_to": {"unknown": "Ingen ved det"}, "successors": ["north"]}
    sites = {"trial": {"sites": ["north", "gone"]}}
    assert ("R004", "trial", "sites.1") in told({**sites, "gone": merged})
    alone = {"valid_to": {"unknown": "Ingen ved det"}}
    assert all(code != "R004" for code, _, _ in told({**sites, "gone": alone}))
