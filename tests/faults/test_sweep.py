"""Death, and a full disk, at every step by which an act changes anything.

The steps are counted at the doors of the program itself: making, replacing, linking
and removing files, syncing, and starting git. From the chosen one on, nothing more
happens, as when the process is killed; or that one step fails, or all from there on.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import git.cmd
import pytest

from telectl.findings import Refusal
from telectl.store.write import Done, recover
from tests.faults import scene

DOORS = ("open", "replace", "rename", "link", "unlink", "mkdir", "rmdir", "fsync", "chmod")


class Killed(BaseException):
    """The process is dead: whatever still runs changes nothing any more."""


class Fault:
    """Counts the steps, and lets one fail."""

    def __init__(self, at: int, kind: str) -> None:
        self.at, self.kind, self.count, self.struck = at, kind, 0, False

    def step(self) -> None:
        self.count += 1
        lasting = self.kind in ("killed", "full disk")
        if self.at and (self.count == self.at or (lasting and self.count > self.at)):
            self.struck = True
            if self.kind == "killed":
                raise Killed
            raise OSError(errno.ENOSPC, "No space left on device")

    def at_door(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def door(*arguments: Any, **named: Any) -> Any:
            if not _only_reads(real, arguments):
                self.step()
            return real(*arguments, **named)

        return door


def _only_reads(real: Callable[..., Any], arguments: tuple[Any, ...]) -> bool:
    if real.__name__ != "open":
        return False
    return len(arguments) > 1 and not arguments[1] & (os.O_WRONLY | os.O_RDWR)


@contextmanager
def faulty(fault: Fault) -> Iterator[None]:
    """The doors with the fault behind them."""
    with pytest.MonkeyPatch.context() as patch:
        for name in DOORS:
            patch.setattr(os, name, fault.at_door(getattr(os, name)))
        patch.setattr(git.cmd, "safer_popen", fault.at_door(git.cmd.safer_popen))
        yield


def struck_at(folder: Path, at: int, kind: str, *, commit: bool) -> tuple[Fault, str | Done]:
    """The act with a fault at one step, and how it ended."""
    fault = Fault(at, kind)
    with faulty(fault):
        try:
            return fault, scene.go(folder, commit=commit)
        except Refusal as refusal:
            return fault, refusal.key
        except Killed:
            return fault, "killed"


@pytest.fixture(autouse=True)
def _identity(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in scene.AUTHOR.items():
        monkeypatch.setenv(name, value)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return scene.make(tmp_path_factory.mktemp("sweep") / "template")


@pytest.mark.slow
@pytest.mark.parametrize("commit", [True, False], ids=["commit", "files"])
@pytest.mark.parametrize("kind", ["killed", "failing once", "full disk"])
def test_an_act_ends_before_or_after(
    tmp_path: Path, template: Path, kind: str, commit: bool
) -> None:
    total = struck_at(scene.copy_of(template, tmp_path / "whole"), 0, kind, commit=commit)[0].count
    assert total > 10
    for at in range(1, total + 1):
        folder = scene.copy_of(template, tmp_path / str(at))
        fault, ended = struck_at(folder, at, kind, commit=commit)
        assert fault.struck
        recover(folder)
        assert scene.faults_of(folder, commit=commit) == [], f"{kind} at {at}: {ended}"
        _told_the_truth(folder, ended)


def _told_the_truth(folder: Path, ended: str | Done) -> None:
    happened = scene.files(folder) == scene.AFTER
    if isinstance(ended, Done):
        assert happened
    elif ended not in ("killed", "write.interrupted"):
        assert not happened, ended


def test_the_judge_sees_a_half_act(tmp_path: Path) -> None:
    folder = scene.make(tmp_path / "half")
    scene.write(folder, scene.CHANGED, b"state: rollout # \xc3\xa6\n")
    assert scene.faults_of(folder)


def test_the_judge_sees_the_users_work_swept_into_a_commit(tmp_path: Path) -> None:
    folder = scene.make(tmp_path / "swept")
    scene.git(folder, "commit", "-q", "-m", "sweep")
    assert scene.faults_of(folder)


def test_without_recovery_a_kill_would_leave_a_half_act(tmp_path: Path, template: Path) -> None:
    """The sweep reaches the dangerous stretch: there are points that only recovery mends."""
    mended = 0
    for at in range(30, 60, 3):
        folder = scene.copy_of(template, tmp_path / str(at))
        struck_at(folder, at, "killed", commit=True)
        mended += bool(scene.faults_of(folder))
    assert mended > 2
