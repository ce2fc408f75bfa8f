"""The light that a plan gives: the worst of time and cost, beside the one set by hand."""

from __future__ import annotations

from datetime import date

import pytest

from telectl.model.project import Project
from telectl.model.settings import Thresholds
from telectl.workflow.lights import Lights, lights_of

DAY = date(2026, 6, 1)
LIMITS = Thresholds()


def project(**more: object) -> Project:
    return Project.model_validate({"id": "p", "title": "P", "state": "pilot", **more})


def milestone(baseline: str, due: str, **more: object) -> dict[str, object]:
    return {"title": "M", "baseline": baseline, "due": due, **more}


def lights(day: date = DAY, **more: object) -> Lights:
    return lights_of(project(**more), LIMITS, day)


def rated(value: str, day: str = "2026-05-01") -> dict[str, object]:
    return {"ratings": [{"date": day, "value": value, "reason": "Vi ved mere end planen"}]}


@pytest.mark.parametrize(
    ("due", "light"),
    [
        ("2026-07-01", "green"),
        ("2026-07-31", "green"),
        ("2026-08-01", "amber"),
        ("2026-09-29", "amber"),
        ("2026-09-30", "red"),
    ],
)
def test_time_is_measured_against_what_was_agreed(due: str, light: str) -> None:
    assert lights(milestones=[milestone("2026-07-01", due)]).computed == light


def test_a_milestone_that_is_past_its_day_is_late_as_of_the_day() -> None:
    late = [milestone("2026-04-30", "2026-05-15")]
    assert lights(date(2026, 5, 15), milestones=late).computed == "green"
    assert lights(date(2026, 6, 1), milestones=late).computed == "amber"


def test_what_was_reached_late_and_caught_up_gives_no_light_but_the_last_does() -> None:
    reached = milestone("2026-01-01", "2026-04-15", done="2026-04-15")
    assert lights(milestones=[reached, milestone("2026-07-01", "2026-07-01")]).computed == "green"
    assert lights(milestones=[reached]).computed == "red"
    assert lights(date(2026, 4, 1), milestones=[reached]).computed == "red"


def test_the_worst_of_those_ahead_counts_and_not_only_the_last() -> None:
    both = [milestone("2026-07-01", "2026-09-01"), milestone("2026-12-01", "2026-12-01")]
    found = lights(milestones=both)
    assert (found.computed, found.causes[0].facts["days"]) == ("amber", 62)


@pytest.mark.parametrize(
    ("agreed", "expected", "light"),
    [
        (1000, 900, "green"),
        (1000, 1000, "green"),
        (1000, 1001, "amber"),
        (1000, 1100, "amber"),
        (1000, 1101, "red"),
        (100_000_000, 106_000_000, "amber"),
        (100_000_000, 106_000_001, "red"),
        (0, 1, "red"),
    ],
)
def test_cost_is_measured_in_shares_and_in_kroner(agreed: int, expected: int, light: str) -> None:
    assert lights(budget={"baseline": agreed, "forecast": expected}).computed == light


def test_the_worst_of_time_and_cost_counts_and_says_why() -> None:
    found = lights(
        milestones=[milestone("2026-07-01", "2026-07-01")],
        budget={"baseline": 100, "forecast": 120},
    )
    assert found.computed == "red"
    assert [(each.why, each.light) for each in found.causes] == [("cost", "red"), ("time", "green")]


def test_without_anything_to_compute_by_there_is_no_light() -> None:
    found = lights(budget={"baseline": 100})
    assert (found.computed, found.shown, found.worst) == (None, None, None)
    assert lights(budget={"baseline": 100}, **rated("amber")).shown == "amber"


def test_a_light_set_by_hand_goes_before_and_the_computed_stands_beside_it() -> None:
    late = {"milestones": [milestone("2026-07-01", "2026-09-01")]}
    assert (lights(**late).shown, lights(**late).differ) == ("amber", False)
    bright, dark = lights(**late, **rated("green")), lights(**late, **rated("red"))
    assert (bright.shown, bright.computed, bright.worst) == ("green", "amber", "amber")
    assert (bright.differ, bright.too_bright) == (True, True)
    assert (dark.shown, dark.worst, dark.differ, dark.too_bright) == ("red", "red", True, False)
    same = lights(**late, **rated("amber"))
    assert (same.differ, same.too_bright) == (False, False)


def test_limits_are_data() -> None:
    strict = Thresholds(amber_delay_days=0, red_overrun_percent=50)
    plan = project(
        milestones=[milestone("2026-07-01", "2026-07-02")],
        budget={"baseline": 100, "forecast": 140},
    )
    assert [each.light for each in lights_of(plan, strict, DAY).causes] == ["amber", "amber"]


def test_a_milestone_added_since_the_agreement_hides_no_delay() -> None:
    late = {"title": "A", "baseline": "2026-02-01", "due": "2026-05-01", "done": "2026-05-01"}
    new = {"title": "B", "baseline": "2026-12-01", "due": "2026-12-01"}
    plan = [{"date": "2026-01-02", "milestones": [{"title": "A", "date": "2026-02-01"}]}]
    assert lights(milestones=[late, new]).computed == "green"
    assert lights(milestones=[late, new], baselines=plan).computed == "amber"
    assert lights(milestones=[new], baselines=plan).computed is None


def test_where_only_the_budget_was_agreed_every_milestone_counts() -> None:
    plan = [{"date": "2026-01-02", "budget": 100}]
    assert lights(milestones=[milestone("2026-07-01", "2026-08-01")], baselines=plan).computed
