"""The same faults under whole commands: what a person typed has happened, or it hasn't."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.desk import Desk, Said, identify, laid_out, run
from tests.faults.test_sweep import Fault, Killed, faulty

COMMANDS = {
    "note": ("project", "note", "proeven", "Første borger er i gang."),
    "record": (
        *("decision", "record", "--title", "Indkøb", "--body", "koncerndirektionen"),
        *("--point", "Der købes ind", "--result", "approved", "--no-follow-up", "Intet"),
    ),
}
POINTS = 7


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new portfolio with a project, and beside it staged and dirty work of the user's."""
    folder = tmp_path_factory.mktemp("template") / "center"
    with pytest.MonkeyPatch.context() as patch:
        identify(patch)
        patch.chdir(folder.parent)
        desk = Desk(folder)
        desk.run("init", "center")
        patch.chdir(folder)
        desk.run("member", "new", "lise", "--name", "Lise", "--since", "2025-09-01")
        desk.run("project", "new", "proeven", "--title", "Prøven", "--owner", "lise")
    (folder / "brev.txt").write_bytes(b"kladde\n")
    desk.repo.add("brev.txt")
    attributes = folder / ".gitattributes"
    attributes.write_bytes(attributes.read_bytes() + b"*.pdf binary\n")
    return folder


def struck(words: tuple[str, ...], at: int, kind: str) -> tuple[Fault, Said | None]:
    """The command with a fault at one step; None when it was killed."""
    fault = Fault(at, kind)
    with faulty(fault):
        try:
            return fault, run("--format", "json", *words)
        except Killed:
            return fault, None


def contents(desk: Desk) -> dict[str, bytes]:
    """Every file below the data, whatever its name."""
    data = desk.folder / "data"
    return {
        each.relative_to(data).as_posix(): each.read_bytes()
        for each in data.rglob("*")
        if each.is_file()
    }


def is_done(desk: Desk, before: dict[str, bytes], commits: int) -> bool:
    """Whether the command has happened; half of it is no answer."""
    after = contents(desk)
    changed = {name for name in before | after if before.get(name) != after.get(name)}
    made = len(desk.log()) - commits
    assert (len(changed), made) in ((0, 0), (1, 1)), changed
    assert set(desk.status().splitlines()) == {"A  brev.txt", " M .gitattributes"}
    left = ("index.lock", "HEAD.lock", "refs/heads/main.lock", "telectl/journal.json")
    assert [name for name in left if (desk.folder / ".git" / name).exists()] == []
    return bool(made)


def _left_open(said: Said) -> bool:
    """Whether it was told that the next command will decide: a disk may not let us look."""
    return bool(said.code) and json.loads(said.out)["refused"]["key"] == "write.interrupted"


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["killed", "failing once", "full disk"])
@pytest.mark.parametrize("name", COMMANDS)
def test_the_next_command_finds_it_done_or_not_begun(
    name: str, kind: str, template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    identify(monkeypatch)
    words = COMMANDS[name]
    laid_out(template, tmp_path / "whole", monkeypatch)
    total = struck(words, 0, kind)[0].count
    assert total > POINTS
    seen = set()
    for at in {1 + n * (total - 1) // (POINTS - 1) for n in range(POINTS)}:
        desk = laid_out(template, tmp_path / str(at), monkeypatch)
        before, commits = contents(desk), len(desk.log())
        fault, said = struck(words, at, kind)
        assert fault.struck
        desk.run("project", "list")
        done = is_done(desk, before, commits)
        seen.add(done)
        if said is not None and not _left_open(said):
            assert said.code in ((0,) if done else (5, 6)), f"{kind} at {at} of {total}: {said}"
        monkeypatch.chdir(tmp_path)
        shutil.rmtree(desk.folder)
    assert False in seen
