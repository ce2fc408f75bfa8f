"""Sending and fetching when things break: races, kills, and lines that fail."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import pytest

from telectl.findings import Exit
from tests.desk import run
from tests.hub import CASE, PROJECT, Hub, Seat, hook, hub_of

pytestmark = pytest.mark.skipif(os.name == "nt", reason="shell scripts and process groups")


@pytest.fixture
def hub(sample_template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Hub:
    return hub_of(sample_template, tmp_path, monkeypatch)


def script(file: Path, text: str) -> str:
    file.write_text(f"#!/bin/sh\n{text}\n", "utf-8")
    file.chmod(0o755)
    return os.fspath(file)


def test_those_who_send_at_once_all_get_through(hub: Hub) -> None:
    """Each meets the others on the way, and tries anew; every act arrives, once."""
    seats = [hub.seat(name) for name in ("anna", "bo", "clara")]
    for seat in seats:
        for number in (1, 2):
            seat.run("project", "note", PROJECT, f"{number} fra {seat.folder.name}")
    going = [seat.start("sync") for seat in seats]
    for each in going:
        out, err = each.communicate(timeout=120)
        assert each.returncode == 0, (out, err)
    subjects = hub.subjects()
    assert len(subjects) == len(set(subjects)) == 7
    for seat in seats:
        seat.run("sync")
        assert seat.tip() == hub.git("rev-parse", "main")
        seat.run("validate")


def test_one_who_is_always_overtaken_gives_up_and_loses_nothing(
    hub: Hub, monkeypatch: pytest.MonkeyPatch
) -> None:
    anna, bo = hub.seat("anna"), hub.seat("bo")
    anna.run("set", CASE, "title=Fra Anna")
    one_more = 'git commit-tree "main^{tree}" -p main -m more </dev/null'
    ahead = f"export GIT_DIR={hub.folder} GIT_AUTHOR_NAME=x GIT_AUTHOR_EMAIL=x"
    ahead += " GIT_COMMITTER_NAME=x GIT_COMMITTER_EMAIL=x"
    hook(anna.folder, "pre-push", f"{ahead}\ngit update-ref refs/heads/main $({one_more})")
    monkeypatch.setattr("telectl.workspace.sync._PAUSE", 0)
    said = anna.run("sync", code=Exit.CONFLICT)
    assert "i 6 forsøg" in said.err
    assert "Fra Anna" in anna.text(f"decisions/{CASE}.yaml")
    hook(anna.folder, "pre-push", "exit 0")
    assert "Sendt: én handling." in anna.run("sync").out
    bo.run("sync")
    assert bo.tip() == anna.tip()


def kill_while(seat: Seat, running: Path, **environment: str) -> None:
    """Kills a sync, and git with it, as soon as a file says how far it is."""
    going = seat.start("sync", **environment)
    until = time.monotonic() + 60
    while not running.exists():
        assert going.poll() is None, going.communicate()
        assert time.monotonic() < until
        time.sleep(0.02)
    os.killpg(going.pid, signal.SIGKILL)
    going.communicate()


def test_killed_while_it_joins_nothing_has_changed_and_the_next_one_gets_through(
    hub: Hub, tmp_path: Path
) -> None:
    anna, bo = hub.seat("anna"), hub.seat("bo")
    anna.run("set", CASE, "title=Fra Anna")
    anna.run("sync")
    bo.run("project", "note", PROJECT, "Fra Bo")
    before = bo.tip()
    running = tmp_path / "running"
    signer = script(tmp_path / "signer", f"touch {running}; sleep 60")
    bo.git("config", "gpg.program", signer)
    bo.git("config", "commit.gpgsign", "true")
    kill_while(bo, running)
    assert bo.tip() == before
    assert bo.git("status", "--porcelain") == ""
    assert bo.git("branch", "--show-current") == "main"
    bo.git("config", "commit.gpgsign", "false")
    bo.run("sync")
    assert hub.git("rev-parse", "main") == bo.tip()
    assert len(hub.subjects()) == 3
    assert len(bo.git("worktree", "list").splitlines()) == 1


def test_killed_while_it_sends_the_next_one_gets_through(hub: Hub, tmp_path: Path) -> None:
    anna, bo = hub.seat("anna"), hub.seat("bo")
    anna.run("set", CASE, "title=Fra Anna")
    anna.run("sync")
    bo.run("project", "note", PROJECT, "Fra Bo")
    running = tmp_path / "running"
    hook(bo.folder, "pre-push", f"touch {running}; sleep 60")
    kill_while(bo, running)
    assert len(hub.subjects()) == 2
    hook(bo.folder, "pre-push", "exit 0")
    assert "Sendt: én handling." in bo.run("sync").out
    assert len(hub.subjects()) == 3


LINES = (
    ("ssh: Could not resolve hostname example.org: Name or service not known", "Prøv igen, når"),
    ("ssh: connect to host example.org port 22: Connection timed out", "Prøv igen, når"),
    ("git@example.org: Permission denied (publickey).", "vil ikke lukke dig ind"),
    ("Host key verification failed.", "vil ikke lukke dig ind"),
    ("ERROR: Repository not found.", "Der er ingen portefølje at finde"),
    ("", "svarer ikke, som det skal"),
)


@pytest.mark.parametrize(("line", "told"), LINES)
@pytest.mark.parametrize("code", [1, 128, 255])
def test_a_line_that_fails_is_told_and_nothing_is_lost(
    hub: Hub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str, told: str, code: int
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(
        "GIT_SSH_COMMAND", script(tmp_path / "ssh", f"echo '{line}' >&2; exit {code}")
    )
    me = ("--name", "A", "--email", "a@example.org")
    there = sorted(tmp_path.iterdir())
    said = run("setup", "ssh://git@example.org/center.git", *me)
    assert said.code == Exit.GIT
    assert told in said.err
    assert sorted(tmp_path.iterdir()) == there


def test_acts_wait_while_the_line_fails(hub: Hub, tmp_path: Path, monkeypatch) -> None:
    anna = hub.seat("anna")
    anna.run("set", CASE, "title=Nyt")
    anna.git("remote", "set-url", "origin", "git@example.org:center.git")
    line = LINES[0][0]
    monkeypatch.setenv("GIT_SSH_COMMAND", script(tmp_path / "ssh", f"echo '{line}' >&2; exit 255"))
    before = anna.tip()
    said = anna.run("sync", code=Exit.GIT)
    assert "Én handling venter her" in said.err
    assert anna.tip() == before
    assert "Én handling er ikke sendt endnu" in anna.run("status").out


def test_an_address_that_would_run_something_is_not_asked(hub: Hub, tmp_path: Path) -> None:
    anna = hub.seat("anna")
    anna.run("set", CASE, "title=Nyt")
    anna.git("remote", "set-url", "origin", f"ext::touch {tmp_path}/ran")
    anna.git("config", "protocol.ext.allow", "always")
    anna.run("sync", code=Exit.GIT)
    assert not (tmp_path / "ran").exists()
