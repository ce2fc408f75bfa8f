"""The schemas by which editors help: the shape of the records, in the words of both languages."""

from __future__ import annotations

import json
from collections.abc import Sequence

from telectl.locale import LANGUAGES, Voice
from telectl.model.base import Record
from telectl.model.json_schema import MODELS, Schema, bodies, models, parts
from telectl.reports.schema_words import Words

SUFFIX = ".schema.json"
# Keys that hold a state of the workflow: an editor offers them and marks any other word.
STATES = {"Project": ("state",), "Transition": ("from", "to"), "Move": ("to",)}
# Where the states themselves are told, a new one is not wrong: they are only offered.
OFFERED = {"Step": ("from", "to")}


def schema_files(states: Sequence[str]) -> dict[str, str]:
    """The text of each schema by its file name, for a workflow with these states."""
    words = Words([Voice(language) for language in LANGUAGES])
    return {f"{name}{SUFFIX}": _text(words, name, body, states) for name, body in bodies()}


def _text(words: Words, name: str, body: Schema, states: Sequence[str]) -> str:
    classes = models(MODELS[name])
    for part, schema in parts(name, body):
        _set_states(part, schema["properties"], states)
        words.put(part, schema, classes[part])
    head = {"$schema": body.pop("$schema"), "title": _title(words, name)}
    made = {**head, "description": body.pop("description"), **body}
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


def _title(words: Words, name: str) -> str:
    """The kind in words, or the name of the one file; an editor offers a new record by it."""
    model = MODELS[name]
    return words.enum("kind", model.folder) if issubclass(model, Record) else f"{name}.yaml"


def _set_states(part: str, properties: Schema, states: Sequence[str]) -> None:
    if not states:
        return
    for key in STATES.get(part, ()):
        _text_of(properties[key])["enum"] = list(states)
    for key in OFFERED.get(part, ()):
        properties[key]["examples"] = list(states)


def _text_of(schema: Schema) -> Schema:
    """Where it takes a text: a list of words can't stand where nothing may stand too."""
    if schema["type"] == "string":
        return schema
    text: Schema = {"type": "string"}
    schema.pop("type")
    schema["anyOf"] = [text, {"type": "null"}]
    return text
