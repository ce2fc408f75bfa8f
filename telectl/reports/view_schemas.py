"""The published JSON Schema of each view: made of the types that the views are made of."""

from __future__ import annotations

import json
import types
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from enum import Enum
from typing import Any, Literal, NotRequired, Union, get_args, get_origin, get_type_hints

from telectl.model.json_schema import DIALECT, Schema
from telectl.reports.view_shapes import View
from telectl.reports.views_told import VIEWS

FOLDER = "reports"
SUFFIX = ".schema.json"
_SCALARS = {str: "string", int: "integer", float: "number", bool: "boolean", type(None): "null"}


def view_schemas() -> dict[str, str]:
    """The text of each schema by its file name."""
    return {
        f"{FOLDER}/{name}{SUFFIX}": json.dumps(_schema(name, view), indent=2) + "\n"
        for name, view in sorted(VIEWS.items())
    }


def _schema(name: str, view: View) -> Schema:
    head: dict[str, Schema] = {"telectl": {"type": "string"}, "report": {"const": name}}
    head["version"] = {"const": view.version}
    made: Schema = {"$schema": DIALECT, "title": f"telectl: {name}", **_object(head, head)}
    for shape in view.shapes:
        part = schema_of(shape)
        made["properties"] |= part["properties"]
        made["required"] += part["required"]
    return made


def schema_of(hint: Any) -> Schema:
    """The schema of a type; of what is anything, one that takes anything."""
    if hint in _SCALARS:
        return {"type": _SCALARS[hint]}
    if hint is object or hint is Any:
        return {}
    if get_origin(hint) is not None:
        return _composed(get_origin(hint), get_args(hint))
    if issubclass(hint, date):
        return {"type": "string", "format": "date"}
    if issubclass(hint, Enum):
        return {"enum": [each.value for each in hint]}
    return _keyed(hint)


def _composed(origin: Any, parts: tuple[Any, ...]) -> Schema:
    if origin is Literal:
        return {"enum": list(parts)}
    if origin in (Union, types.UnionType):
        return _one_of(map(schema_of, parts))
    if origin is NotRequired:
        return schema_of(parts[0])
    if issubclass(origin, Mapping):
        return {"type": "object", "additionalProperties": schema_of(parts[1])}
    assert issubclass(origin, Collection), origin
    return {"type": "array", **_items(parts)}


def _items(parts: tuple[Any, ...]) -> Schema:
    if len(parts) == 1 or parts[1] is Ellipsis:
        return {"items": schema_of(parts[0])}
    return {"prefixItems": [schema_of(each) for each in parts]}


def _one_of(found: Iterable[Schema]) -> Schema:
    schemas = list(found)
    if all(set(each) == {"type"} for each in schemas):
        return {"type": [each["type"] for each in schemas]}
    return {"anyOf": schemas}


def _keyed(shape: Any) -> Schema:
    """A named tuple as ``as_view`` tells it, or a typed dictionary."""
    hints = get_type_hints(shape, include_extras=True)
    required = [key for key, each in hints.items() if get_origin(each) is not NotRequired]
    return _object({key: schema_of(each) for key, each in hints.items()}, required)


def _object(properties: Mapping[str, Schema], required: Collection[str]) -> Schema:
    wanted = [key for key in properties if key in required]
    return {"type": "object", "required": wanted, "properties": dict(properties)}
