"""``--as-of`` on the line: what is read, what is told of it, and what is refused."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from zipfile import ZipFile

import pytest

from telectl.cli import COMMANDS
from telectl.cli.tree import Command, Group
from tests.desk import Desk, Said, new_portfolio, peopled, run
from tests.store.clone import git

PROJECT = "proeven"


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose title was changed on the 20th, and a language on the 22nd."""
    with (
        new_portfolio(tmp_path_factory.mktemp("template") / "center") as desk,
        pytest.MonkeyPatch.context() as patch,
    ):
        patch.setenv("GIT_COMMITTER_DATE", "2026-11-01T12:00:00Z")
        desk.repo.commit("-q", "--amend", "--no-edit")
        peopled(desk)
        desk.run("project", "new", PROJECT, "--title", "Prøven", "--owner", "lise")
        patch.setenv("GIT_COMMITTER_DATE", "2026-11-20T12:00:00Z")
        desk.run("set", PROJECT, "title=Nyt navn")
        patch.setenv("GIT_COMMITTER_DATE", "2026-11-22T23:30:00Z")
        desk.run("set", "telectl", "language=en")
    return desk.folder


@pytest.fixture
def then(desk: Desk) -> Desk:
    return desk


def title(*words: str) -> object:
    said = run("project", "show", PROJECT, "--format", "json", *words)
    assert said.code == 0, said
    return json.loads(said.out)["record"]["title"]


def head(*words: str) -> dict[str, object]:
    view = json.loads(run("status", "--format", "json", *words).out)
    return {"judged": view["day"], **view["as_of"]}


def standing(folder: Path) -> dict[Path, tuple[int, int, int]]:
    """Every file and folder, git's too, as a write would change it."""
    found = ((each, each.lstat()) for each in folder.rglob("*"))
    return {each: (stat.st_ino, stat.st_mtime_ns, stat.st_size) for each, stat in found}


class TestWhatIsRead:
    def test_a_revision_and_a_day(self, then: Desk) -> None:
        before, renamed = (git(then.folder, "rev-parse", each).strip() for each in ("@~2", "@~1"))
        assert title("--as-of", "HEAD") == title() == "Nyt navn" == title("--as-of", renamed[:9])
        assert title("--as-of", before) != "Nyt navn"
        assert title("--as-of", "2026-11-20") == title("--as-of", "20. november 2026") == "Nyt navn"

    def test_the_judged_day_is_that_of_the_revision(self, then: Desk) -> None:
        """The last commit was made half past midnight on the 23rd, where the centre is."""
        commit = git(then.folder, "rev-parse", "HEAD").strip()
        assert head("--as-of", "HEAD") == {
            "judged": "2026-11-23", "commit": commit, "day": "2026-11-23"
        }  # fmt: skip
        renamed = git(then.folder, "rev-parse", "HEAD~1").strip()
        told = {"commit": renamed, "day": "2026-11-20"}
        assert head("--as-of", "HEAD~1") == {"judged": "2026-11-20", **told}
        assert head("--as-of", "2026-11-22") == {"judged": "2026-11-22", **told}
        assert head("--as-of", "HEAD~1", "--on", "2027-01-01") == {"judged": "2027-01-01", **told}

    def test_what_could_be_both_is_a_day(self, then: Desk) -> None:
        git(then.folder, "tag", "2026-11-22", "HEAD~2")
        assert title("--as-of", "2026-11-22") == "Nyt navn"
        assert title("--as-of", "tags/2026-11-22") != "Nyt navn"

    def test_the_language_of_that_time(self, then: Desk) -> None:
        assert "Judged on" in run("status", "--as-of", "HEAD").out
        assert "Bedømt pr." in run("status", "--as-of", "HEAD~1").out
        assert "Judged on" in run("status", "--as-of", "HEAD~1", "--lang", "en").out

    def test_a_record_called_by_the_title_of_that_time(self, then: Desk) -> None:
        old = str(title("--as-of", "HEAD~2"))
        assert run("project", "show", old, "--as-of", "HEAD~2").code == 0
        assert run("project", "show", old).code == 2

    def test_nothing_is_written_and_the_work_tree_is_not_read(self, then: Desk) -> None:
        (then.folder / "data" / "telectl.yaml").write_text("{", encoding="utf-8")
        (then.folder / "data" / "projects" / "new.yaml").write_text("id: new\n", encoding="utf-8")
        before = standing(then.folder)
        assert run("validate", "--as-of", "HEAD").code == 0
        assert standing(then.folder) == before

    def test_what_waits_to_be_sent_is_of_today(self, then: Desk, tmp_path: Path) -> None:
        git(tmp_path, "clone", "-q", "--bare", os.fspath(then.folder), "hub.git")
        git(then.folder, "remote", "add", "origin", os.fspath(tmp_path / "hub.git"))
        git(then.folder, "push", "-qu", "origin", "main~1:refs/heads/main", "--force")
        git(then.folder, "branch", "-q", "--set-upstream-to=origin/main")
        assert "sync" in run("status").out
        assert "sync" not in run("status", "--as-of", "HEAD").out


class TestBothClocks:
    @pytest.mark.parametrize("format", ["text", "markdown", "html"])
    def test_in_every_format(self, then: Desk, format: str) -> None:
        commit = git(then.folder, "rev-parse", "--short=9", "HEAD~1").strip()
        for line in ("status", "plan", f"project show {PROJECT}", "charter", "explain K015"):
            said = run(*line.split(), "--as-of", "2026-11-22", "--format", format)
            assert said.code == 0, said
            plain = " ".join(said.out.replace("`", "").split())
            assert f"Bedømt pr. 22. november 2026 efter det, der stod i commit {commit} " in plain
            assert "fra 20. november 2026" in plain

    def test_in_files_to_send(self, then: Desk) -> None:
        out = ("plan.docx", "plan.md")
        written = [word for name in out for word in ("-o", name)]
        assert run("plan", "--as-of", "2026-11-22", *written).code == 0
        with ZipFile("plan.docx") as word:
            assert "Bedømt pr." in word.read("word/document.xml").decode()
        assert "Bedømt pr." in Path("plan.md").read_text("utf-8")

    def test_in_a_calendar_file(self, then: Desk) -> None:
        assert run("calendar", "--as-of", "2026-11-22", "-o", "a.ics").code == 0
        assert "X-WR-CALDESC:Bedømt pr." in Path("a.ics").read_text("utf-8")
        assert run("calendar", "-o", "b.ics").code == 0
        assert "X-WR-CALDESC" not in Path("b.ics").read_text("utf-8")

    def test_beside_the_findings(self, then: Desk) -> None:
        said = run("validate", "--as-of", "HEAD~1")
        assert "Bedømt pr." in said.err
        assert "Bedømt pr." not in said.out
        view = json.loads(run("validate", "--as-of", "HEAD~1", "--format", "json").out)
        assert view["as_of"]["day"] == view["day"] == "2026-11-20"

    def test_in_what_ci_reads(self, then: Desk) -> None:
        commit = git(then.folder, "rev-parse", "HEAD~1").strip()
        asked = ("validate", "--as-of", "HEAD~1", "--format")
        (told,) = json.loads(run(*asked, "sarif").out)["runs"]
        assert told["properties"] == {
            "day": "2026-11-20", "asOf": {"commit": commit, "day": "2026-11-20"}
        }  # fmt: skip
        assert f'name="as_of.commit" value="{commit}"' in run(*asked, "junit").out
        assert "::notice title=telectl::Bedømt pr." in run(*asked, "github").out

    @pytest.mark.parametrize("format", ["sarif", "junit", "github", "gitlab"])
    def test_no_revision_is_no_pass(self, then: Desk, format: str) -> None:
        said = run("validate", "--as-of", "nosuch", "--format", format)
        assert said.code == 3
        assert ("nosuch" in said.out) is (format != "gitlab")

    def test_none_where_nothing_was_asked(self, then: Desk) -> None:
        assert "as_of" not in json.loads(run("status", "--format", "json").out)


def commands(names: tuple[str, ...], command: object) -> list[str]:
    if isinstance(command, Group):
        return [
            line
            for name, each in command.commands.items()
            for line in commands((*names, name), each)
        ]
    assert isinstance(command, Command)
    return [" ".join(names)]


def every_command() -> list[str]:
    import typer

    from telectl.cli import app

    root = typer.main.get_command(app)
    assert isinstance(root, Group)
    return [line for name in COMMANDS for line in commands((name,), root.get_command(None, name))]


READING = {
    "status", "plan", "effects", "validate", "charter", "calendar", "explain", "priority list",
    "task list", "journal package", "project gates", "solution map", "member coverage",
    "case paper", "case excerpt", "meeting agenda", "meeting minutes",
    *(f"{noun} {verb}" for verb in ("list", "show")
      for noun in ("project", "solution", "member", "organisation", "case", "decision",
                   "direction", "meeting", "effect")),
}  # fmt: skip


class TestWhatIsRefused:
    @pytest.mark.parametrize("line", sorted(set(every_command()) - READING))
    def test_on_what_works_with_what_stands_now(self, line: str) -> None:
        from telectl.cli.as_of import require_reading
        from telectl.cli.options import Options
        from telectl.findings import Refusal

        said = run_bare(line)
        assert (said.code, "usage.as_of") == (2, json.loads(said.out)["refused"]["key"])
        with pytest.raises(Refusal):
            require_reading(Options(as_of="HEAD", command=f"telectl {line}"), reads=False)

    def test_on_an_excerpt_that_is_sent(self, then: Desk) -> None:
        said = run("case", "excerpt", "x", "--sent", "nogen", "--as-of", "HEAD")
        assert said.code == 2
        assert "--as-of" in said.err

    def test_together_with_what_is_staged(self, then: Desk) -> None:
        assert "--as-of" in then.run("validate", "--staged", "--as-of", "HEAD", code=2).err

    @pytest.mark.parametrize(
        ("said", "code"),
        [("nosuch", 3), ("", 2), ("2026-02-30", 2), ("2020-01-01", 3), ("-x", 3), ("HEAD:data", 3)],
    )
    @pytest.mark.parametrize("line", ["validate", "status", "explain K015"])
    def test_a_revision_that_is_none(self, then: Desk, line: str, said: str, code: int) -> None:
        answer = then.run(*line.split(), f"--as-of={said}", code=code)
        assert answer.out == ""
        assert answer.err

    def test_a_folder_in_no_repository(self, then: Desk, tmp_path: Path) -> None:
        shutil.copytree(then.folder / "data", tmp_path / "alone")
        then.run("validate", "--data", os.fspath(tmp_path / "alone"), "--as-of", "HEAD", code=3)

    def test_the_first_day_is_named(self, then: Desk) -> None:
        said = run("status", "--as-of", "2020-01-01", "--format", "json")
        assert json.loads(said.out)["refused"]["facts"]["first"] == "2026-11-01"


def run_bare(line: str) -> Said:
    """A command with something in the place of every argument that it must have."""
    import inspect

    import typer

    from telectl.cli import app

    command = typer.main.get_command(app)
    for name in line.split():
        command = (
            command.get_command(None, name)
            if hasattr(command, "table")
            else (command.commands[name] if isinstance(command, Group) else command)
        )
    assert inspect.isclass(type(command))
    words: list[str] = []
    for param in command.params:
        if param.required:
            words += ["x"] if param.param_type_name == "argument" else [param.opts[0], "1"]
    return run(*line.split(), *words, "--as-of", "HEAD", "--format", "json")


class TestElsewhereThanInTheWorkTree:
    def bare(self, then: Desk, tmp_path: Path) -> Path:
        git(tmp_path, "clone", "-q", "--bare", os.fspath(then.folder), "portfolio.git")
        return tmp_path / "portfolio.git"

    @pytest.mark.parametrize("inner", ["", "data", "data/projects/.."])
    def test_in_a_bare_repository(self, then: Desk, tmp_path: Path, inner: str) -> None:
        place = self.bare(then, tmp_path) / inner
        assert title("--data", os.fspath(place), "--as-of", "main") == "Nyt navn"
        assert title("--data", os.fspath(place), "--as-of", "main~2") != "Nyt navn"

    def test_standing_in_it(
        self, then: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(self.bare(then, tmp_path))
        assert title("--as-of", "2026-11-21") == "Nyt navn"
        said = run("validate", "--as-of", "main")
        assert said.code == 0
        assert all(line.startswith("data/") for line in said.out.splitlines())

    def test_a_folder_that_came_later_or_is_gone(self, then: Desk) -> None:
        git(then.folder, "mv", "data", "portfolio")
        git(then.folder, "commit", "-qm", "move")
        assert title("--as-of", "HEAD") == "Nyt navn"
        said = run("status", "--as-of", "HEAD~1", "--data", "portfolio", "--lang", "da")
        assert (said.code, said.out) == (3, "")
        assert "data" in said.err
        assert title("--as-of", "HEAD~1", "--data", "data") == "Nyt navn"

    def test_two_portfolios_are_told_apart(self, then: Desk, tmp_path: Path) -> None:
        shutil.copytree(then.folder / "data", then.folder / "second")
        git(then.folder, "add", ".")
        git(then.folder, "commit", "-qm", "second")
        git(then.folder, "mv", "data", "first")
        git(then.folder, "commit", "-qm", "first")
        bare = self.bare(then, tmp_path)
        said = run("status", "--as-of", "main", "--data", os.fspath(bare), "--format", "json")
        refused = json.loads(said.out)["refused"]
        assert (said.code, refused["facts"]["nearest"]) == (3, ["first", "second"])
        assert title("--as-of", "main", "--data", os.fspath(bare / "second")) == "Nyt navn"

    def test_while_git_is_in_the_middle_of_a_rebase(self, then: Desk) -> None:
        git(then.folder, "checkout", "-q", "-b", "side", "HEAD~1")
        then.run("set", PROJECT, "title=Andet navn")
        git(then.folder, "checkout", "-q", "main")
        then.run("set", PROJECT, "title=Tredje navn")
        with pytest.raises(Exception, match="rebase"):
            git(then.folder, "rebase", "-q", "side")
        assert title("--as-of", "main") == "Tredje navn"
        assert title("--as-of", "HEAD") == "Andet navn"

    def test_on_no_branch(self, then: Desk) -> None:
        git(then.folder, "checkout", "-q", "HEAD~1")
        assert title("--as-of", "main") == title("--as-of", "2026-11-21") == "Nyt navn"

    def test_what_a_hook_inherits_leads_nowhere_else(
        self, then: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        git(tmp_path, "init", "-q", "other")
        monkeypatch.setenv("GIT_DIR", os.fspath(tmp_path / "other" / ".git"))
        monkeypatch.setenv("GIT_INDEX_FILE", "nowhere")
        assert title("--as-of", "HEAD") == "Nyt navn"

    def test_a_shallow_clone(
        self, then: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        git(tmp_path, "clone", "-q", "--depth=1", then.folder.as_uri(), "shallow")
        monkeypatch.chdir(tmp_path / "shallow")
        assert title("--as-of", "HEAD") == "Nyt navn"
        for said in ("HEAD~1", "2026-11-20"):
            told = run("validate", "--as-of", said)
            assert (told.code, told.out) == (3, "")
            assert "git fetch --unshallow" in told.err
