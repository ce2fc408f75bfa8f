"""From raw values to a record, and from what pydantic says to findings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

from pydantic import ValidationError

from telectl.findings import Finding, KeyPath, Severity
from telectl.model.base import DAY_PATTERN, Part
from telectl.model.shape import Shape, shape_of
from telectl.model.words import nearest

P = TypeVar("P", bound=Part)
SHOWN = 12
WANTED = {
    "string_type": "text",
    "int_type": "whole",
    "float_type": "number",
    "bool_type": "flag",
    "tuple_type": "list",
    "list_type": "list",
    "model_type": "mapping",
    "model_attributes_type": "mapping",
    "dict_type": "mapping",
}
CODES = {
    "extra_forbidden": "S001",
    "missing": "S002",
    "literal_error": "S004",
    "date_from_datetime_parsing": "S005",
    "date_parsing": "S005",
    "date_from_datetime_inexact": "S005",
    "string_pattern_mismatch": "S006",
    "string_too_short": "S006",
    "greater_than_equal": "S007",
    "less_than_equal": "S007",
}
SEVERITIES: Mapping[str, Severity] = dict.fromkeys(
    ("S001", "S002", "S003", "S004", "S005", "S006", "S007", "S008", "S009"), Severity.ERROR
)


def build(model: type[P], file: str, raw: Mapping[str, object]) -> P | tuple[Finding, ...]:
    """The record, or what keeps it from being one."""
    try:
        return model.model_validate(raw)
    except ValidationError as error:
        return tuple(_findings(model, file, raw, error))


def _findings(
    model: type[Part], file: str, raw: Mapping[str, object], error: ValidationError
) -> Iterator[Finding]:
    shape, seen = shape_of(model), set()
    details = error.errors(include_url=False, include_context=True)
    for detail in _sorted(details, raw):
        path, missing = _place(raw, detail["loc"])
        place = (path, detail["type"] == "missing" and missing)
        if place in seen:
            continue
        seen.add(place)
        if len(seen) > SHOWN:
            yield _error("S009", file, (), count=len(details) - SHOWN)
            return
        yield _finding(file, shape, path, missing, detail)


def _sorted(details: list[Any], raw: Mapping[str, object]) -> list[Any]:
    """Of a union's answers, the one that fits the sort of value comes first."""

    def unfit(detail: Any) -> bool:
        path, _ = _place(raw, detail["loc"])
        value = _value(raw, path)
        return isinstance(value, dict) and detail["type"] in WANTED

    return sorted(details, key=unfit)


def _place(raw: Mapping[str, object], loc: tuple[Any, ...]) -> tuple[KeyPath, str]:
    """The part of pydantic's path that the file has, and the last key of it all."""
    value: Any = raw
    path: list[str | int] = []
    for part in loc:
        if _has(value, part):
            value = value[part]
        else:
            continue
        path.append(part)
    return tuple(path), str(loc[-1]) if loc else ""


def _has(value: object, part: object) -> bool:
    if isinstance(value, list):
        return isinstance(part, int) and part < len(value)
    return isinstance(value, dict) and part in value


def _value(raw: object, path: KeyPath) -> object:
    for part in path:
        raw = raw[part]  # type: ignore[index] # the path was walked before
    return raw


def _finding(file: str, shape: Shape, path: KeyPath, missing: str, detail: Any) -> Finding:
    sort, context = detail["type"], detail.get("ctx", {})
    key = str(path[-1]) if path else missing
    if sort in WANTED:
        wanted = _wanted(shape, path, WANTED[sort])
        code = "S005" if wanted == "day" else "S003"
        return _error(code, file, path, key=key, value=_shown(detail["input"]), wanted=wanted)
    code = CODES.get(sort, "S008")
    if sort == "string_pattern_mismatch" and context.get("pattern") == DAY_PATTERN:
        code = "S005"
    facts: dict[str, object] = {"key": key, "value": _shown(detail["input"])}
    if code == "S001":
        facts = {"key": key, "nearest": nearest(key, _keys(shape, path[:-1]))}
    elif code == "S002":
        facts = {"key": missing}
    elif code == "S004":
        choices = _choices(shape, path)
        facts |= {"allowed": choices, "nearest": nearest(str(detail["input"]), choices)}
        facts |= _of_form(path, detail["input"])
    elif code == "S007":
        facts |= {"limit": context.get("ge", context.get("le"))}
    return _error(code, file, path, **facts)


def _of_form(path: KeyPath, value: object) -> dict[str, str]:
    """Whether files of another form come of a telectl that is newer."""
    if path != ("schema_version",):
        return {}
    return {"why": "newer" if isinstance(value, int) and value > 1 else "older"}


def _wanted(shape: Shape, path: KeyPath, otherwise: str) -> str:
    found = shape.at(path)
    if found is None or found.sort in ("choice", "part"):
        return otherwise
    return found.sort


def _keys(shape: Shape, path: KeyPath) -> tuple[str, ...]:
    found = shape.at(path)
    return tuple(found.keys) if found else ()


def _choices(shape: Shape, path: KeyPath) -> tuple[str, ...]:
    found = shape.at(path)
    return found.choices if found else ()


def _shown(value: object) -> str:
    text = value if isinstance(value, str) else type(value).__name__
    if isinstance(value, bool):
        text = str(value).lower()
    elif isinstance(value, int | float):
        text = str(value)
    elif value is None:
        text = "null"
    return text if len(text) <= 60 else f"{text[:57]}…"


def _error(code: str, file: str, path: KeyPath, **facts: object) -> Finding:
    return Finding(code, SEVERITIES[code], file, path, facts=facts)
