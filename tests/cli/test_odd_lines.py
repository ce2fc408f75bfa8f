"""Whatever is typed is answered: no line on earth is a fault of the program's."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from tests.desk import Desk, new_portfolio, run


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new portfolio with one task."""
    with new_portfolio(tmp_path_factory.mktemp("template") / "center") as desk:
        desk.run("task", "new", "ringe", "--title", "Ringe")
    return desk.folder


@pytest.mark.parametrize("words", [("set", "ringe", "text={}"), ("task", "new", "x", "--title={}")])
def test_bytes_that_are_no_text_are_refused(desk: Desk, words: tuple[str, ...]) -> None:
    before = desk.log()
    said = desk.run(*(word.format("a\udcff") for word in words), code=2)
    assert "U+DCFF" in said.err
    assert desk.log() == before


def test_a_name_that_no_system_bears_is_no_portfolio(desk: Desk) -> None:
    assert desk.run("--data", "a" * 5000, "status", code=3).err.count("a") < 300


def test_an_impossible_folder_is_said_by_the_system(desk: Desk) -> None:
    (desk.folder / "optaget").touch()
    assert "optaget" in desk.run("init", "optaget/x", code=5).err
    assert len(desk.run("init", "a" * 5000, code=5).err) < 400


@pytest.mark.skipif("os.name == 'nt'", reason="Windows keeps a folder that somebody is in")
def test_a_current_folder_that_is_gone_is_told(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    shutil.rmtree(gone)
    desk.run("status", code=3)
    desk.run("init", code=5)
    desk.run("--data", str(desk.folder), "task", "list")


def test_a_message_repeats_no_endless_value(desk: Desk) -> None:
    long = "a" * 100_000
    for words, code in (
        (("set", long, "title=x"), 2),
        (("task", "done", long), 2),
        (("set", "ringe", f"owner={long}"), 1),
        (("set", "ringe", f"{long}=x"), 2),
    ):
        assert len(desk.run(*words, code=code).err) < 1000, words


LINES = (
    (("schema", "check"), 0),
    (("schema", "export"), 0),
    (("fmt",), 0),
    (("fmt", "--check"), 0),
    (("init", "another"), 0),
    (("undo",), 0),
    (("task",), 2),
    (("validate",), 0),
)


@pytest.mark.parametrize(("words", "code"), LINES, ids=str)
def test_every_command_answers_in_json(desk: Desk, words: tuple[str, ...], code: int) -> None:
    assert json.loads(desk.run("--format", "json", *words, code=code).out)


def test_formatting_tells_the_files_on_stdout_and_the_rest_beside(desk: Desk) -> None:
    task = desk.folder / "data" / "tasks" / "ringe.yaml"
    task.write_bytes(task.read_bytes() + b"text: x   \n")
    desk.repo.commit("-qam", "blanks")
    assert desk.run("fmt", "--check", code=1).out == "data/tasks/ringe.yaml\n"
    said = desk.run("--format", "json", "fmt")
    assert json.loads(said.out)["files"] == ["data/tasks/ringe.yaml"]
    assert json.loads(said.out)["commit"] == str(desk.repo.rev_parse("HEAD"))


def test_a_folder_s_name_acts_on_no_terminal(desk: Desk) -> None:
    for name in ("\u202ex",) if os.name == "nt" else ("\x1b[31mx", "\u202ex"):
        said = desk.run("schema", "export", name)
        assert name[0] not in said.out + said.err
        said = desk.run("task", "list", "-o", f"{name}.md")
        assert name[0] not in said.out + said.err


def _hook(desk: Desk, text: str) -> None:
    hook = desk.folder / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_bytes(f"#!/bin/sh\n{text}".encode())
    hook.chmod(0o755)


def test_what_a_hook_says_keeps_its_lines(desk: Desk) -> None:
    _hook(desk, "printf 'første\\nerror: \\033[31manden\\n' >&2\nexit 1\n")
    said = desk.run("set", "ringe", "title=Ny", code=6).err
    assert "\n    første\n    error: " in said
    assert "\x1b" not in said


def test_a_hook_that_says_nothing_is_named(desk: Desk) -> None:
    _hook(desk, "exit 1\n")
    said = desk.run("set", "ringe", "title=Ny", code=6).err
    assert "pre-commit" in said
    assert not said.strip().endswith(":")


def test_a_shallow_clone_is_not_emptied_by_an_undo(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clone = Desk(tmp_path / "clone")
    desk.repo.clone("-q", "--depth", "1", desk.folder.as_uri(), str(clone.folder))
    monkeypatch.chdir(clone.folder)
    assert "--unshallow" in clone.run("undo", code=6).err
    clone.run("set", "ringe", "title=Ny")
    clone.run("undo")
    assert clone.file("tasks/ringe.yaml") == desk.file("tasks/ringe.yaml")


@pytest.mark.parametrize("target", ["x.odt", "nowhere/x.json", "data", "data/tasks/ringe.yaml"])
def test_an_act_whose_report_has_no_place_is_not_made(desk: Desk, target: str) -> None:
    before = desk.log(), desk.file("tasks/ringe.yaml")
    words = ("set", "ringe", "title=Ny", "-o", target)
    assert run(*words).code in (2, 5)
    assert (desk.log(), desk.file("tasks/ringe.yaml")) == before


@pytest.mark.skipif("os.name == 'nt'", reason="a link needs a right of its own on Windows")
def test_a_report_is_laid_over_no_file_of_the_portfolio(desk: Desk) -> None:
    before = desk.file("telectl.yaml")
    (desk.folder / "alias.json").symlink_to(desk.folder / "data" / "telectl.yaml")
    for target in ("data/telectl.yaml", "alias.json"):
        desk.run("--format", "json", "status", "-o", target, code=2)
    assert desk.file("telectl.yaml") == before


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device here")
def test_an_act_that_stands_is_told_where_its_report_found_no_room(desk: Desk) -> None:
    said = desk.run("--format", "json", "set", "ringe", "title=Ny", "-o", "/dev/full", code=5)
    assert str(desk.repo.rev_parse("HEAD"))[:9] in said.err


def test_a_repository_that_git_made_by_half_goes_again(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As when the disk is full: the template that git copies from is no folder."""
    template = tmp_path / "template"
    template.mkdir()
    (template / "hooks").write_bytes(b"a file where git wants a folder")
    (template / "config").write_bytes(b"[broken\n")
    config = tmp_path / "gitconfig"
    config.write_bytes(f"[init]\n\ttemplateDir = {template.as_posix()}\n".encode())
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(config))
    monkeypatch.chdir(tmp_path)
    desk.run("init", "nyt", code=6)
    assert not (tmp_path / "nyt").exists()


def test_nothing_is_committed_while_it_is_not_known_whether_it_should_be(desk: Desk) -> None:
    settings = desk.folder / "data" / "telectl.yaml"
    settings.write_bytes(settings.read_bytes() + b"commit: false\nnosuch: 1\n")
    before = desk.log()
    assert "telectl.yaml" in desk.run("set", "ringe", "title=Ny", code=1).err
    assert desk.log() == before
    desk.run("set", "ringe", "title=Ny", "--no-commit")


@pytest.mark.parametrize("name", ["con", "lpt1"])
def test_no_file_is_made_that_another_system_would_not_bear(desk: Desk, name: str) -> None:
    assert f"data/tasks/{name}.yaml" in desk.run("task", "new", name, "--title", "x", code=1).err
    assert not (desk.folder / "data" / "tasks" / f"{name}.yaml").exists()


@pytest.mark.parametrize("first", [("set", "ringe"), ("task", "new", "x", "--title", "x")])
def test_a_key_that_is_given_twice_is_refused(desk: Desk, first: tuple[str, ...]) -> None:
    before = desk.log()
    desk.run(*first, "text=Ring", "text=Skriv", code=2)
    assert desk.log() == before


@pytest.mark.parametrize(
    "line", ["set ringe text=TEKST", "set ringe text=TEXT", "task new skrive --title TITEL"]
)
def test_a_capital_of_a_printed_command_is_no_answer(desk: Desk, line: str) -> None:
    assert "pladsholder" in desk.run(*line.split(), code=2).err
    assert not desk.status()
