"""What a rule could not see, it is never said to have passed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest

from telectl import rules
from telectl.findings import KeyPath
from telectl.model.portfolio import Portfolio
from telectl.model.records import Entry
from telectl.rules.registry import RULES
from telectl.workspace import Workspace, open_folder
from tests.rules.portfolios import DAY, build
from tests.rules.test_codes import CASES

DATA = Path(__file__).parents[2] / "data"
BROKEN = b"id: [\n"
EVERY = 7


def dark(sound: Portfolio, *hidden: str) -> Portfolio:
    """The same portfolio with some records unreadable."""
    entries = (
        Entry(each.id, each.folder, each.file, None, None) if each.id in hidden else each
        for each in sound.entries.values()
    )
    return Portfolio(entries, sound.settings, sound.workflow)


def told(portfolio: Portfolio, day: date) -> set[tuple[str, str, KeyPath]]:
    return {(each.code, each.file, each.path) for each in rules.run(portfolio, day)}


def silent(
    before: set[tuple[str, str, KeyPath]], after: Portfolio, day: date, gone: str
) -> set[str]:
    """The codes told before of other files than the one that is gone, and no longer."""
    return {code for code, file, _ in before - told(after, day) if file != gone}


@pytest.mark.parametrize("each", CASES, ids=[each.code for each in CASES])
def test_a_rule_that_falls_silent_for_want_of_a_record_is_listed(each):
    sound = build(each.wrong)
    before = told(sound, each.day)
    for entry in sound.entries.values():
        after = dark(sound, entry.id)
        codes = silent(before, after, each.day, entry.file)
        listed = rules.skipped(after, each.day) if codes else {}
        for code in codes:
            assert entry.file in listed[code], (code, entry.id)


@pytest.mark.parametrize("each", CASES, ids=[each.code for each in CASES])
def test_a_rule_that_falls_silent_without_settings_or_workflow_is_listed(each):
    sound = build(each.wrong)
    before = told(sound, each.day)
    entries = tuple(sound.entries.values())
    for after, file in (
        (Portfolio(entries, None, sound.workflow), "telectl.yaml"),
        (Portfolio(entries, sound.settings, None), "workflow.yaml"),
    ):
        listed = rules.skipped(after, each.day)
        for code in silent(before, after, each.day, ""):
            assert file in listed[code]


def test_the_rules_of_a_record_that_cannot_be_read_are_listed_and_no_others():
    listed = rules.skipped(dark(build({}), "chore"), DAY)
    assert {"J001", "J002", "R001"} <= listed.keys()
    assert not {"K001", "B001", "L001", "D001"} & listed.keys()
    assert set(listed.values()) == {("tasks/chore.yaml",)}


def test_nothing_is_skipped_where_everything_can_be_read():
    assert rules.skipped(build({}), DAY) == {}
    assert rules.skipped(open_folder(DATA, DAY).portfolio, DAY) == {}


def test_an_id_that_no_file_has_stands_for_itself():
    without = build({"trial": {"technical_responsible": "nobody"}})
    assert rules.skipped(without, DAY)["P028"] == ("nobody",)


def test_a_record_behind_another_of_the_same_id_was_not_asked():
    sound = build({})
    behind = Entry("anna", "tasks", "tasks/anna.yaml", *sound.entries["chore"][3:])
    doubled = Portfolio((*sound.entries.values(), behind), sound.settings, sound.workflow)
    assert rules.skipped(doubled, DAY)["J001"] == ("tasks/anna.yaml",)


def test_a_folder_that_cannot_be_read_is_named():
    sound = build({})
    left = (each for each in sound.entries.values() if each.folder != "members")
    listed = rules.skipped(
        Portfolio(left, sound.settings, sound.workflow, frozenset({"members"})), DAY
    )
    assert {listed[code] for code in ("K001", "K003", "M002", "R003")} == {("members",)}


def files(workspace: Workspace) -> Iterable[str]:
    return [*list(workspace.contents)[::EVERY], "telectl.yaml", "workflow.yaml"]


@pytest.mark.parametrize("day", [date(2026, 11, 23), date(2027, 1, 2)])
def test_no_finding_of_the_sample_is_lost_in_silence(day):
    sample = open_folder(DATA, day)
    assert {each.code for each in sample.findings} <= RULES.keys()
    before = told(sample.portfolio, day)
    for file in files(sample):
        after = sample.left_with({file: BROKEN}).after
        for code in silent(before, after.portfolio, day, file):
            assert file in after.skipped[code], (code, file)
