"""The published schemas take what we tell, as approved, and nothing that is otherwise."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any, Literal, NamedTuple, NotRequired, TypedDict

import jsonschema
import pytest

from telectl.findings import Severity
from telectl.reports.view_schemas import schema_of, view_schemas
from tests.reports.conftest import GOLDEN

SCHEMAS = {
    json.loads(text)["properties"]["report"]["const"]: json.loads(text)
    for text in view_schemas().values()
}
PAGES = {
    path.name: view
    for path in sorted(GOLDEN.glob("*.json"))
    if "report" in (view := json.loads(path.read_text(encoding="utf-8")))
}


def _fits(schema: Any, value: object) -> bool:
    checked = jsonschema.Draft202012Validator
    checked.check_schema(schema)
    return bool(checked(schema, format_checker=checked.FORMAT_CHECKER).is_valid(value))


@pytest.mark.parametrize("name", PAGES)
def test_what_was_approved_fits_its_schema(name: str) -> None:
    view = PAGES[name]
    assert _fits(SCHEMAS[view["report"]], view)
    assert not _fits(SCHEMAS[view["report"]], {**view, "version": 0})
    for key in SCHEMAS[view["report"]]["required"]:
        assert not _fits(SCHEMAS[view["report"]], {k: v for k, v in view.items() if k != key}), key


def test_a_key_may_be_added() -> None:
    view = next(iter(PAGES.values()))
    assert _fits(SCHEMAS[view["report"]], {**view, "added": 1})


class Pair(NamedTuple):
    day: date
    left: int | None


class Loose(TypedDict):
    must: str
    may: NotRequired[bool]


@pytest.mark.parametrize(
    ("hint", "fits", "fits_not"),
    [
        (str | None, None, 1),
        (Pair, {"day": "2026-11-23", "left": None}, {"day": "2026-11-23"}),
        (Pair | None, None, []),
        (tuple[int, ...], [1, 2], ["1"]),
        (tuple[str, int], ["a", 1], [1, "a"]),
        (frozenset[str], ["a"], {"a": 1}),
        (Mapping[str, float], {"a": 1.5}, {"a": "b"}),
        (Literal["a", "b"], "a", "c"),
        (Severity, "error", "bad"),
        (list[Loose], [{"must": "x"}], [{"may": True}]),
        (list[object], [1, "a", None], {}),
    ],
)
def test_a_type_becomes_a_schema(hint: Any, fits: object, fits_not: object) -> None:
    assert _fits(schema_of(hint), fits)
    assert not _fits(schema_of(hint), fits_not)
