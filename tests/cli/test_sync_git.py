"""Sent and fetched in whatever state git is in."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from telectl.findings import Exit
from tests.hub import CASE, CASE_FILE, PROJECT, PROJECT_FILE, Hub, Seat, git, hook


def test_without_a_connection_all_is_kept(hub: Hub, anna: Seat) -> None:
    anna.run("set", CASE, "title=Uden net")
    before = anna.tip()
    away = hub.folder.rename(hub.folder.with_name("away.git"))
    said = anna.run("sync", code=Exit.GIT)
    assert "Én handling venter her på at blive sendt" in said.err
    assert "intet er tabt" in said.err
    assert anna.tip() == before
    away.rename(hub.folder)
    anna.run("sync")
    assert hub.git("rev-parse", "main") == before


def test_on_no_branch_nothing_is_sent(anna: Seat) -> None:
    anna.git("checkout", "-q", "--detach")
    assert "ikke på nogen gren" in anna.run("sync", code=Exit.GIT).err


def test_a_branch_that_goes_nowhere_is_told_the_way(anna: Seat) -> None:
    anna.git("checkout", "-q", "-b", "kladde", "--no-track")
    assert "git push -u origin kladde" in anna.run("sync", code=Exit.GIT).err
    anna.git("remote", "remove", "origin")
    assert "git remote add origin ADRESSE" in anna.run("sync", code=Exit.GIT).err


def test_a_rebase_of_the_users_own_is_left_alone(anna: Seat, bo: Seat) -> None:
    anna.run("set", CASE, "title=Fra Anna")
    anna.run("sync")
    bo.run("set", CASE, "title=Fra Bo")
    bo.git("-c", "pull.rebase=true", "pull", "-q", code=1)
    for words in (("sync",), ("sync", "--abort")):
        assert "rebase" in bo.run(*words, code=Exit.GIT).err
    assert "rebase in progress" in bo.git("status")


def test_the_users_hook_is_asked_before_anything_is_sent(hub: Hub, anna: Seat) -> None:
    anna.run("set", CASE, "title=Nyt")
    hook(anna.folder, "pre-push", "echo nej tak >&2; exit 1")
    said = anna.run("sync", code=Exit.GIT)
    assert "pre-push" in said.err
    assert "nej tak" in said.err
    assert len(hub.subjects()) == 1


def test_the_other_sides_refusal_is_told_and_nothing_is_lost(hub: Hub, anna: Seat) -> None:
    anna.run("set", CASE, "title=Nyt")
    hook(hub.folder, "pre-receive", "echo kun på hverdage >&2; exit 1")
    before = anna.tip()
    said = anna.run("sync", code=Exit.GIT)
    assert "kun på hverdage" in said.err
    assert anna.tip() == before


KEYS = {
    "gpg": {"gpg.program": "false"},
    "ssh": {"gpg.format": "ssh", "user.signingkey": "findes-ikke"},
}


def signer(folder: Path) -> str:
    """A program that signs whatever it is given."""
    file = folder / "signer"
    said = 'cat >/dev/null\nprintf "\\n[GNUPG:] SIG_CREATED x\\n" >&2\necho S'
    file.write_text(f"#!/bin/sh\n{said}\n", "utf-8")
    file.chmod(0o755)
    return os.fspath(file)


def signs(seat: Seat, **settings: str) -> None:
    for key, value in {"commit.gpgsign": "true", **settings}.items():
        seat.git("config", key, value)


def told_plainly(said: str) -> None:
    """A signature that failed, in words and with a way on, and none of git's own advice."""
    assert "ignatur" in said
    assert "git config commit.gpgsign false" in said
    for foreign in ("edit-todo", "--continue", "hint:", "commit-tree", "Rebasing"):
        assert foreign not in said


@pytest.mark.parametrize("key", KEYS)
def test_a_signature_is_made_anew_or_nothing_happens(
    anna: Seat, bo: Seat, tmp_path: Path, key: str
) -> None:
    anna.run("set", CASE, "title=Fra Anna")
    anna.run("sync")
    bo.run("project", "note", PROJECT, "Fra Bo")
    bo.run("project", "note", PROJECT, "Mere fra Bo")
    signs(bo, **KEYS[key])
    before = bo.tip()
    for words in ((), ("--as-one",)):
        told_plainly(bo.run("sync", *words, code=Exit.GIT).err)
        assert bo.tip() == before
    signs(bo, **{"gpg.format": "openpgp", "gpg.program": signer(tmp_path)})
    bo.run("sync")
    assert "gpgsig" in bo.git("cat-file", "commit", "HEAD")


@pytest.mark.parametrize("way", ["on", "back"])
def test_a_signature_that_fails_after_a_stop_leaves_it_standing(
    hub: Hub, anna: Seat, bo: Seat, tmp_path: Path, way: str
) -> None:
    anna.run("set", CASE, "title=Fra Anna")
    anna.run("sync")
    bo.run("set", CASE, "title=Fra Bo")
    before = bo.tip()
    signs(bo, **KEYS["gpg"])
    bo.run("sync", code=Exit.CONFLICT)
    for words in (("--keep", "mit"), ()):
        said = bo.run("sync", *words, code=Exit.GIT).err
        told_plainly(said)
        assert "telectl sync --abort" in said
    if way == "back":
        bo.run("sync", "--abort")
        assert bo.tip() == before
        bo.git("config", "commit.gpgsign", "false")
        bo.run("sync", code=Exit.CONFLICT)
        bo.run("sync", "--keep", "mit")
    else:
        bo.git("config", "gpg.program", signer(tmp_path))
        bo.run("sync")
    assert "Fra Bo" in bo.text(CASE_FILE)
    assert hub.git("rev-parse", "main") == bo.tip()


def test_a_shallow_clone_sends_and_fetches(hub: Hub, anna: Seat, tmp_path: Path) -> None:
    anna.run("set", CASE, "title=Fra Anna")
    anna.run("sync")
    git(tmp_path, "clone", "-q", "--depth=1", f"file://{hub.folder.as_posix()}", "flad")
    flat = Seat(tmp_path / "flad")
    flat.run("setup", "--name", "Flad", "--email", "flad@example.org")
    flat.run("project", "note", PROJECT, "Fra den flade")
    anna.run("set", CASE, "title=Fra Anna igen")
    anna.run("sync")
    flat.run("sync")
    assert hub.git("rev-parse", "main") == flat.tip()


def test_a_history_written_anew_is_not_joined(hub: Hub, anna: Seat, bo: Seat) -> None:
    anna.run("set", CASE, "title=Fra Anna")
    anna.run("sync")
    bo.run("sync")
    bo.run("project", "note", PROJECT, "Fra Bo")
    anna.git("commit", "-q", "--amend", "-m", "Anderledes")
    anna.git("push", "-q", "--force")
    before = bo.tip()
    for _ in range(2):
        assert "skrevet om" in bo.run("sync", code=Exit.CONFLICT).err
    assert bo.tip() == before
    assert hub.subjects()[0] == "Anderledes"


def test_a_branch_not_yet_there_is_made(hub: Hub, anna: Seat) -> None:
    anna.git("checkout", "-q", "-b", "ny")
    anna.git("config", "branch.ny.remote", "origin")
    anna.git("config", "branch.ny.merge", "refs/heads/ny")
    anna.run("sync")
    assert hub.git("rev-parse", "ny") == anna.tip()


def test_merges_of_ones_own_are_laid_on_too(hub: Hub, anna: Seat, bo: Seat) -> None:
    anna.run("set", CASE, "title=Fra Anna")
    anna.run("sync")
    bo.run("project", "note", PROJECT, "Fra Bo")
    bo.git("-c", "pull.rebase=false", "pull", "-q", "--no-edit")
    bo.run("set", CASE, "title=Fra Bo")
    bo.run("undo")
    anna.run("task", "done", "journalisere-anvisning-3")
    anna.run("sync")
    bo.run("sync")
    assert hub.git("rev-parse", "main") == bo.tip()
    assert "Fra Bo" in bo.text(PROJECT_FILE)
    assert "Statusnote om hjertesvigt-paa-tvaers: Fra Bo" in hub.subjects()
    assert hub.subjects().count(f"Rettet i {CASE}: title") == 1
    assert not any(each.startswith("Fortrudt") for each in hub.subjects())
