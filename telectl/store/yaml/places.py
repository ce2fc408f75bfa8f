"""Where a value stands in a file, and what stands at a place."""

from __future__ import annotations

from typing import NamedTuple

from telectl.findings import KeyPath
from telectl.store.yaml.nodes import Mapping, Node, Scalar, Sequence
from telectl.store.yaml.reading import outline


class Place(NamedTuple):
    """A stretch of a file; lines and columns count from 1, the end is behind the last."""

    line: int
    column: int
    end_line: int
    end_column: int


_START = Place(1, 1, 1, 1)


class Places:
    """The places in one file."""

    def __init__(self, root: Mapping | None) -> None:
        self._root = root

    def find(self, path: KeyPath, *, key: bool = False) -> Place:
        """The value (or its key) at a path, or the nearest that exists above it.

        Parts that the file lacks are passed over: a missing key, the name of
        the member of a union that a value was tried as.
        """
        if self._root is None:
            return _START
        node: Node = self._root
        name: Node | None = None
        for part in path:
            step = _step(node, part)
            if step:
                name, node = step
        return _place(name if name is not None and (key or _is_empty(node)) else node)

    def path_at(self, line: int, column: int) -> KeyPath:
        """The path of the value or key at a place; empty for comments and the space between."""
        node: Node | None = self._root
        path: KeyPath = ()
        while node is not None and not isinstance(node, Scalar):
            for part, name, child in _named_children(node):
                if _covers(child, line, column) or (name and _covers(name, line, column)):
                    path = (*path, part)
                    node = child if _covers(child, line, column) else None
                    break
            else:
                return ()
        return path


def locate(data: bytes) -> Places:
    """The places in a file; of one that can't be parsed only its beginning."""
    return Places(outline(data))


def _step(node: Node, part: str | int) -> tuple[Node, Node] | None:
    """The key and the value for one part of a path; an item is its own key."""
    if isinstance(node, Mapping):
        return next(((key, value) for key, value in node.entries if key.text == part), None)
    if isinstance(node, Sequence) and isinstance(part, int) and 0 <= part < len(node.items):
        return node.items[part], node.items[part]
    return None


def _named_children(
    node: Mapping | Sequence,
) -> list[tuple[str | int, Scalar | None, Node]]:
    if isinstance(node, Mapping):
        return [(key.text, key, value) for key, value in node.entries]
    return [(number, None, item) for number, item in enumerate(node.items)]


def _is_empty(node: Node) -> bool:
    return isinstance(node, Scalar) and node.start.index == node.end.index


def _place(node: Node) -> Place:
    start, end = node.start, node.end
    return Place(start.line + 1, start.column + 1, end.line + 1, end.column + 1)


def _covers(node: Node, line: int, column: int) -> bool:
    place = _place(node)
    return place[:2] <= (line, column) < place[2:]
