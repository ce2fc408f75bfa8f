"""The places of a few key paths, by one walk over the events that stops at the last of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Any

from telectl.findings import KeyPath

Spot = tuple[int, int]
_Wanted = dict[KeyPath, None]


class _Enough(Exception):  # noqa: N818 - the walk is over, nothing is wrong
    pass


def seek(data: bytes, paths: Iterable[KeyPath]) -> dict[KeyPath, Spot]:
    """Line and column, from 1, of the values at those paths that exist and aren't empty.

    The rest is left out: for a key that is missing, ``locate`` knows the nearest.
    """
    walk = _Walk(data, paths)
    with suppress(_Enough, walk.library.YAMLError):
        walk.document()
    return walk.found


class _Walk:
    def __init__(self, data: bytes, paths: Iterable[KeyPath]) -> None:
        from telectl.store.yaml.parser import library

        self.library: Any = library
        self.get: Callable[[], Any] = library.CParser(data).get_event
        self.left: _Wanted = dict.fromkeys(paths)
        self.found: dict[KeyPath, Spot] = {}
        self.ends = (library.MappingEndEvent, library.SequenceEndEvent)
        self.starts = (library.MappingStartEvent, library.SequenceStartEvent)

    def document(self) -> None:
        self.get()
        self.get()
        root = self.get()
        if type(root) is self.library.MappingStartEvent:
            self._note(root, ())
            self._mapping(())

    def _mapping(self, path: KeyPath) -> None:
        while type(key := self.get()) is not self.library.MappingEndEvent:
            self._value(self.get(), (*path, key.value))

    def _sequence(self, path: KeyPath) -> None:
        index = 0
        while type(event := self.get()) is not self.library.SequenceEndEvent:
            self._value(event, (*path, index))
            index += 1

    def _value(self, event: Any, path: KeyPath) -> None:
        self._note(event, path)
        if type(event) not in self.starts:
            return
        if not any(wanted[: len(path)] == path for wanted in self.left):
            self._skip()
        elif type(event) is self.library.MappingStartEvent:
            self._mapping(path)
        else:
            self._sequence(path)

    def _note(self, event: Any, path: KeyPath) -> None:
        if path not in self.left:
            return
        del self.left[path]
        start, end = event.start_mark, event.end_mark
        if start.index != end.index or type(event) in self.starts:
            self.found[path] = (start.line + 1, start.column + 1)
        if not self.left:
            raise _Enough

    def _skip(self) -> None:
        depth = 1
        while depth:
            kind = type(self.get())
            depth += (kind in self.starts) - (kind in self.ends)
