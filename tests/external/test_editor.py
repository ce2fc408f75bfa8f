"""The YAML language server helps by the first line of a file alone, and marks no good one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from telectl.model import KINDS
from telectl.resources import sample_folder
from tests.desk import run
from tests.external.editor import Editor, editor

pytestmark = pytest.mark.external

DAY = "Skriv dagen som 2026-11-23. / Write the day as 2026-11-23."
STATES = {"idea", "analysis", "procurement", "pilot", "rollout", "operation"}
# A file, a key that begins a line of it, a wrong value there, and words of the mark.
WRONG = {
    "projects/akutboks-ved-kol.yaml": ("state", "pilto", "Value is not accepted"),
    "solutions/ambuflex-epilepsi.yaml": ("origin", "gammel", "Value is not accepted"),
    "decisions/udbredelse-af-pro-epilepsi.yaml": (
        "submitted",
        "2026-08-32",
        "Skriv dagen som 2026-11-23.",
    ),
    "meetings/kd-2026-09-15.yaml": ("date", "15.9.2026", DAY),
    "telectl.yaml": ("language", "svensk", "Value is not accepted"),
    "workflow.yaml": ("schema_version", "2", "Value must be 1"),
}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample as ``init`` lays it out, with a wrong copy of some files and one begun."""
    folder = tmp_path_factory.mktemp("desk")
    run("init", "--sample", str(folder), "--no-commit")
    for file, (key, value, _) in WRONG.items():
        _beside(folder / "data" / file).write_text(
            "".join(_with(folder / "data" / file, key, value)), encoding="utf-8"
        )
    first = "# yaml-language-server: $schema=../../schemas/project.schema.json\n"
    (folder / "data/projects/begun.yaml").write_text(f"{first}state: \n", encoding="utf-8")
    (folder / "data/projects/empty.yaml").write_text(f"{first}\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def at(desk: Path) -> Iterator[Editor]:
    with editor(desk) as opened:
        yield opened


def _beside(path: Path) -> Path:
    return path.with_name(f"wrong-{path.name}")


def _with(path: Path, key: str, value: str) -> Iterator[str]:
    for line in path.read_text(encoding="utf-8").splitlines(keepends=True):
        yield f"{key}: {value}\n" if line.startswith(f"{key}:") else line


def _line(path: Path, key: str) -> int:
    lines = path.read_text(encoding="utf-8").splitlines()
    return next(i for i, line in enumerate(lines) if line.startswith(f"{key}:"))


def test_no_file_of_the_sample_is_marked(at: Editor, desk: Path) -> None:
    names = [path.relative_to(sample_folder()) for path in sample_folder().rglob("*.yaml")]
    marked = at.open(*(desk / "data" / name for name in names))
    assert len(marked) > 300
    assert {path.name: marks for path, marks in marked.items() if marks} == {}


def test_no_file_of_a_new_portfolio_is_marked(tmp_path: Path) -> None:
    run("init", str(tmp_path / "ny"), "--no-commit")
    files = sorted((tmp_path / "ny" / "data").rglob("*.yaml"))
    with editor(tmp_path) as opened:
        marked = opened.open(*files)
    assert len(marked) > 10
    assert {path.name: marks for path, marks in marked.items() if marks} == {}


@pytest.mark.parametrize("file", WRONG)
def test_a_wrong_value_is_marked_where_it_stands(at: Editor, desk: Path, file: str) -> None:
    path = _beside(desk / "data" / file)
    key, value, said = WRONG[file]
    (mark,) = at.open(path)[path]
    line = _line(path, key)
    assert mark["range"]["start"] == {"line": line, "character": len(key) + 2}
    assert mark["range"]["end"] == {"line": line, "character": len(key) + 2 + len(value)}
    assert said in mark["message"]


def test_the_states_of_the_workflow_are_offered_each_with_its_name(at: Editor, desk: Path) -> None:
    path = desk / "data/projects/begun.yaml"
    at.open(path)
    offered = at.complete(path, 1, 7)
    assert offered.keys() >= STATES
    assert offered["analysis"]["documentation"] == "analyse / analysis"


def test_an_empty_file_offers_a_record_with_what_it_must_have(at: Editor, desk: Path) -> None:
    path = desk / "data/projects/empty.yaml"
    at.open(path)
    offered = at.complete(path, 1, 0)
    assert offered["projekt / project"]["insertText"] == "id: $1\ntitle: $2\nstate: $3"
    assert "Medlemmet, der har ansvaret." in offered["owner"]["documentation"]


HOVERED: Mapping[str, tuple[str, ...]] = {
    "projects/akutboks-ved-kol.yaml": (
        "#### Ejer / Owner",
        "Medlemmet, der har ansvaret. Id på: medlem.",
        "The member who is responsible. The id of: member.",
    ),
    "solutions/ambuflex-epilepsi.yaml": ("#### Oprindelse / Origin", "`new`: ny / new"),
    "decisions/udbredelse-af-pro-epilepsi.yaml": ("#### Sagstype / ", "beslutningssag / for"),
    "telectl.yaml": ("#### Tærskler / Thresholds", "Tal, der kan ændres"),
    "workflow.yaml": ("#### Skridt / Steps", "De skridt, der må tages."),
}
KEYS = ("owner", "origin", "item_type", "thresholds", "steps")


@pytest.mark.parametrize(("file", "key"), list(zip(HOVERED, KEYS, strict=True)))
def test_a_key_is_told_in_both_languages(at: Editor, desk: Path, file: str, key: str) -> None:
    path = desk / "data" / file
    at.open(path)
    shown = at.hover(path, _line(path, key), 1)
    assert all(each in shown for each in HOVERED[file]), shown


def test_a_state_that_the_portfolio_adds_is_offered_once_the_schemas_are_written(
    tmp_path: Path,
) -> None:
    run("init", str(tmp_path), "--no-commit")
    data = tmp_path / "data"
    states = (data / "workflow.yaml").read_text(encoding="utf-8")
    added = states.replace("  - id: pilot\n", "  - id: pilot\n  - id: hvile\n", 1)
    (data / "workflow.yaml").write_text(added, encoding="utf-8")
    path = data / "projects/ny.yaml"
    path.parent.mkdir(exist_ok=True)
    first = "# yaml-language-server: $schema=../../schemas/project.schema.json\n"
    path.write_text(f"{first}id: ny\ntitle: Ny\nstate: hvile\n", encoding="utf-8")
    for expected in (1, 0):
        with editor(tmp_path) as opened:
            assert len(opened.open(path)[path]) == expected
        run("schema", "export", "--data", str(data))


def test_every_kind_of_record_is_looked_at() -> None:
    assert {path.name for path in sample_folder().iterdir() if path.is_dir()} == set(KINDS)
