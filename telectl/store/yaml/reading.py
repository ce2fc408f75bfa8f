"""Bytes to a record: quickly where all is plain, strictly where anything is in doubt."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import cast

from telectl.store.yaml.guard import inspect
from telectl.store.yaml.nodes import Mapping, value_of
from telectl.store.yaml.problems import Problem, readable

Reading = tuple[dict[str, object] | None, tuple[Problem, ...]]


def read(data: bytes) -> Reading:
    """The record in these bytes, or None, and what is wrong; never raises."""
    return _reader()(data)


@cache
def _reader() -> Callable[[bytes], Reading]:
    """The parser's library costs start-up, so it is loaded with the first file."""
    from telectl.store.yaml.fast import Doubt, YAMLError, load

    def reader(data: bytes) -> Reading:
        try:
            return load(data), ()
        except (Doubt, YAMLError):
            return read_strictly(data)

    return reader


def read_strictly(data: bytes) -> Reading:
    """As ``read``, by the pass that knows every place."""
    root, problems = examine(data)
    if root is None:
        return None, problems
    return cast("dict[str, object]", value_of(root)), problems


def examine(data: bytes) -> tuple[Mapping | None, tuple[Problem, ...]]:
    """The nodes of a readable file, or None, and what is wrong."""
    text, found = inspect(data)
    if not readable(found):
        return None, tuple(found)
    root, more = _compose(text)
    found = [*found, *more]
    return (root if readable(found) else None), tuple(found)


def outline(data: bytes) -> Mapping | None:
    """The nodes of a file as far as there are any, whatever else is wrong with it."""
    text, _ = inspect(data)
    return _compose(text)[0]


def _compose(text: str) -> tuple[Mapping | None, list[Problem]]:
    from telectl.store.yaml.compose import compose

    return compose(text)
