"""A desk to work at: a portfolio in git, and the program run in process on a known day."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import git
import pytest

from telectl.cli import app, clock

TODAY = date(2026, 11, 23)
PERSON = {"NAME": "Hanne Brandstrup", "EMAIL": "hanne.brandstrup@example.org"}


@dataclass(frozen=True)
class Said:
    """What the program answered."""

    code: int
    out: str
    err: str


class Desk:
    """Commands given one after the other in one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def repo(self) -> git.Git:
        return git.Git(self.folder)

    def run(self, *words: str, code: int = 0) -> Said:
        """Give a command; its exit code is the expected one."""
        said = run(*words)
        assert said.code == code, f"{words}: {said}"
        return said

    def file(self, path: str) -> str:
        return (self.folder / "data" / path).read_text(encoding="utf-8")

    def log(self) -> list[str]:
        """The subjects of the commits, newest first."""
        return str(self.repo.log("--format=%s")).splitlines()

    def trailers(self, revision: str = "HEAD") -> dict[str, str]:
        lines = str(self.repo.show("-s", "--format=%(trailers)", revision)).splitlines()
        return dict(line.split(": ", 1) for line in lines if line)

    def changed(self, revision: str = "HEAD") -> set[str]:
        names = self.repo.show("--format=", "--name-only", revision)
        return set(str(names).split())

    def status(self) -> str:
        return str(self.repo.status("--porcelain"))


def run(*words: str) -> Said:
    """The program in process; what it writes is what a terminal would get."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err), pytest.raises(SystemExit) as stopped:
        app(args=list(words), prog_name="telectl")
    code = stopped.value.code
    return Said(code if isinstance(code, int) else 1, out.getvalue(), err.getvalue())


def identify(patch: pytest.MonkeyPatch) -> None:
    """Somebody sits at the desk, and it is the 23rd of November 2026."""
    for who in ("AUTHOR", "COMMITTER"):
        for what, value in PERSON.items():
            patch.setenv(f"GIT_{who}_{what}", value)
    patch.setattr(clock, "today", lambda: TODAY)


@contextmanager
def new_portfolio(folder: Path, *words: str) -> Iterator[Desk]:
    """A desk in a portfolio made there, or the sample, for what it shall hold at the beginning."""
    with pytest.MonkeyPatch.context() as patch:
        identify(patch)
        patch.chdir(folder.parent)
        desk = Desk(folder)
        desk.run("init", folder.name, *words)
        patch.chdir(folder)
        yield desk
        _quick_to_copy(desk)


def peopled(desk: Desk) -> None:
    """Add a hospital, two forums that are to be told, and somebody who can own a project."""
    desk.run(
        *("organisation", "new", "hospitalet", "--title", "Hospitalet"),
        *("--sector", "hospital", "--type", "hospital", "--part-of", "region-hovedstaden"),
    )
    for forum in ("patientforum", "direktoerkredsen"):
        desk.run("new", "forum", forum, "--title", forum.title(), "type=forum")
        desk.run("add", forum, "mandates", "role=be_informed")
    desk.run("member", "new", "lise", "--name", "Lise", "--since", "2025-09-01")


def _quick_to_copy(desk: Desk) -> None:
    """Few files in git's own folder: its objects in one, its sample hooks gone."""
    desk.repo.repack("-a", "-d", "-q")
    for each in (desk.folder / ".git" / "hooks").glob("*.sample"):
        each.unlink()


def laid_out(template: Path, folder: Path, patch: pytest.MonkeyPatch) -> Desk:
    """A copy of a finished folder, to be worked in."""
    shutil.copytree(template, folder, symlinks=True)
    patch.chdir(folder)
    return Desk(folder)
