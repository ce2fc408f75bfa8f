"""A real git server on loopback: what the hook refuses, and two who send at the same time."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from telectl.findings import Exit
from tests.external.clients import needed
from tests.hub import PROJECT, PROJECT_FILE, Hub, Seat, git, hook, hub_of

pytestmark = pytest.mark.slow
INVALID = "state: pilot", "state: pilto"


class Server:
    """A bare repository that is reached by git's own protocol, and judges what it is sent."""

    def __init__(self, hub: Hub, port: int) -> None:
        self.hub, self.port = hub, port

    @property
    def address(self) -> str:
        return f"git://127.0.0.1:{self.port}/{self.hub.folder.name}"

    def seat(self, name: str) -> Seat:
        seat = self.hub.seat(name)
        seat.git("remote", "set-url", "origin", self.address)
        return seat

    def tip(self) -> str:
        return self.hub.git("rev-parse", "main")


@pytest.fixture
def server(
    sample_template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Server]:
    needed("git")
    hub = hub_of(sample_template, tmp_path, monkeypatch)
    judged_by(hub, "--on", "2026-11-23")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    daemon = subprocess.Popen(
        [
            *("git", "daemon", "--export-all", "--enable=receive-pack", "--reuseaddr"),
            *("--listen=127.0.0.1", f"--port={port}", f"--base-path={tmp_path}"),
        ],
        env={**os.environ, "TELECTL_LANG": "da"},
        stderr=subprocess.DEVNULL,
    )
    try:
        _await(port)
        yield Server(hub, port)
    finally:
        daemon.terminate()
        daemon.wait(10)


def judged_by(hub: Hub, *words: str) -> None:
    """The hook of the guide."""
    command = (f'exec "{sys.executable}" -m telectl hook pre-receive', *words)
    hook(hub.folder, "pre-receive", " ".join(command))


def _await(port: int) -> None:
    for _ in range(100):
        with socket.socket() as asked:
            if asked.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError("the git server didn't start")


def push(seat: Seat, *words: str) -> tuple[int, str]:
    command = ["git", "-C", os.fspath(seat.folder), "push", *(words or ("origin", "main"))]
    done = subprocess.run(command, capture_output=True, check=False)
    return done.returncode, done.stderr.decode()


def by_hand(seat: Seat, old: str, new: str, file: str = PROJECT_FILE) -> None:
    """A commit of somebody who edits and has no checks on his own machine."""
    path = seat.file(file)
    text = path.read_text("utf-8")
    assert text.count(old) >= 1, text
    path.write_text(text.replace(old, new, 1), "utf-8")
    seat.git("commit", "-qam", f"{old} → {new}")


def test_what_may_be_is_taken_in(server: Server) -> None:
    anna = server.seat("anna")
    anna.run("project", "note", PROJECT, "Alt går efter planen")
    code, said = push(anna)
    assert code == 0, said
    assert "main er bedømt: 0 fejl i 1 commit" in said
    assert server.tip() == anna.tip()


def test_a_jump_over_an_approval_is_refused(server: Server) -> None:
    anna = server.seat("anna")
    there = server.tip()
    state = anna.text(PROJECT_FILE).split("state: ", 1)[1].split("\n", 1)[0]
    by_hand(anna, f"state: {state}", "state: operation")
    code, said = push(anna)
    assert code != 0
    assert f"data/{PROJECT_FILE}" in said
    assert "main er ikke taget imod" in said
    assert server.tip() == there


@pytest.mark.parametrize("healed", [False, True])
def test_invalid_data_is_refused_also_in_a_commit_in_the_middle(
    server: Server, healed: bool
) -> None:
    anna = server.seat("anna")
    there = server.tip()
    by_hand(anna, "title: ", "titel: ")
    if healed:
        by_hand(anna, "titel: ", "title: ")
    code, said = push(anna)
    assert code != 0
    assert "S001" in said or "S002" in said
    assert server.tip() == there


def test_history_is_neither_rewritten_nor_deleted(server: Server) -> None:
    anna = server.seat("anna")
    anna.git("commit", "-q", "--amend", "-m", "Omskrevet")
    there = server.tip()
    assert "skrives ikke om" in push(anna, "--force", "origin", "main")[1]
    assert "slettes ikke" in push(anna, "origin", ":main")[1]
    assert server.tip() == there


def test_a_portfolio_is_not_moved_out_of_sight(server: Server) -> None:
    anna = server.seat("anna")
    there = server.tip()
    anna.git("mv", "data", "elsewhere")
    anna.git("commit", "-qm", "Flyttet")
    code, said = push(anna)
    assert code != 0, said
    assert server.tip() == there


def test_other_branches_are_nobodys_business(server: Server) -> None:
    anna = server.seat("anna")
    by_hand(anna, "title: ", "titel: ")
    assert push(anna, "origin", "main:kladde")[0] == 0


def test_a_misspelt_branch_takes_no_judgement_away(server: Server) -> None:
    judged_by(server.hub, "--branch", "mian")
    anna = server.seat("anna")
    by_hand(anna, "title: ", "titel: ")
    assert push(anna)[0] != 0


def test_two_who_send_at_once_both_land(server: Server) -> None:
    anna, bo = server.seat("anna"), server.seat("bo")
    anna.decide("Fra Anna")
    bo.decide("Fra Bo")
    both = [each.start("sync") for each in (anna, bo)]
    for each in both:
        out, err = each.communicate(timeout=180)
        assert each.returncode == Exit.FINE, (out + err).decode()
    subjects = " ".join(server.hub.subjects())
    assert "fra-anna" in subjects
    assert "fra-bo" in subjects
    assert git(server.hub.folder, "fsck", "--strict", "--no-dangling") == ""


def test_a_refusal_is_told_to_the_one_who_syncs(server: Server) -> None:
    anna = server.seat("anna")
    judged_by(server.hub, "--folder", "nowhere")
    anna.run("project", "note", PROJECT, "Alt går efter planen")
    own = anna.tip()
    said = anna.run("sync", code=Exit.GIT)
    assert "nowhere" in said.err
    assert anna.tip() == own
