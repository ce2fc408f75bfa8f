"""The two languages say the same things, and the program says nothing they lack."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import telectl
from telectl.locale import LANGUAGES, Voice
from telectl.locale.table import Table

PACKAGE = Path(telectl.__file__).parent
SLOT = re.compile(r"\{(\w+)(?::[\w.]+)?\}")


def whole(language: str) -> dict[str, object]:
    return tomllib.loads((PACKAGE / "locale" / f"{language}.toml").read_text(encoding="utf-8"))


def flat(value: object, key: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for name, each in value.items():
            yield from flat(each, f"{key}.{name}" if key else name)
    elif isinstance(value, list):
        yield key, f"{len(value)} words"
    else:
        yield key, str(value)


TEXTS = {language: dict(flat(whole(language))) for language in LANGUAGES}


def test_both_languages_have_the_same_keys() -> None:
    assert TEXTS["da"].keys() == TEXTS["en"].keys()


def test_both_languages_have_the_same_placeholders() -> None:
    differing = {
        key
        for key in TEXTS["da"].keys() & TEXTS["en"].keys()
        if key != "calendar.day"
        and set(SLOT.findall(TEXTS["da"][key])) != set(SLOT.findall(TEXTS["en"][key]))
    }
    assert differing == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_is_never_empty_and_its_braces_are_slots(language: str) -> None:
    for key, text in TEXTS[language].items():
        assert text.strip() or key.startswith("frame."), key
        assert not re.search(r"[{}]", SLOT.sub("", text)), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_reading_table_by_table_gives_what_reading_the_file_gives(language: str) -> None:
    table = Table(language)
    assert {name: table.find(name) for name in whole(language)} == whole(language)


def used() -> Iterator[tuple[str, str, str]]:
    """Every key that stands as a literal in the source: place, prefix to complete, key."""
    for path in sorted(PACKAGE.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                for key in keys_of(node):
                    yield f"{path.relative_to(PACKAGE)}:{node.lineno}", "", key


def keys_of(call: ast.Call) -> Iterator[str]:
    name = getattr(call.func, "attr", getattr(call.func, "id", ""))
    words = [each.value for each in call.args if is_text(each)]
    named = {each.arg: each.value for each in call.keywords}
    if name == "Refusal" and len(call.args) > 1 and is_text(call.args[1]):
        yield f"refusal.{call.args[1].value}"  # type: ignore[attr-defined]  # a text, as asked
    elif name in {"voice", "has"} and words:
        yield words[0]
    elif name in {"command", "noun"} and words:
        yield "help." + words[-1].replace(" ", ".")
        if name == "command":
            yield "example." + words[-1].replace(" ", ".")
    elif name == "arg" and words:
        yield f"param.{words[0]}"
    elif name == "opt" and is_text(named.get("key")):
        yield f"param.{named['key'].value}"  # type: ignore[attr-defined]  # a text, as asked


def is_text(node: object) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_in_the_source_has_wording(language: str) -> None:
    voice = Voice(language)
    found = list(used())
    assert [f"{place}: {key}" for place, _, key in found if not voice.has(key)] == []
    assert len(found) > 30


def test_the_scan_sees_a_key_that_is_missing() -> None:
    tree = ast.parse('Refusal(Exit.USAGE, "not.there"); voice("nor.this"); opt("-x", key="k")')
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    keys = {key for call in calls for key in keys_of(call)}
    assert keys == {"refusal.not.there", "nor.this", "param.k"}
    assert not any(Voice("da").has(key) for key in keys)


# Words for the parts of a line, in the help; they are never printed as a command to be typed.
SYNTAX = {"KOMMANDO", "COMMAND", "EKSEMPEL", "ID"}
COMMAND = re.compile(r"telectl (.*?)(?=telectl |$)")
CAPITAL = re.compile(r"(?<![\w{-])[A-ZÆØÅ][A-ZÆØÅ_]+(?![\w-])")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_capital_of_a_printed_command_is_refused_as_an_answer(language: str) -> None:
    known = {*Voice(language).names("capitals.words"), *SYNTAX}
    printed = {
        (word, key)
        for key, text in TEXTS[language].items()
        for command in COMMAND.findall(text)
        for word in CAPITAL.findall(command)
    }
    assert len(printed) > 30
    assert {each for each in printed if each[0] not in known} == set()
