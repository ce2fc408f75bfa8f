"""Our hooks, run by pre-commit in a fresh repository as somebody has them who names this one."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import git
import pytest

from tests.desk import identify, run
from tests.external.clients import needed
from tests.external.published import published

pytestmark = [pytest.mark.external, pytest.mark.slow]

NUMBER = "010100-0000"
HOOKS = ("telectl-validate", "telectl-fmt", "telectl-guard", "telectl-guard-message")


class Portfolio:
    """A portfolio whose repository asks for our hooks."""

    def __init__(self, folder: Path, programs: Path, home: Path) -> None:
        self.folder = folder
        path = os.pathsep.join([str(programs), os.environ["PATH"]])
        self._environment = {**os.environ, "PATH": path, "PRE_COMMIT_HOME": str(home)}

    def write(self, name: str, text: str) -> Path:
        (self.folder / name).write_text(text, encoding="utf-8")
        return self.folder / name

    def stage(self) -> None:
        git.Git(self.folder).add("--all")

    def said(self, *words: str) -> tuple[int, str]:
        """How a command ends, and what it says."""
        done = git.Git(self.folder).execute(
            list(words),
            env=self._environment,
            with_extended_output=True,
            with_exceptions=False,
        )
        return int(done[0]), f"{done[1]!s}\n{done[2]!s}"

    def hooks(self) -> tuple[int, str]:
        return self.said("pre-commit", "run", "--all-files", "--verbose")

    def commit(self, message: str) -> tuple[int, str]:
        return self.said("git", "commit", "--message", message)


@pytest.fixture(scope="module")
def portfolio(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Portfolio]:
    beside = Path(sys.executable).parent
    programs = beside if shutil.which("pre-commit", path=beside) else None
    programs = programs or Path(needed("pre-commit")).parent
    with pytest.MonkeyPatch.context() as patch:
        identify(patch)
        yield _asking(tmp_path_factory, programs)


def _asking(folders: pytest.TempPathFactory, programs: Path) -> Portfolio:
    project, folder = folders.mktemp("telectl"), folders.mktemp("center")
    revision = published(project)
    run("init", str(folder))
    made = Portfolio(folder, programs, folders.mktemp("home"))
    listed = "".join(f"      - id: {name}\n" for name in HOOKS)
    asked = f"  - repo: {project.as_posix()}\n    rev: {revision}\n    hooks:\n{listed}"
    made.write(".pre-commit-config.yaml", f"repos:\n{asked}")
    code, said = made.said("pre-commit", "install", "-t", "pre-commit", "-t", "commit-msg")
    assert code == 0, said
    made.stage()
    assert made.commit("Spørg hver gang")[0] == 0
    return made


@pytest.fixture(autouse=True)
def _as_before(portfolio: Portfolio) -> None:
    git.Git(portfolio.folder).reset("--hard", "--quiet")
    git.Git(portfolio.folder).clean("-fdq")


def test_a_sound_portfolio_passes(portfolio: Portfolio) -> None:
    code, said = portfolio.hooks()
    assert code == 0, said
    assert said.count("Passed") == 3


def test_an_error_that_is_staged_fails_also_where_the_file_beside_it_is_mended(
    portfolio: Portfolio,
) -> None:
    settings = portfolio.folder / "data" / "telectl.yaml"
    fine = settings.read_text(encoding="utf-8")
    portfolio.write("data/telectl.yaml", fine.replace("language: da", "language: dansk"))
    portfolio.stage()
    portfolio.write("data/telectl.yaml", fine)
    code, said = portfolio.said("pre-commit", "run", "--verbose")
    assert code == 1, said
    assert "data/telectl.yaml:3:11: error S004" in said


def test_an_error_that_is_not_staged_fails_nothing(portfolio: Portfolio) -> None:
    settings = portfolio.folder / "data" / "telectl.yaml"
    text = settings.read_text(encoding="utf-8")
    portfolio.write("data/telectl.yaml", text.replace("language: da", "language: dansk"))
    portfolio.write("notat.txt", "Til mødet\n")
    git.Git(portfolio.folder).add("notat.txt")
    code, said = portfolio.commit("Skriv et notat")
    assert code == 0, said
    assert "dansk" in settings.read_text(encoding="utf-8")


def test_blanks_at_the_end_of_a_line_fail(portfolio: Portfolio) -> None:
    text = (portfolio.folder / "data" / "workflow.yaml").read_text(encoding="utf-8")
    portfolio.write("data/workflow.yaml", text.replace("states:\n", "states:  \n"))
    portfolio.stage()
    code, said = portfolio.hooks()
    assert code == 1, said
    assert "data/workflow.yaml" in said


def test_a_number_in_any_file_fails_and_is_not_repeated(portfolio: Portfolio) -> None:
    portfolio.write("-notat.txt", f"Ring til {NUMBER}\n")
    portfolio.stage()
    code, said = portfolio.commit("Skriv et notat")
    assert code == 1, said
    assert "-notat.txt:1:10: error X001" in said
    assert NUMBER not in said


def test_a_number_in_a_message_is_refused_and_not_repeated(portfolio: Portfolio) -> None:
    portfolio.write("notat.txt", "Til næste møde\n")
    portfolio.stage()
    before = git.Repo(portfolio.folder).head.commit
    code, said = portfolio.commit(f"Ring til {NUMBER}")
    assert code == 1, said
    assert "error X001: I commit-beskeden" in said
    assert NUMBER not in said
    assert git.Repo(portfolio.folder).head.commit == before
    assert portfolio.commit("Ring til borgeren")[0] == 0


def test_a_commit_that_only_takes_a_file_away_is_judged(portfolio: Portfolio) -> None:
    (portfolio.folder / "data" / "organisations" / "region-hovedstaden.yaml").unlink()
    portfolio.stage()
    code, said = portfolio.commit("Fjern regionen")
    assert code == 1, said
    assert "error R001" in said


def test_an_act_passes_the_hooks_and_leaves_what_is_not_staged_as_it_is(
    portfolio: Portfolio,
) -> None:
    portfolio.write("notat.md", "Udkast\n")
    git.Git(portfolio.folder).add("notat.md")
    portfolio.write("notat.md", "Udkast, anden gang\n")
    words = ("new", "need", "rejser", "text=Kortere", "date=2026-11-20", "--title", "Rejser")
    code, said = portfolio.said(sys.executable, "-m", "telectl", *words)
    assert code == 0, said
    changed = git.Git(portfolio.folder).show("--format=", "--name-only", "HEAD")
    assert changed == "data/needs/rejser.yaml"
    assert git.Git(portfolio.folder).status("--porcelain") == "AM notat.md"
    assert (portfolio.folder / "notat.md").read_text(encoding="utf-8") == "Udkast, anden gang\n"
