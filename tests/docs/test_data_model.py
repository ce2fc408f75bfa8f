"""The page on the data model holds every kind with every key, as the models have them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest

from telectl.model import KINDS
from telectl.model.base import PeriodRecord, Record
from telectl.model.settings import Settings
from telectl.model.shape import Shape, shape_of
from telectl.model.workflow import Workflow
from tests.docs.pages import ROOT

Keys = Mapping[str, Shape]
PAGE = ROOT / "docs" / "data-model.md"
BEGIN, END = "<!-- fields -->\n", "<!-- end of fields -->\n"
SORTS = {"whole": "whole number", "flag": "true or false", "part": "keys of its own"}
HEAD = ["| key | holds | refers to | must be there |", "|---|---|---|---|"]


def _fields() -> str:
    shared, period = shape_of(Record).keys, shape_of(PeriodRecord).keys
    dated = [name for name, model in KINDS.items() if issubclass(model, PeriodRecord)]
    lines = _section("Every record", Record.__doc__, shared)
    told = f"In {', '.join(f'`{name}/`' for name in dated)}: {PeriodRecord.__doc__}"
    lines += _section("Records with a period", told, _without(period, shared))
    for name, model in KINDS.items():
        known = period if name in dated else shared
        lines += _section(f"`{name}/`", model.__doc__, _without(shape_of(model).keys, known))
    lines += _section("`telectl.yaml`", Settings.__doc__, shape_of(Settings).keys)
    lines += _section("`workflow.yaml`", Workflow.__doc__, shape_of(Workflow).keys)
    return "\n".join(lines) + "\n\n"


def _without(keys: Keys, known: Keys) -> Keys:
    return {key: shape for key, shape in keys.items() if key not in known}


def _section(title: str, purpose: str | None, keys: Keys) -> list[str]:
    said = (purpose or "").partition("\n\n")[0].replace("\n", " ").replace("``", "`")
    return ["", f"### {title}", "", said, "", *HEAD, *_rows(keys)]


def _rows(keys: Keys, above: str = "") -> Iterator[str]:
    for key, shape in keys.items():
        many = shape.sort == "list" and shape.item is not None
        item = shape.item if many and shape.item else shape
        name = f"{above}{key}{'[]' if many else ''}"
        must = "yes" if shape.required else ""
        holds = f"list of: {_holds(item)}" if many else _holds(shape)
        yield f"| `{name}` | {holds} | {_refers(item)} | {must} |"
        yield from _rows(item.keys, f"{name}.")


def _holds(shape: Shape) -> str:
    sort = "id" if shape.refers is not None else SORTS.get(shape.sort, shape.sort)
    if shape.sort == "choice":
        sort = " · ".join(f"`{choice}`" for choice in shape.choices)
    also = (SORTS.get(each, each) for each in shape.also)
    return " or ".join([sort, *also, *(["`unknown`"] if shape.unknown else [])])


def _refers(item: Shape) -> str:
    if item.refers is None:
        return ""
    return ", ".join(f"`{kind}`" for kind in item.refers) or "any record"


def test_the_page_holds_every_key(pytestconfig: pytest.Config):
    page = PAGE.read_text(encoding="utf-8")
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    fresh = before + BEGIN + _fields() + END + after
    if pytestconfig.getoption("--update-goldens", default=False):
        PAGE.write_text(fresh, encoding="utf-8", newline="\n")
    assert PAGE.read_text(encoding="utf-8") == fresh
