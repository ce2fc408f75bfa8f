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


def misnames(
    record: Part | None, raw: Mapping[str, object] | None, folders: Mapping[str, str]
) -> bool:
    """Whether one of them is of no folder, or of one that its key doesn't ask for.

    Nearly every record names nothing amiss; this finds out without noting any place.
    """
    return record is not None and raw is not None and _amiss(_steps(type(record)), raw, folders)


def _amiss(steps: tuple[_Step, ...], raw: Mapping[str, object], folders: Mapping[str, str]) -> bool:
    for key, _, kinds, below in steps:
        value = raw.get(key)
        if value is None:
            continue
        for item in value if type(value) is list else (value,):
            if type(item) is str:
                if kinds is not None and not _fits(folders.get(item), kinds):
                    return True
            elif below and type(item) is dict and _amiss(below, item, folders):
                return True
    return False


def _fits(folder: str | None, kinds: tuple[str, ...]) -> bool:
    return folder in kinds if kinds else folder is not None


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
