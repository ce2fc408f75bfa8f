"""A file that is being edited: its text, its nodes, and how it is set."""

from __future__ import annotations

import re
from dataclasses import dataclass

from telectl.store.yaml.emit import Layout
from telectl.store.yaml.nodes import Mapping, Node, Scalar, Sequence, children
from telectl.store.yaml.reading import outline
from telectl.store.yaml.whitespace import newline_of

_BREAK = re.compile(r"\r\n|\r|\n|\Z")


class Inexpressible(Exception):  # noqa: N818 - a turn of the way, not an error
    """The change can't be made by replacing a stretch of text."""


@dataclass(slots=True)
class Source:
    """The text without its byte order mark, with all that is derived from it."""

    text: str
    root: Mapping
    newline: str
    layout: Layout

    @classmethod
    def of(cls, text: str) -> Source:
        """Parse a text again after each change."""
        root = outline(text.encode())
        if root is None:
            raise Inexpressible
        return cls(text, root, newline_of(text), _layout(root))

    def line_start(self, index: int) -> int:
        """Where the line of a character begins."""
        return max(self.text.rfind("\n", 0, index), self.text.rfind("\r", 0, index)) + 1

    def line_end(self, index: int) -> int:
        """Where the line of a character ends, before its line break."""
        match = _BREAK.search(self.text, index)
        return match.start() if match else len(self.text)

    def next_line(self, index: int) -> int:
        """Where the line after that of a character begins."""
        match = _BREAK.search(self.text, index)
        return match.end() if match else len(self.text)

    def begins_line(self, index: int) -> bool:
        """Whether only blanks stand before a character on its line."""
        return not self.text[self.line_start(index) : index].strip(" ")

    def content_end(self, node: Node) -> int:
        """Behind the last character of a value; the parser counts blank lines to a block text."""
        if isinstance(node, Scalar):
            return self._scalar_end(node)
        below = children(node)
        return node.end.index if node.flow or not below else self.content_end(below[-1])

    def _scalar_end(self, node: Scalar) -> int:
        start, end = node.start.index, node.end.index
        if node.style not in {"|", ">"}:
            return end
        written = self.text[start:end]
        if "+" in written[:3]:
            return start + len(_without_last_break(written))
        return start + len(written.rstrip(" \t\r\n"))

    def dash(self, sequence: Sequence, number: int) -> int:
        """Where the dash of an item stands."""
        if number == 0:
            return sequence.start.index
        start = self.content_end(sequence.items[number - 1])
        before = self.text[start : sequence.items[number].start.index]
        indent = " " * sequence.start.column
        found = [match.end() - 1 for match in re.finditer(f"[\r\n]{indent}-", before)]
        if not found:
            raise Inexpressible
        return start + found[-1]

    def colon(self, key: Scalar, value: Node) -> int:
        """Behind the colon of a key."""
        gap = self.text[key.end.index : value.start.index]
        if ":" not in gap:
            raise Inexpressible
        return key.end.index + gap.index(":") + 1


def _without_last_break(written: str) -> str:
    return written.removesuffix("\n").removesuffix("\r")


def _layout(root: Mapping) -> Layout:
    """The indentation that the file itself shows first, or else ours."""
    step = offset = 0
    waiting: list[Node] = [root]
    while waiting and not (step and offset):
        node = waiting.pop(0)
        if isinstance(node, Scalar) or node.flow:
            continue
        for child in children(node):
            waiting.append(child)
            if isinstance(node, Mapping) and not isinstance(child, Scalar) and not child.flow:
                distance = child.start.column - node.start.column
                if isinstance(child, Mapping):
                    step = step or distance
                else:
                    offset = offset or distance + 1
    return Layout(step or 2, offset - 1 if offset else 2)
