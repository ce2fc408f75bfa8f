"""A portfolio that several people work in: a bare repository, and a clone for each of them."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from telectl.findings import Exit
from tests.desk import TODAY, Said, run

ADDRESS = {"anna": "anna@example.org", "bo": "bo@example.org", "clara": "clara@example.org"}
CASE = "pilot-hjertesvigt-paa-tvaers"
PROJECT = "hjertesvigt-paa-tvaers"
CASE_FILE, PROJECT_FILE = f"decisions/{CASE}.yaml", f"projects/{PROJECT}.yaml"
SIGNS = ("<<<<<<<", "=======", ">>>>>>>")


def git(folder: Path, *arguments: str, code: int = 0) -> str:
    """What git says in a folder, as its user calls it."""
    command = ["git", "-C", os.fspath(folder), *arguments]
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.returncode == code, f"{arguments}: {done}"
    return done.stdout.decode().strip()


def hook(folder: Path, name: str, script: str) -> None:
    """A hook of somebody's, in the shell that git brings along everywhere."""
    file = Path(git(folder, "rev-parse", "--absolute-git-dir")) / "hooks" / name
    file.parent.mkdir(exist_ok=True)
    file.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    file.chmod(0o755)


class Seat:
    """One who works in a clone of their own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def run(self, *words: str, code: int | None = 0) -> Said:
        with contextlib.chdir(self.folder):
            said = run(*words)
        assert code is None or said.code == code, f"{words}: {said}"
        return said

    def git(self, *arguments: str, code: int = 0) -> str:
        return git(self.folder, *arguments, code=code)

    def file(self, path: str) -> Path:
        return self.folder / "data" / path

    def text(self, path: str) -> str:
        return self.file(path).read_text("utf-8")

    def tip(self) -> str:
        return self.git("rev-parse", "HEAD")

    def start(self, *words: str, **environment: str) -> subprocess.Popen[bytes]:
        """The program as a process of its own, in a group of its own."""
        command = [sys.executable, "-m", "telectl", *words]
        return subprocess.Popen(
            command,
            cwd=self.folder,
            env={**os.environ, **environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )

    def decide(self, title: str) -> str:
        """A decision told by its title alone; its id."""
        self.run(
            *("decision", "record", "--title", title, "--body", "koncerndirektionen"),
            *("--point", "at prøve", "--result", "approved", "--no-follow-up", "Intet"),
        )
        made = self.git("show", "--format=", "--name-only", "HEAD").split()
        return Path(made[0]).stem


class Hub:
    """The bare repository in the middle, and the seats around it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def seat(self, name: str) -> Seat:
        place = self.folder.parent / name
        address = os.fspath(self.folder)
        words = ("--name", name.title(), "--email", ADDRESS[name], "--into", os.fspath(place))
        said = run("setup", address, *words)
        assert said.code == 0, said
        return Seat(place)

    def git(self, *arguments: str) -> str:
        return git(self.folder, *arguments)

    def subjects(self) -> list[str]:
        return self.git("log", "--format=%s", "main").splitlines()


def hub_of(template: Path, folder: Path, patch: pytest.MonkeyPatch) -> Hub:
    """A bare repository with the template's portfolio; who writes is said by each clone."""
    from telectl.cli import clock

    patch.setattr(clock, "today", lambda: TODAY)
    for who in ("AUTHOR", "COMMITTER"):
        for what in ("NAME", "EMAIL"):
            patch.delenv(f"GIT_{who}_{what}", raising=False)
    git(folder, "clone", "-q", "--bare", os.fspath(template), "hub.git")
    return Hub(folder / "hub.git")


def clash(anna: Seat, bo: Seat) -> str:
    """Both give the same case another title; what Bo is told."""
    anna.run("set", CASE, "title=Fra Anna")
    anna.run("sync")
    bo.run("set", CASE, "title=Fra Bo")
    said = bo.run("sync", code=Exit.CONFLICT)
    assert said.out == ""
    return said.err
