"""A true fact can always be recorded: what happens later makes no error of what was right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from telectl.findings import Severity
from telectl.model.changes import Change
from telectl.model.decision import Decision
from telectl.model.member import Member
from telectl.model.portfolio import Portfolio
from telectl.model.project import Project
from telectl.model.solution import Solution
from telectl.workflow import cases, deployments, entries, people, states
from telectl.workflow.moment import Moment
from telectl.workflow.stamps import stamps_of_act
from telectl.workspace import Workspace, open_folder
from telectl.workspace.preview import Preview

DAY = date(2026, 11, 23)
NOW = Moment(DAY, DAY)
LATE = Moment(date(2026, 11, 13), DAY)
BOARD, ADVISERS = "koncerndirektionen", "vicedirektoerkredsen"


@cache
def sample() -> Workspace:
    return open_folder(Path(__file__).parents[2] / "data", DAY)


def stamping(workspace: Workspace, changes: Sequence[Change]) -> Preview[Workspace]:
    """What an act would leave, with the stamps that every act leaves."""
    made = tuple(changes)
    after = workspace.preview(made).after.portfolio
    return workspace.preview(stamps_of_act(workspace.portfolio, after, made, NOW))


def errors(changes: Sequence[Change]) -> list[str]:
    found = stamping(sample(), changes).new(Severity.ERROR)
    return [f"{each.file}: {each.code} {dict(each.facts)}" for each in found]


Act = Callable[[Portfolio, Project], Sequence[Change]]


def owner_left(portfolio: Portfolio, project: Project) -> Sequence[Change]:
    return entries.setting(portfolio, project.id, ["owner="], NOW) if project.owner else ()


def site_left(portfolio: Portfolio, project: Project) -> Sequence[Change]:
    if len(project.sites) < 2:
        return ()
    return entries.setting(portfolio, project.id, [f"sites={','.join(project.sites[1:])}"], NOW)


def paper_reopened(portfolio: Portfolio, project: Project) -> Sequence[Change]:
    return entries.adding(portfolio, project.id, "evidence", ["kind=dpia", "status=draft"], NOW)


def decided_by(body: str) -> Act:
    def act(portfolio: Portfolio, project: Project) -> Sequence[Change]:
        known = states.steps_from(portfolio.workflow, project.state, project.transitions)
        to = next((target for target, _ in known), None)
        if to is None:
            return ()
        moves = (f"{project.id}:{to}",)
        told = cases.Told("ny", "Ny", body, points=("at",), moves=moves, results=("approved",))
        return cases.record(portfolio, told, NOW)

    return act


@pytest.mark.parametrize(
    "act",
    [owner_left, site_left, paper_reopened, decided_by(BOARD), decided_by(ADVISERS)],
    ids=["owner left", "site left", "paper reopened", "decided", "decided by the wrong body"],
)
def test_what_happens_to_a_project_is_recorded(act):
    portfolio = sample().portfolio
    for project in portfolio.of(Project)[::2]:
        assert errors(act(portfolio, project)) == []


def test_a_member_who_left_some_days_ago_is_recorded_as_gone():
    portfolio = sample().portfolio
    there = [each for each in portfolio.of(Member) if each.covers(DAY) and not each.valid_to]
    for member in there[::2]:
        assert errors(people.ending(portfolio, member.id, LATE.day, DAY)) == []


def test_a_site_where_a_solution_was_taken_out_of_use_unsettles_no_move():
    portfolio = sample().portfolio
    for solution in portfolio.of(Solution):
        for each in solution.deployments[:1]:
            changes = deployments.deploy(portfolio, solution.id, each.site, "ended", NOW)
            assert errors(changes) == []


@pytest.mark.parametrize("said", ["approved", "postponed", "rejected"])
def test_a_later_case_takes_the_place_of_one_that_was_used(said):
    portfolio = sample().portfolio
    for case in portfolio.of(Decision)[::3]:
        words = (f"supersedes={case.id}",)
        told = cases.Told("ny", "Ny", BOARD, points=("at",), results=(said,), words=words)
        assert errors(cases.record(portfolio, told, NOW)) == []


def test_the_right_body_decides_what_the_wrong_one_decided_before():
    first = cases.Told("ny", "Ny", ADVISERS, points=("at",), results=("approved",))
    wrong = sample().preview(cases.record(sample().portfolio, first, NOW))
    assert [each.code for each in wrong.new(Severity.WARNING)].count("D004") == 1
    told = cases.Told("ny", body=BOARD, results=("approved",))
    after = stamping(wrong.after, cases.record(wrong.after.portfolio, told, NOW))
    assert after.new(Severity.ERROR) == ()
    case = after.after.portfolio.get(Decision, "ny")
    assert case is not None
    assert case.outcome is not None
    assert case.outcome.body == BOARD
    assert [each.body for each in case.outcomes] == [ADVISERS, BOARD]


def test_a_body_that_approved_what_was_only_to_inform_it_has_decided_nothing():
    told = cases.Told("ny", "Ny", BOARD, points=("at",), results=("approved",))
    changes = cases.record(sample().portfolio, replace(told, item_type="orientation"), NOW)
    preview = sample().preview(changes)
    assert preview.new(Severity.ERROR) == ()
    case = preview.after.portfolio.get(Decision, "ny")
    assert case is not None
    assert case.outcome is None
