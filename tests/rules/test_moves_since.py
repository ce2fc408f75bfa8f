"""A move is judged by what was so on its day: what changed since is no error of it."""

from __future__ import annotations

import pytest

from telectl.findings import Severity
from telectl.rules.registry import RULES
from tests.rules.builders import READY, gates
from tests.rules.portfolios import decided, outcome, told

READINESS = gates({"readiness": ["training"]})
THERE = {"site": "north", "state": "pilot", "readiness": READY}


def errors(change):
    codes = (code for code, _, _ in told(change))
    return [code for code in codes if RULES[code].severity is Severity.ERROR]


def test_a_project_whose_owner_left_is_a_vacancy():
    assert errors({"trial": {"owner": None}}) == []


@pytest.mark.parametrize(
    ("second", "found"),
    [
        ({"site": "mind", "state": "planned"}, []),
        ({"site": "mind", "state": "pilot", "since": "2026-05-02"}, []),
        ({"site": "mind", "state": "ended"}, []),
        ({"site": "mind", "state": "pilot", "since": "2026-05-01"}, ["G007"]),
        (None, ["G007"]),
    ],
)
def test_a_site_that_joined_after_the_move_was_not_its_to_have_ready(second, found):
    where = [THERE, second] if second else [THERE]
    change = {"trial": {"sites": ["north", "mind"]}, "tele": {"deployments": where}}
    assert errors(READINESS | change) == found


@pytest.mark.parametrize(
    ("given_up", "then"),
    [
        ({"withdrawn": "2026-05-20"}, {}),
        ({}, {"supersedes": "let", "outcomes": [outcome("approved", date="2026-05-20")]}),
    ],
)
def test_an_exemption_that_was_given_up_after_the_move_stood_on_its_day(given_up, then):
    waiver = {"demand": "technical_responsible", "reason": "R"}
    exempt = {"trial": {"technical_responsible": "north", "technical_exemption": "let"}}
    let = {"decisions/let": decided(concerns=["trial"], waivers=[waiver], **given_up)}
    later = {"decisions/more": decided(**then)}
    assert "P028" in errors(exempt | {"decisions/let": decided(concerns=["trial"])})
    assert "P028" not in errors(exempt | let | later)


def test_not_every_site_joined_later():
    planned = {"deployments": [{"site": "north", "state": "planned"}]}
    assert errors(READINESS | {"tele": planned}) == ["G007"]


def test_the_technical_side_may_change_hands_after_the_last_move():
    mandate = {"role": "technically_responsible", "valid_from": "2026-05-15"}
    change = {"trial": {"technical_responsible": "house"}, "house": {"mandates": [mandate]}}
    assert "P028" not in errors(change)
    late = {**mandate, "valid_from": "2026-06-02"}
    assert "P028" in errors(change | {"house": {"mandates": [late]}})


def test_an_approved_case_about_something_else_exempts_nothing():
    change = {"trial": {"technical_responsible": "house", "technical_exemption": "go"}}
    waived = {"waivers": [{"demand": "technical_responsible", "reason": "R"}]}
    assert "P028" in errors(change)
    assert "P028" not in errors(change | {"go": waived})
    other: dict[str, dict[str, object]] = {
        "decisions/more": {"points": [{"number": 1, "text": "at"}], **waived}
    }
    other["decisions/more"]["outcomes"] = [
        {
            "body": "board",
            "date": "2026-03-01",
            "deciding": True,
            "points": [{"number": 1, "result": "approved"}],
        }
    ]
    change = {"trial": {"technical_responsible": "house", "technical_exemption": "more"}}
    assert "P028" in errors(change | other)


def test_a_centre_without_a_team_has_no_leader_who_could_move_anything():
    assert "P010" in errors({"telectl": {"core_team": None}})


def test_a_mark_of_age_excuses_only_what_was_before_the_centre():
    signed = {"date": "2026-05-20", "value": "green", "reason": "R", "by": "lead"}
    change = {
        "trial": {"pre_charter": True, "ratings": [signed]},
        "lead": {"valid_to": "2026-04-30"},
    }
    codes = {code for code, _, _ in told(change)}
    assert {"R003", "R006"} <= codes
