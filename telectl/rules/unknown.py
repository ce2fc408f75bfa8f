"""The one rule of facts that nobody knows: told together, not each for itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import NamedTuple

from telectl.findings import KeyPath, Severity
from telectl.model.base import Part
from telectl.model.portfolio import Portfolio
from telectl.model.shape import Shape, shape_of
from telectl.rules.registry import TOLD_OF_ALL, rule_of_all

SHOWN = 5
KEY = "unknown"


class _Way(NamedTuple):
    key: str
    here: bool
    below: tuple[_Way, ...]


@rule_of_all("U001", Severity.WARNING)
def facts_not_known(portfolio: Portfolio, day: date) -> Iterator[TOLD_OF_ALL]:
    """Facts are written as unknown: one finding for all of them."""
    places = list(_places(portfolio))
    if places:
        records = tuple(dict.fromkeys(record for record, _ in places))
        facts: dict[str, object] = {"n": len(places), "count": len(places)}
        facts |= {"records": records[:SHOWN], "more": max(0, len(records) - SHOWN)}
        if len(records) > SHOWN:
            facts["why"] = "more"
        yield *places[0], facts


def _places(portfolio: Portfolio) -> Iterator[tuple[str, KeyPath]]:
    for entry in portfolio.entries.values():
        if entry.record is not None and entry.raw:
            ways = _ways(type(entry.record))
            for path in _walk(ways, entry.raw, ()):
                yield entry.id, path


def _walk(ways: tuple[_Way, ...], raw: Mapping[str, object], path: KeyPath) -> Iterator[KeyPath]:
    for key, here, below in ways:
        value = raw.get(key)
        if isinstance(value, dict):
            if here and KEY in value:
                yield (*path, key)
            elif below:
                yield from _walk(below, value, (*path, key))
        elif isinstance(value, list) and below:
            for i, item in enumerate(value):
                if isinstance(item, dict):
                    yield from _walk(below, item, (*path, key, i))


@cache
def _ways(model: type[Part]) -> tuple[_Way, ...]:
    return _below(shape_of(model))


def _below(shape: Shape) -> tuple[_Way, ...]:
    """The keys that may hold an unknown fact, or lead to one that may."""
    found = []
    for key, value in shape.keys.items():
        item = value.item if value.sort == "list" and value.item else value
        below = _below(item)
        if value.unknown or below:
            found.append(_Way(key, value.unknown, below))
    return tuple(found)
