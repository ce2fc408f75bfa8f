"""JSON Schemas of every record kind, the settings and the workflow, without wording."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from telectl.model import KINDS
from telectl.model.base import DAY_PATTERN, Part
from telectl.model.settings import Settings
from telectl.model.workflow import Workflow

DIALECT = "https://json-schema.org/draft/2020-12/schema"
MODELS: Mapping[str, type[Part]] = {
    **{model.kind: model for model in KINDS.values()},
    "telectl": Settings,
    "workflow": Workflow,
}
Schema = dict[str, Any]
SCALARS = ("string", "integer", "number", "boolean")


def bodies() -> Iterator[tuple[str, Schema]]:
    """Each schema with its name."""
    for name, model in sorted(MODELS.items()):
        made = model.model_json_schema(by_alias=True, schema_generator=GenerateJsonSchema)
        body = _tidied(made)
        assert isinstance(body, dict)
        yield name, {"$schema": DIALECT, **body}


def parts(name: str, body: Schema) -> Iterator[tuple[str, Schema]]:
    """The record and each part in its schema, by the name of its class."""
    yield MODELS[name].__name__, body
    yield from body.get("$defs", {}).items()


def models(model: type[Part]) -> Mapping[str, type[Part]]:
    """The class of each part in a record, by its name."""
    found: dict[str, type[Part]] = {}
    _gather(model, found)
    return found


def _gather(held: Any, found: dict[str, type[Part]]) -> None:
    if isinstance(held, type) and issubclass(held, Part) and held.__name__ not in found:
        found[held.__name__] = held
        for field in held.model_fields.values():
            _gather(field.annotation, found)
    for each in getattr(held, "__args__", ()):
        _gather(each, found)


def _tidied(node: object, *, keys: bool = False) -> object:
    """Without the titles and defaults that say nothing; days marked as days.

    ``keys`` says that the names at this level are the record's own keys.
    """
    if isinstance(node, list):
        return [_tidied(each) for each in node]
    if not isinstance(node, dict):
        return node
    kept = {
        name: _tidied(value, keys=not keys and name in ("properties", "$defs"))
        for name, value in node.items()
        if keys or not _empty(name, value)
    }
    if not keys and node.get("pattern") == DAY_PATTERN:
        kept["format"] = "date"
    return kept if keys else _flat(kept)


def _flat(node: Schema) -> Schema:
    """A scalar or nothing told as one: an editor shows the words of each part of an ``anyOf``."""
    first, *others = node.get("anyOf", [{}])
    if others != [{"type": "null"}] or first.get("type") not in SCALARS or "enum" in first:
        return node
    beside = {key: value for key, value in node.items() if key != "anyOf"}
    return {**beside, **first, "type": [first["type"], "null"]}


def _empty(name: str, value: object) -> bool:
    said_elsewhere = name in ("title", "description")
    return said_elsewhere or (name == "default" and value in (None, [], {}))
