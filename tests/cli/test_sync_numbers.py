"""A CPR number goes along in nothing that is sent: in no file, no history and no message."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from telectl.findings import Exit
from tests.hub import CASE_FILE, PROJECT, PROJECT_FILE, Hub, Seat, git

NUMBER, DOTTED = "010190-1237", "••••••-••••"
BY_HAND = ("commit", "-qa", "-m")


def types(seat: Seat, message: str, *more: str) -> None:
    """Something typed into a file and committed by hand."""
    seat.file(CASE_FILE).write_text(seat.text(CASE_FILE) + "# husk\n", "utf-8")
    seat.git(*BY_HAND, message, *more)


def all_of(hub: Hub, branch: str = "main") -> str:
    return hub.git("log", "-p", "--format=%B", branch)


@pytest.mark.parametrize("more", [(), ("-m", f"Borgeren er {NUMBER}")])
@pytest.mark.parametrize("noted", [False, True])
def test_a_number_in_a_message_is_masked(
    hub: Hub, anna: Seat, more: tuple[str, ...], noted: bool
) -> None:
    types(anna, "Ring tilbage" if more else f"ring til {NUMBER}", *more)
    if noted:
        anna.run("project", "note", PROJECT, "Fra Anna")
    there = hub.git("rev-parse", "main")
    said = anna.run("sync", code=Exit.ERRORS).err
    assert NUMBER not in said
    assert "ligner et CPR-nummer" in said
    assert said.rstrip().endswith("telectl sync --as-one")
    assert hub.git("rev-parse", "main") == there
    anna.run("sync", "--as-one")
    assert hub.git("rev-parse", "main") == anna.tip()
    assert NUMBER not in all_of(hub)
    assert DOTTED in all_of(hub) or (more and noted)
    assert "# husk" in hub.git("show", f"main:data/{CASE_FILE}")
    assert ("Fra Anna" in anna.text(PROJECT_FILE)) is noted


def test_a_message_of_the_programs_own_stays_its_own(hub: Hub, anna: Seat) -> None:
    anna.run("project", "note", PROJECT, "Fra Anna")
    before = anna.tip()
    anna.run("sync", "--as-one")
    assert hub.git("rev-parse", "main") == before


def test_a_number_in_a_message_shows_in_no_conflict(anna: Seat, bo: Seat) -> None:
    anna.run("set", "journalisere-anvisning-3", "done=2026-11-20")
    anna.run("sync")
    bo.run("set", "journalisere-anvisning-3", "done=2026-11-21")
    bo.git("commit", "-q", "--amend", "-m", f"ring til {NUMBER}")
    for form in ((), ("--format", "json")):
        said = bo.run("sync", *form, code=Exit.CONFLICT)
        assert NUMBER not in said.err + said.out
        assert DOTTED in (str(json.loads(said.out)) if form else said.err)


@pytest.mark.parametrize("begun", [True, False])
def test_acts_are_made_one_for_a_branch_that_is_not_there_yet(
    hub: Hub, anna: Seat, tmp_path: Path, begun: bool
) -> None:
    """It may begin where the others' branch stood, or with the first act of all."""
    if begun:
        anna.git("checkout", "-q", "-b", "ny")
        anna.git("config", "branch.ny.remote", "origin")
        anna.git("config", "branch.ny.merge", "refs/heads/ny")
        there, branch = hub.folder, "ny"
    else:
        git(tmp_path, "init", "-q", "--bare", "-b", "main", "tom.git")
        there, branch = tmp_path / "tom.git", "main"
        anna.git("remote", "set-url", "origin", str(there))
        anna.git("update-ref", "-d", "refs/remotes/origin/main")
        anna.git("update-ref", "-d", "refs/remotes/origin/HEAD")
    types(anna, f"ring til {NUMBER}")
    before = anna.text(CASE_FILE)
    anna.file(CASE_FILE).write_text(f"{before}# {NUMBER}\n", "utf-8")
    anna.git(*BY_HAND, "Skrevet")
    anna.file(CASE_FILE).write_text(before, "utf-8")
    anna.git(*BY_HAND, "Slettet")
    anna.run("sync", code=Exit.ERRORS)
    anna.run("sync", "--as-one")
    assert git(there, "rev-parse", branch) == anna.tip()
    assert NUMBER not in git(there, "log", "-p", "--format=%B", branch)
    assert git(there, "rev-list", "--count", branch) == ("2" if begun else "1")
    assert anna.git("status", "--porcelain") == ""
    anna.run("validate", "--errors")
