"""The schemas tell each key in both languages, and what they show as an example fits."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from telectl.reports.schemas import schema_files

STATES = ("idea", "pilot", "closed")
SCHEMAS: dict[str, Any] = {name: json.loads(text) for name, text in schema_files(STATES).items()}


def _keys(schema: Any) -> Iterator[tuple[str, Any]]:
    for part in (schema, *schema.get("$defs", {}).values()):
        yield from part.get("properties", {}).items()


@pytest.mark.parametrize("name", SCHEMAS)
def test_each_key_has_a_name_and_a_sentence_in_each_language(name: str) -> None:
    for key, schema in _keys(SCHEMAS[name]):
        danish, english = schema["description"].split("\n\n")
        assert danish != english, key
        assert (danish[-1], english[-1]) == (".", "."), key
        assert schema["title"], key
        assert "[" not in schema["title"] + schema["description"], key


@pytest.mark.parametrize("name", SCHEMAS)
def test_examples_fit_and_words_of_lists_are_told(name: str) -> None:
    validator = pytest.importorskip("jsonschema").Draft202012Validator
    for key, schema in _keys(SCHEMAS[name]):
        for place in (schema, *schema.get("anyOf", ()), schema.get("items", {})):
            assert len(place.get("examples", "no")) > 1, key
            for example in place.get("examples", ()):
                assert validator(place).is_valid(example), (key, example)
            assert len(place.get("enumDescriptions", "")) == len(place.get("enum", "")), key


def test_a_state_is_one_of_the_workflow_and_where_states_are_told_any_word() -> None:
    project, workflow = SCHEMAS["project.schema.json"], SCHEMAS["workflow.schema.json"]
    assert project["properties"]["state"]["enum"] == list(STATES)
    assert project["properties"]["state"]["enumDescriptions"][2] == "lukket / closed"
    origin = project["$defs"]["Transition"]["properties"]["from"]["anyOf"]
    assert origin[0]["enum"] == list(STATES)
    assert origin[1] == {"type": "null"}
    assert "enum" not in workflow["$defs"]["Step"]["properties"]["to"]
    assert workflow["$defs"]["Step"]["properties"]["to"]["examples"] == list(STATES)


def test_without_states_any_word_is_one() -> None:
    project = json.loads(schema_files(())["project.schema.json"])
    assert project["properties"]["state"]["type"] == "string"
    assert "enum" not in project["properties"]["state"]
