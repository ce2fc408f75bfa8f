"""Whatever is changed in whichever record of the sample, something is told of it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from telectl.locale import Voice
from telectl.model import KINDS
from telectl.model.settings import Settings
from telectl.model.shape import Shape, shape_of
from telectl.model.workflow import Workflow
from telectl.reports.changes.collect import collect
from telectl.reports.changes.report import report
from telectl.reports.changes.sides import Side, Sides
from telectl.store.files import Content, listing
from telectl.store.load import Loaded, load
from telectl.store.yaml import dump

DAY = date(2026, 11, 23)
ROOT = Path(__file__).parent.parent.parent
SAMPLE = load(listing(ROOT / "data").contents)
MODELS = {**KINDS, "telectl.yaml": Settings, "workflow.yaml": Workflow}
OTHER: Mapping[str, Any] = {
    "text": "noget-andet",
    "whole": 4,
    "number": 4,
    "flag": True,
    "day": "2026-10-01",
}


class Changed(NamedTuple):
    """A file with one value changed, and what was done to it."""

    file: str
    what: str
    raw: dict[str, Any]


def _places(shape: Shape, raw: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to every key of every part that there is, whether it stands there or not."""
    for key, below in shape.keys.items():
        yield (*way, key), below, raw.get(key)  # type: ignore[misc]  # a triple
        value = raw.get(key)
        if below.sort == "part" and isinstance(value, dict):
            yield from _places(below, value, (*way, key))
        elif below.item and below.item.sort == "part" and isinstance(value, list) and value:
            yield from _places(below.item, value[0], (*way, key, 0))


def _others(shape: Shape, value: Any) -> Iterator[tuple[str, Any]]:
    """Other values that a key could have, and that it had none."""
    if value is not None:
        yield "unset", None
    if shape.sort == "choice":
        yield from (("changed", each) for each in shape.choices[:2] if each != value)
    elif shape.sort == "list":
        if value:
            yield "fewer", value[1:]
            yield "more", [*value, value[0]]
        if isinstance(value, list) and len(value) > 1:
            yield "turned", value[::-1]
    elif shape.sort in OTHER:
        new = not value if shape.sort == "flag" else OTHER[shape.sort]
        yield "changed", f"{value}x" if new == value else new


@cache
def changes(kind: str) -> tuple[Changed, ...]:
    """One of every sort: each key of a kind, in the first record where it can be changed."""
    return tuple(_changes(kind))


def _changes(kind: str) -> Iterator[Changed]:
    seen = set()
    for file, each in SAMPLE.reads.items():
        if file.partition("/")[0] != kind:
            continue
        for way, shape, value in _places(shape_of(MODELS[kind]), each.raw):
            names = ".".join(part for part in way if isinstance(part, str))
            for what, other in _others(shape, value):
                made = _with(each.raw, way, other)
                if (names, what) not in seen and _alone(file, made).reads[file].part is not None:
                    seen.add((names, what))
                    yield Changed(file, f"{names} {what}", made)


def _with(raw: Any, way: tuple[Any, ...], value: Any) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(json.dumps(raw))
    holder: Any = made
    for part in way[:-1]:
        holder = holder[part]
    if value is None:
        holder.pop(way[-1], None)
    else:
        holder[way[-1]] = value
    return made


def _alone(file: str, raw: Any) -> Loaded:
    """A portfolio of one file."""
    return load([Content(file, dump(raw))])


def _keys(kind: str) -> set[str]:
    """The keys of a record but those that are parts, which are told by what is in them."""
    shape = shape_of(MODELS[kind])
    keys = {key for key, below in shape.keys.items() if below.sort not in ("part", "list")}
    return keys - {"schema_version"}  # there is only the one


@pytest.mark.parametrize("kind", MODELS)
def test_nothing_that_is_changed_goes_untold(kind: str) -> None:
    untold = []
    assert {each.what.partition(".")[0].split()[0] for each in changes(kind)} >= _keys(kind)
    for each in changes(kind):
        sides = (
            Side(_alone(each.file, SAMPLE.reads[each.file].raw), DAY),
            Side(_alone(each.file, each.raw), DAY),
        )
        if not collect(Sides(*sides)).facts:
            untold.append(each.what)
        page = report(Voice("da"), *sides)
        if "[change" in str(page.document.blocks):
            untold.append(f"{each.what}: without wording")
    assert untold == []


@pytest.mark.parametrize("file", SAMPLE.reads)
def test_a_file_that_is_the_same_tells_nothing(file: str) -> None:
    alone = load([SAMPLE.reads[file].content])
    found = collect(Sides(Side(alone, DAY), Side(alone, DAY)))
    assert (found.facts, found.reformed) == ((), ())


def test_the_sample_against_itself_is_no_change() -> None:
    found = collect(Sides(Side(SAMPLE, DAY), Side(SAMPLE, DAY)))
    assert (found.facts, found.unreadable, found.reformed) == ((), (), ())
