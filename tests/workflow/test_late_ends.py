"""An end that becomes known late can be recorded, and undoes nothing in silence."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from telectl.findings import Finding, Severity
from telectl.model.base import Period
from telectl.model.body import Body
from telectl.model.changes import Change, Set
from telectl.model.decision import Decision
from telectl.model.member import Member
from telectl.model.project import Project
from telectl.workflow import cases, entries, mandates, people
from telectl.workflow.approval import opens
from telectl.workflow.ends import is_late
from telectl.workflow.moment import Moment
from telectl.workflow.projects import Request, advance
from tests.workflow.test_true_facts import BOARD, DAY, NOW, errors, sample


def told_late(changes: tuple[object, ...]) -> list[Finding]:
    found = sample().preview(changes).new(Severity.WARNING)  # type: ignore[arg-type] # changes
    return [each for each in found if each.code == "R007"]


def leader() -> Member:
    (found,) = sample().portfolio.leaders(DAY)
    return found


def led_after(last: date) -> set[str]:
    """The moves of the leader after a day."""
    return {
        f"{project.id}.{i}"
        for project in sample().portfolio.of(Project)
        for i, move in enumerate(project.transitions)
        if move.by == leader().id and move.date > last
    }


def test_a_leader_who_left_before_moving_projects_is_recorded_as_gone():
    last = date(2026, 5, 31)
    changes = people.ending(sample().portfolio, leader().id, last, DAY)
    assert len(led_after(last)) > 3
    assert errors(changes) == []
    told = told_late(changes)
    moves = {f"{x.file[9:-5]}.{x.path[1]}" for x in told if x.path[0] == "transitions"}
    assert moves == led_after(last)
    assert {(x.facts["ended"], x.facts["recorded"]) for x in told} == {(last, DAY)}


def test_the_end_of_the_leaders_seat_alone_is_told_at_the_leaders_own_moves():
    last, seats = date(2026, 5, 31), leader().seats
    at = next(i for i, seat in enumerate(seats, 1) if seat.role == "leader")
    changes = entries.setting(
        sample().portfolio, leader().id, [f"seats[{at}].valid_to={last}"], NOW
    )
    assert errors(changes) == []
    told = told_late(changes)
    moves = {f"{x.file[9:-5]}.{x.path[1]}" for x in told}
    assert moves
    assert moves < led_after(last)  # what a body decides, no leader has to write down
    assert {x.facts["key"] for x in told} == {f"seats[{at}].valid_to"}


def test_the_same_end_in_the_files_without_its_day_of_writing_down_is_no_excuse():
    assert errors((Set(leader().id, ("valid_to",), date(2026, 5, 31)),)) != []


@pytest.mark.parametrize("key", ["valid_to", "mandates[1].valid_to"])
def test_what_a_body_decided_before_its_end_was_known_stands(key: str):
    last = date(2026, 6, 30)
    changes = entries.setting(sample().portfolio, BOARD, [f"{key}={last}"], NOW)
    assert errors(changes) == []
    decided = {
        f"decisions/{case.id}.yaml"
        for case in sample().portfolio.of(Decision)
        for outcome in case.outcomes
        if outcome.body == BOARD and outcome.date > last
        if outcome.deciding or key == "valid_to"
    }
    outcomes = {x.file for x in told_late(changes) if x.path[0] == "outcomes"}
    assert decided
    assert outcomes == decided
    after = sample().preview(changes).after.portfolio
    assert not mandates.holds(after, BOARD, "decide", DAY)
    assert not mandates.holds(after, BOARD, "decide", date(2026, 9, 15))
    assert mandates.held(after, BOARD, "decide", date(2026, 9, 15))
    assert not mandates.held(after, BOARD, "decide", DAY)


def test_an_end_that_is_put_off_takes_its_day_of_writing_down_along():
    first = entries.setting(sample().portfolio, BOARD, ["valid_to=2026-06-30"], NOW)
    then = sample().preview(first).after
    later = entries.setting(then.portfolio, BOARD, ["valid_to=2026-12-31"], NOW)
    found = then.preview(later).after.portfolio.get(Body, BOARD)
    assert found is not None
    assert (found.valid_to, found.end_recorded) == (date(2026, 12, 31), None)


def test_an_end_today_or_ahead_is_written_down_in_time():
    for last in (DAY, DAY + timedelta(days=30)):
        changes = people.ending(sample().portfolio, leader().id, last, DAY)
        assert not any(isinstance(x, Set) and x.path[-1] == "end_recorded" for x in changes)
    late = Moment(date(2026, 11, 1), DAY)
    (changed,) = entries.setting(sample().portfolio, BOARD, [f"valid_to={DAY}"], late)
    assert isinstance(changed, Set)


@pytest.mark.parametrize("key", ["valid_to", "mandates[1].valid_to"])
def test_an_end_written_down_on_the_day_of_an_act_makes_no_error_of_it_and_opens_nothing(key: str):
    told = cases.Told("ny", "Ny", BOARD, points=("at",), results=("approved",))
    decided = sample().preview(cases.record(sample().portfolio, told, NOW)).after
    ended = decided.preview(entries.setting(decided.portfolio, BOARD, [f"{key}=2026-06-30"], NOW))
    assert ended.new(Severity.ERROR) == ()
    assert "decisions/ny.yaml" in {x.file for x in ended.new(Severity.WARNING) if x.code == "R007"}
    after = ended.after.portfolio
    case = after.get(Decision, "ny")
    assert case is not None
    assert opens(decided.portfolio, case, DAY)
    assert not opens(after, case, DAY)


def test_a_move_of_the_day_on_which_the_leaders_end_is_written_down_stands():
    moved = sample().preview(_begun()).after
    changes = people.ending(moved.portfolio, leader().id, date(2026, 5, 31), DAY)
    assert moved.preview(changes).new(Severity.ERROR) == ()
    after = moved.preview(changes).after.portfolio
    assert after.leading(DAY) == ()
    assert after.in_good_faith.leading(DAY) == (after.get(Member, leader().id),)


def _begun() -> tuple[Change, ...]:
    """A step that is the leader's, made today."""
    request = Request("hofteopfoelgning-paa-video", "analysis", DAY, DAY)
    changes = advance(sample().portfolio, request).changes
    assert changes
    return changes


def test_an_end_that_was_written_down_tomorrow_makes_no_act_late():
    ends, tomorrow = date(2026, 3, 31), DAY + timedelta(days=1)
    bounds = {"valid_to": ends.isoformat(), "end_recorded": tomorrow.isoformat()}
    period = Period.model_validate(bounds)
    assert not is_late(sample().portfolio, period, date(2026, 4, 1))


def test_a_period_is_held_exactly_from_its_start_until_the_end_is_written_down():
    start, end, written = date(2026, 1, 1), date(2026, 3, 31), date(2026, 4, 15)
    bounds = {"valid_from": start, "valid_to": end, "end_recorded": written}
    period = Period.model_validate({key: day.isoformat() for key, day in bounds.items()})
    held, trusting = sample().portfolio.held, sample().portfolio.in_good_faith.held
    for n in range(150):
        day = date(2025, 12, 1) + timedelta(days=n)
        assert period.covers(day) is (start <= day <= end)
        assert held(period, day) is (start <= day < written)
        assert trusting(period, day) is (start <= day <= written)
    alone = Period.model_validate({"valid_to": end.isoformat()})
    assert not trusting(alone, date(2026, 4, 1))
