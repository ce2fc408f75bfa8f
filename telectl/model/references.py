"""Which ids a record names, and where."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from telectl.findings import KeyPath
from telectl.model.base import Part
from telectl.model.shape import Shape, shape_of


class Reference(NamedTuple):
    """An id named at a key path; the kinds that it may be of, none for any."""

    path: KeyPath
    id: str
    kinds: tuple[str, ...]


class _Step(NamedTuple):
    key: str
    many: bool
    kinds: tuple[str, ...] | None
    below: tuple[_Step, ...]


def references(record: Part | None, raw: Mapping[str, object] | None) -> Iterator[Reference]:
    """Every id that a record's raw values name, in the order of the model's keys."""
    return _walk(_steps(type(record)), raw or {}, ()) if record is not None else iter(())


def named(
    record: Part | None, raw: Mapping[str, object] | None
) -> list[tuple[str, tuple[str, ...]]]:
    """The same ids and kinds without their places: what nearly every record needs."""
    found: list[tuple[str, tuple[str, ...]]] = []
    if record is not None and raw is not None:
        _collect(_steps(type(record)), raw, found)
    return found


def _collect(
    steps: tuple[_Step, ...],
    raw: Mapping[str, object],
    found: list[tuple[str, tuple[str, ...]]],
) -> None:
    for key, _, kinds, below in steps:
        value = raw.get(key)
        if value is None:
            continue
        for item in value if type(value) is list else (value,):
            if type(item) is str:
                if kinds is not None:
                    found.append((item, kinds))
            elif below and type(item) is dict:
                _collect(below, item, found)


@cache
def _steps(model: type[Part]) -> tuple[_Step, ...]:
    return _below(shape_of(model))


def _below(shape: Shape) -> tuple[_Step, ...]:
    found = []
    for key, value in shape.keys.items():
        item = value.item if value.sort == "list" and value.item else value
        below = _below(item)
        if item.refers is not None or below:
            found.append(_Step(key, value.sort == "list", item.refers, below))
    return tuple(found)


def _walk(
    steps: tuple[_Step, ...], raw: Mapping[str, object], path: KeyPath
) -> Iterator[Reference]:
    for key, many, kinds, below in steps:
        value = raw.get(key)
        if value is None:
            continue
        if many:
            items = enumerate(value) if isinstance(value, list) else ()
            for index, item in items:
                yield from _value(kinds, below, item, (*path, key, index))
        else:
            yield from _value(kinds, below, value, (*path, key))


def _value(
    kinds: tuple[str, ...] | None, below: tuple[_Step, ...], value: object, path: KeyPath
) -> Iterator[Reference]:
    if isinstance(value, str):
        if kinds is not None:
            yield Reference(path, value, kinds)
    elif below and isinstance(value, dict):
        yield from _walk(below, value, path)
