"""The page on formats is what programs meet: every exit code, every view with its keys."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import jsonschema

from telectl.findings import Exit
from tests.desk import Desk, run
from tests.docs.pages import README, ROOT, name_of, words

FORMATS = ROOT / "docs" / "formats.md"
HEAD = {"telectl", "report", "version"}
SCHEMAS = {
    path.name.removesuffix(".schema.json"): json.loads(path.read_text(encoding="utf-8"))
    for path in (ROOT / "schemas" / "reports").iterdir()
}
_VIEW = re.compile(r"^\| `([a-z-]+)` \| (\d+) \| `(telectl [^`]+)` \| (.+) \|$", re.MULTILINE)


class View(NamedTuple):
    """A row of the table of views."""

    name: str
    version: int
    command: str
    keys: frozenset[str]


def told() -> list[View]:
    found = _VIEW.findall(FORMATS.read_text(encoding="utf-8"))
    return [View(n, int(v), c, frozenset(re.findall(r"`(\w+)`", keys))) for n, v, c, keys in found]


def test_every_exit_code_is_told():
    codes = {value for name, value in vars(Exit).items() if name.isupper()}
    for page in (README, FORMATS):
        rows = re.findall(r"^\| (\d+) \|", page.read_text(encoding="utf-8"), re.MULTILINE)
        assert {int(code) for code in rows} == codes, name_of(page)


def test_every_view_is_told():
    assert {view.name for view in told()} == set(_made())


def _made() -> Iterator[str]:
    """The name of every report that the program makes."""
    for module in (ROOT / "telectl").rglob("*.py"):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(func=ast.Name(id="Report"), args=[ast.Constant(value=name), *_]):
                    yield str(name)
                case ast.Call(func=ast.Name(id="tell"), args=[_, ast.Constant(value=name), *_]):
                    yield str(name)


def test_every_view_has_the_version_and_keys_that_are_told(desk: Desk, tmp_path: Path):
    desk.run("case", "form", "pilot-hjertesvigt-paa-tvaers", "-o", "sagsskema.docx")
    for view in told():
        file = tmp_path / f"{view.name}.json"
        said = run(*words(view.command)[1:], "-o", str(file))
        # What doctor finds wrong is the machine's affair; that it tells is ours.
        assert said.code == 0 or view.name == "doctor", said
        made = json.loads(file.read_text(encoding="utf-8"))
        assert (made["report"], made["version"]) == (view.name, view.version)
        assert set(made) - HEAD == view.keys, view.name
        _fits(made)


def test_a_refusal_fits_its_schema(desk: Desk):
    for words_ in (
        ("project", "show", "nobody"),
        ("project", "advance", "akutboks-ved-kol", "closed"),
        ("set", "akutboks-ved-kol", "owner=nobody", "nonsense=1"),
    ):
        said = run(*words_, "--format", "json")
        assert said.code != 0
        assert set(_fits(json.loads(said.out))) - HEAD == {"refused"}


def test_every_view_has_a_published_schema_with_the_keys_that_are_told():
    told_keys = {view.name: view.keys for view in told()}
    own = ("case-paper", "excerpt", "explanation")  # keys by case and kind
    for name, schema in SCHEMAS.items():
        wanted = set(schema["required"]) - HEAD
        if name not in (*own, "refusal"):
            assert wanted == told_keys[name], name
    assert set(SCHEMAS) == {*told_keys, "refusal"}


def _fits(made: dict[str, object]) -> dict[str, object]:
    """A view, held against the schema that is published for it."""
    schema = SCHEMAS[str(made["report"])]
    jsonschema.Draft202012Validator(
        schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    ).validate(made)
    return made
