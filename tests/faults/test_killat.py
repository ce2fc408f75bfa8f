"""A fault at every system call of an act and its git children that changes files.

Needs the injector ``killat``, named by the environment variable TELECTL_KILLAT.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

import telectl
from telectl.findings import Refusal
from telectl.store.write import recover
from tests.faults import scene

KILLAT = os.environ.get("TELECTL_KILLAT", "")
STEP = int(os.environ.get("TELECTL_KILLAT_STEP", "7"))
MODES = (
    "kill",
    "killone",
    "torn",
    "err:ENOSPC",
    "err:EIO",
    "lasting err:ENOSPC",
    "lasting err:EIO",
)

pytestmark = [
    pytest.mark.external,
    pytest.mark.slow,
    pytest.mark.skipif(not KILLAT, reason="TELECTL_KILLAT names no fault injector"),
]


@dataclass
class Result:
    """How a fault was answered: the program's exit status and words."""

    code: int
    said: str


def run(folder: Path, *options: str, acting: str = "commit") -> Result:
    """The act under the injector."""
    program = [sys.executable, scene.__file__, str(folder), acting]
    command = [KILLAT, "--under", str(folder), *options, "--", *program]
    project = Path(telectl.__file__).parents[1]
    environment = {**os.environ, "PYTHONPATH": str(project)}
    answer = subprocess.run(command, capture_output=True, check=False, env=environment)
    return Result(answer.returncode, (answer.stdout + answer.stderr).decode("utf-8", "replace"))


def calls(template: Path, target: Path, acting: str) -> int:
    """How many calls the act makes when nothing goes wrong."""
    folder = scene.copy_of(template, target)
    result = run(folder, "--mode", "count", acting=acting)
    assert result.code == 0, result.said
    return int(result.said.rsplit("total ", 1)[1])


def judge(folder: Path, result: Result, acting: str) -> list[str]:
    """What is wrong after the fault and the next command on the work tree."""
    commit = acting == "commit"
    found = ["traceback: " + result.said] if result.code in (1, 70) else []
    try:
        outcome = recover(folder)
    except Refusal as refusal:
        return [*found, f"recover refused: {refusal.key} {dict(refusal.facts)}"]
    found += scene.faults_of(folder, commit=commit)
    after = scene.files(folder) == scene.AFTER
    if result.code == 0 and not after:
        found.append("said done, is not")
    if result.code in (5, 6) and after and "write.interrupted" not in result.said:
        found.append("said refused, is done: " + result.said)
    found += again(folder, commit=commit)
    return [*found, f"recovery {outcome}, exit {result.code}"] if found else []


def again(folder: Path, *, commit: bool) -> list[str]:
    """Called once more the act is done once: not refused for a lock, not done twice."""
    after = scene.files(folder) == scene.AFTER
    try:
        scene.go(folder, commit=commit)
    except Refusal as refusal:
        expected = after and refusal.key == "write.changed"
        return [] if expected else [f"stuck: {refusal.key} {dict(refusal.facts)}"]
    found = ["done twice"] if after else []
    return found + scene.faults_of(folder, commit=commit)


@pytest.mark.parametrize("acting", ["commit", "files"])
@pytest.mark.parametrize("mode", MODES)
def test_ends_before_or_after(
    tmp_path: Path, mode: str, acting: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in scene.AUTHOR.items():
        monkeypatch.setenv(name, value)
    template = scene.make(tmp_path / "template")
    total = calls(template, tmp_path / "count", acting)
    options = ["--mode", mode.removeprefix("lasting "), *(["--persist"] if " " in mode else [])]
    bad: list[str] = []
    for at in range(1, total + 1, STEP):
        folder = scene.copy_of(template, tmp_path / f"at{at}")
        result = run(folder, *options, "--at", str(at), acting=acting)
        faults = judge(folder, result, acting)
        bad += [f"{mode} at {at} of {total}: {fault}" for fault in faults]
        shutil.rmtree(folder)
    print(f"{mode}, {acting}: {len(range(1, total + 1, STEP))} of {total} calls, {len(bad)} wrong")
    assert not bad, "\n".join(bad)


def test_nothing_gets_its_name_before_its_bytes_are_on_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a power cut would break: a rename or link of bytes that nobody synced."""
    for name, value in scene.AUTHOR.items():
        monkeypatch.setenv(name, value)
    folder = scene.make(tmp_path / "order")
    assert run(folder, "--mode", "count", "--log", str(tmp_path / "log")).code == 0
    unsynced: set[str] = set()
    early, named = [], 0
    for line in (tmp_path / "log").read_text(encoding="utf-8").splitlines()[:-1]:
        _, _, call, path, *rest = line.split(" ")
        if call in ("write", "pwrite64", "sendfile"):
            unsynced.add(path)
        elif call == "fsync":
            unsynced.discard(path)
        elif call in ("rename", "renameat", "link", "linkat"):
            named += 1
            early += [line] if rest[-1] in unsynced else []
            unsynced.discard(path)
    assert named > 10
    assert early == []
