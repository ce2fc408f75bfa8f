"""The plan as agreed: a gate agrees on what is new, and nothing else changes what was."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from telectl.findings import Refusal
from telectl.model.changes import Append, Change, Set
from telectl.model.project import Project
from telectl.workflow.baselines import comes_of_a_move
from telectl.workflow.entries import adding, setting
from telectl.workflow.moment import Moment
from telectl.workflow.projects import Request, advance
from telectl.workflow.replanning import Replan, rebaseline
from tests.workflow.portfolios import DAY, build, workflow

NOW = Moment(DAY, DAY)
M = {"title": "Start", "baseline": "2026-07-01", "due": "2026-07-01"}
N = {"title": "Slut", "baseline": "2026-12-01", "due": "2026-12-01"}
AGREED = {"date": "2026-02-01", "milestones": [{"title": "Start", "date": "2026-07-01"}]}
BUDGET = {"budget": {"baseline": 100, "forecast": 120}}


def plan(**more: Any) -> Any:
    return build(workflow(), trial=more)


def agreed_by_moving(**more: Any) -> object:
    changes = advance(plan(**more), Request("trial", "pilot", DAY, DAY)).changes
    added = [each.value for each in changes if isinstance(each, Append)]
    return added[1] if len(added) > 1 else None


def replanned(portfolio: Any, *milestones: str, **asked: Any) -> tuple[Change, ...]:
    given = {"reason": "Udstyret kom sent", **asked}
    return rebaseline(portfolio, Replan("trial", milestones, **given), NOW)


def refused(portfolio: Any, *milestones: str, **asked: Any) -> str:
    with pytest.raises(Refusal) as refusal:
        replanned(portfolio, *milestones, **asked)
    return refusal.value.key


def test_a_gate_agrees_on_the_plan_that_it_lets_through() -> None:
    assert agreed_by_moving(milestones=[M], **BUDGET) == {
        "date": DAY,
        "milestones": [{"title": "Start", "date": date(2026, 7, 1)}],
        "budget": 100,
    }
    assert agreed_by_moving() is None


def test_what_is_agreed_already_is_not_agreed_again() -> None:
    assert agreed_by_moving(milestones=[M], baselines=[AGREED]) is None


def test_a_gate_agrees_on_what_is_new_and_never_on_another_day_for_what_was_agreed() -> None:
    moved = {**M, "baseline": "2026-09-01"}
    assert agreed_by_moving(milestones=[moved], baselines=[AGREED]) is None
    assert agreed_by_moving(milestones=[moved, N], baselines=[AGREED], **BUDGET) == {
        "date": DAY,
        "milestones": [
            {"title": "Start", "date": date(2026, 7, 1)},
            {"title": "Slut", "date": date(2026, 12, 1)},
        ],
        "budget": 100,
    }


def test_a_step_without_a_gate_agrees_on_nothing() -> None:
    changes = advance(plan(milestones=[M]), Request("trial", "on_hold", DAY, DAY)).changes
    assert len(changes) == 2


def test_a_new_agreement_sets_the_days_and_keeps_its_reason() -> None:
    at = plan(milestones=[M, N], baselines=[AGREED], **BUDGET)
    assert replanned(at, "Start=2026-08-01", budget="130", decision="case") == (
        Set("trial", ("milestones", 0, "baseline"), date(2026, 8, 1)),
        Set("trial", ("budget", "baseline"), 130),
        Append(
            "trial",
            ("baselines",),
            {
                "date": DAY,
                "reason": "Udstyret kom sent",
                "decision": "case",
                "milestones": [
                    {"title": "Start", "date": date(2026, 8, 1)},
                    {"title": "Slut", "date": date(2026, 12, 1)},
                ],
                "budget": 130,
            },
        ),
    )


def test_the_first_budget_is_agreed_with_its_part() -> None:
    assert replanned(plan(), budget="130")[0] == Set("trial", ("budget",), {"baseline": 130})


def test_an_agreement_of_an_earlier_day_says_when_it_was_written_down() -> None:
    then = Moment(date(2026, 5, 4), DAY)
    (added,) = rebaseline(plan(milestones=[M]), Replan("trial", reason="R"), then)
    assert isinstance(added, Append)
    assert added.value["recorded"] == DAY  # type: ignore[index] # a mapping


def test_a_milestone_is_meant_by_its_title_or_its_number() -> None:
    at = plan(milestones=[M, N])
    assert replanned(at, "2=2027-01-01")[0] == replanned(at, "Slut = 2027-01-01")[0]
    assert refused(at, "Slutning=2027-01-01") == "rebaseline.unknown"
    assert refused(at, "Slut") == "rebaseline.no_day"
    assert refused(plan(milestones=[M, M]), "Start=2027-01-01") == "rebaseline.twice"


def test_a_new_agreement_takes_a_reason_and_something_to_agree_on() -> None:
    assert refused(plan(milestones=[M]), reason=" ") == "rebaseline.no_reason"
    assert refused(plan()) == "rebaseline.nothing"
    assert refused(plan(milestones=[M], baselines=[AGREED])) == "rebaseline.same"


@pytest.mark.parametrize(
    "word",
    [
        "milestones[Start].baseline=2026-08-01",
        "budget.baseline=200",
        "baselines=",
        "baselines[1]=",
        "baselines[1].budget=",
        "baselines[1].milestones[Start].date=2026-08-01",
    ],
)
def test_what_was_agreed_is_not_set(word: str) -> None:
    at = plan(milestones=[M, N], baselines=[{**AGREED, "budget": 100}], **BUDGET)
    with pytest.raises(Refusal) as refusal:
        setting(at, "trial", [word], NOW)
    assert refusal.value.key == "set.baseline"


def test_an_agreement_is_not_added_past_its_command() -> None:
    with pytest.raises(Refusal) as refusal:
        adding(plan(), "trial", "baselines", ["date=2026-05-01"], NOW)
    assert refusal.value.key == "set.baseline"


def test_what_is_not_agreed_yet_is_free_and_so_is_putting_back_what_was() -> None:
    moved = {**M, "baseline": "2026-09-01"}
    at = plan(milestones=[moved, N], baselines=[AGREED], budget={"baseline": 100})
    for word in (
        "milestones[Slut].baseline=2026-11-01",
        "milestones[Start].baseline=2026-07-01",
        "milestones[Start].due=2026-09-01",
        "budget.baseline=200",
        "budget.forecast=200",
        "baselines[1].reason=Aftalt med styregruppen",
    ):
        assert setting(at, "trial", [word], NOW), word
    words = ["title=Ny", "baseline=2026-11-01", "due=2026-11-01"]
    assert adding(at, "trial", "milestones", words, NOW)


@pytest.mark.parametrize(
    ("later", "by_move"),
    [
        ({"decision": "case"}, True),
        ({"decision": "another"}, False),
        ({}, False),  # the day agreed on is another, and nobody says why
        ({"milestones": [{"title": "A", "date": "2026-07-01"}]}, True),
        ({"milestones": [{"title": "A", "date": "2026-07-01"}], "budget": 5}, True),
        ({"milestones": []}, False),
        ({"milestones": [{"title": "A", "date": "2026-07-01"}], "date": "2026-05-02"}, False),
    ],
)
def test_what_a_move_agrees_to_is_its_own_case_or_only_what_is_new(later, by_move) -> None:
    first = {"date": "2026-02-01", "milestones": [{"title": "A", "date": "2026-07-01"}]}
    moved = [{"title": "A", "date": "2026-09-01"}]
    second = {"date": "2026-05-01", "milestones": moved, **later}
    move = {"date": "2026-05-01", "to": "pilot", "by": "leader", "decision": "case"}
    about = {"id": "p", "title": "P", "state": "pilot", "transitions": [move]}
    made = Project.model_validate({**about, "baselines": [first, second]})
    assert comes_of_a_move(made, *made.baselines) == by_move
