"""JSON Schemas of every record kind, the settings and the workflow, for editors and CI."""

from __future__ import annotations

import json
from collections.abc import Mapping

from pydantic.json_schema import GenerateJsonSchema

from telectl.model import KINDS
from telectl.model.base import DAY_PATTERN, Part
from telectl.model.settings import Settings
from telectl.model.workflow import Workflow

DIALECT = "https://json-schema.org/draft/2020-12/schema"
SUFFIX = ".schema.json"
MODELS: Mapping[str, type[Part]] = {
    **{model.kind: model for model in KINDS.values()},
    "telectl": Settings,
    "workflow": Workflow,
}


def schema_files() -> dict[str, str]:
    """The text of each schema by its file name."""
    return {f"{name}{SUFFIX}": _text(name, model) for name, model in sorted(MODELS.items())}


def _text(name: str, model: type[Part]) -> str:
    made = model.model_json_schema(by_alias=True, schema_generator=GenerateJsonSchema)
    body = _tidied(made)
    assert isinstance(body, dict)
    head = {"$schema": DIALECT, "title": f"telectl: {name}"}
    return json.dumps({**head, **body}, ensure_ascii=False, indent=2) + "\n"


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
    return kept


def _empty(name: str, value: object) -> bool:
    return name == "title" or (name == "default" and value in (None, [], {}))
