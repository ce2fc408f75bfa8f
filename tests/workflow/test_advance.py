"""Moving a project: what is refused, and what a move writes."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from telectl.locale import Voice
from telectl.model.changes import Append, Set
from telectl.model.decision import Decision
from telectl.model.portfolio import Portfolio
from telectl.model.project import Project
from telectl.reports.remedies import remedy
from telectl.workflow.projects import Request, advance, unmet
from telectl.workflow.states import step_between
from telectl.workflow.wishes import Wish
from tests.workflow.portfolios import DAY, build, workflow

FLOW = workflow(approver="deciding_body")


def refused(portfolio: Portfolio, **asked: Any) -> list[str]:
    given = {"project": "trial", "to": "pilot", "day": DAY, "today": DAY, **asked}
    return [each.code for each in advance(portfolio, Request(**given)).refusals]


def test_a_move_sets_the_state_and_appends_the_transition():
    answer = advance(build(FLOW), Request("trial", "pilot", DAY, DAY, decision="case"))
    assert answer.refusals == ()
    move = {
        "date": DAY,
        "from": "analysis",
        "to": "pilot",
        "by": "leader",
        "decision": "case",
    }
    assert answer.changes == (
        Set("trial", ("state",), "pilot"),
        Append("trial", ("transitions",), move),
    )


def test_the_only_decision_that_allows_the_step_need_not_be_named():
    assert advance(build(FLOW), Request("trial", "pilot", DAY, DAY)).decision == "case"


def test_a_move_on_an_earlier_day_says_when_it_was_recorded():
    earlier = date(2026, 5, 15)
    changes = advance(build(FLOW), Request("trial", "pilot", earlier, DAY)).changes
    assert isinstance(changes[1], Append)
    assert changes[1].value["recorded"] == DAY  # type: ignore[index] # a mapping


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({"project": "unheard-of"}, "W001"),
        ({"project": "tele"}, "W002"),
        ({"to": "plot"}, "W004"),
        ({"to": "rollout"}, "W005"),
        ({"to": "analysis"}, "W005"),
        ({"day": date(2026, 6, 2)}, "W006"),
        ({"decision": "unheard-of"}, "W010"),
        ({"decision": "tele"}, "W010"),
    ],
)
def test_what_is_refused(asked, code):
    assert code in refused(build(FLOW), **asked)


def test_no_move_before_the_last_one():
    assert "W007" in refused(build(FLOW), day=date(2026, 1, 31))


def test_an_unknown_state_goes_nowhere():
    assert refused(build(FLOW, trial={"state": "plot"})) == ["W003"]


def test_from_a_final_state_nothing_moves():
    assert refused(build(FLOW, trial={"state": "stopped"}), to="on_hold") == ["W005"]


@pytest.mark.parametrize(
    ("to", "state", "begins"),
    [
        ("rollout", "analysis", "There is no step from 'analysis' to 'roll-out'; from here steps"),
        ("analysis", "analysis", "The project is in 'analysis' already; from here steps lead to"),
        ("on_hold", "stopped", "No step leads on from 'stopped'."),
        ("stopped", "stopped", "The project is in 'stopped' already, and no step leads on."),
    ],
)
def test_an_illegal_step_says_where_one_may_go(to, state, begins):
    portfolio = build(FLOW, trial={"state": state})
    (refusal,) = advance(portfolio, Request("trial", to, DAY, DAY)).refusals
    assert Voice("en")("finding.W005", **refusal.facts).startswith(begins)
    ways = remedy(Voice("en"), refusal, portfolio, DAY).splitlines()
    assert ways == [
        f"telectl project advance trial --to {each}" for each in refusal.facts["allowed"]
    ]


def test_without_a_workflow_nothing_moves():
    assert refused(build({})) == ["W003"]


def test_a_step_that_asks_for_a_reason_gets_one():
    portfolio = build(workflow(approver="deciding_body", reason=True))
    assert refused(portfolio) == ["W008"]
    assert refused(portfolio, reason="Ekstern evaluering") == []


def test_a_decision_moves_a_project_to_a_state_once():
    spent = [
        {
            "date": "2026-05-01",
            "from": "analysis",
            "to": "pilot",
            "by": "leader",
            "decision": "case",
        },
        {"date": "2026-05-02", "from": "pilot", "to": "analysis", "by": "leader"},
    ]
    portfolio = build(FLOW, trial={"transitions": spent})
    assert "W009" in refused(portfolio, decision="case")
    assert "G003" in refused(portfolio)


def test_a_team_leader_s_step_is_the_leader_s():
    portfolio = build(workflow())
    assert refused(portfolio) == []
    assert refused(portfolio, by="other") == ["W012"]


def test_a_step_needs_somebody_who_makes_it():
    assert refused(build(workflow(), leader={"seats": []})) == ["W011"]


@pytest.mark.parametrize("approver", ["team_leader", "deciding_body"])
def test_a_team_leader_s_step_waits_for_a_team_leader(approver):
    portfolio = build(workflow(approver=approver), leader={"seats": []})
    project = portfolio.get(Project, "trial")
    step = step_between(portfolio.workflow, project.state, "pilot")
    case = portfolio.get(Decision, "case")
    found = [each.code for each in unmet(portfolio, step, Wish(project, "pilot", DAY, case))]
    assert found == (["W011"] if approver == "team_leader" else [])


def test_a_leader_s_seat_is_printed_with_its_first_day():
    portfolio = build(workflow(), leader={"seats": []})
    (refusal,) = advance(portfolio, Request("trial", "pilot", DAY, DAY)).refusals
    command = remedy(Voice("en"), refusal, portfolio, DAY)
    assert command.startswith("telectl add MEMBER seats body=")
    assert command.endswith(" role=leader valid_from=DATE")


def test_from_on_hold_one_comes_back_only_to_the_state_that_was_left():
    held = [
        {"date": "2026-02-01", "to": "idea", "by": "leader"},
        {"date": "2026-02-01", "from": "idea", "to": "pilot", "by": "leader"},
        {"date": "2026-03-01", "from": "pilot", "to": "on_hold", "by": "leader"},
    ]
    portfolio = build(workflow(), trial={"state": "on_hold", "transitions": held})
    assert refused(portfolio, to="pilot") == []
    assert refused(portfolio, to="idea") == ["W005"]
    assert refused(portfolio, to="on_hold") == ["W005"]
