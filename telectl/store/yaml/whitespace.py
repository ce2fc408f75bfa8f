"""The one form of a file's white space; nothing else is ever touched."""

from __future__ import annotations

import re

from telectl.store.yaml.guard import split_mark
from telectl.store.yaml.nodes import Scalar, scalars
from telectl.store.yaml.reading import outline, read
from telectl.store.yaml.values import same

_LINE_BREAK = re.compile(r"\r\n|\r|\n")


def newline_of(text: str) -> str:
    """The line ending of a file: that of its first line."""
    match = _LINE_BREAK.search(text)
    return match[0] if match else "\n"


def canonical(data: bytes) -> bytes:
    """No trailing blanks, one kind of line ending, one at the end, no byte order mark.

    A file that can't be read, or would be read differently, stays as it is.
    """
    before = read(data)[0]
    if before is None:
        return data
    text = split_mark(data)[1].decode()
    lines = _LINE_BREAK.split(text)
    kept = _lines_in_texts(data)
    trimmed = [line if number in kept else line.rstrip(" \t") for number, line in enumerate(lines)]
    newline = newline_of(text)
    for end in _without_blank_end(trimmed), len(trimmed):
        after = (newline.join(trimmed[:end]).removesuffix(newline) + newline).encode()
        if same(read(after)[0], before):
            return after
    return data


def _without_blank_end(lines: list[str]) -> int:
    return max(number for number, line in enumerate(lines, 1) if line or number == 1)


def _lines_in_texts(data: bytes) -> set[int]:
    """The lines of texts of several lines, where a trailing blank may be content."""
    root = outline(data)
    if root is None:
        return set()
    return {
        number
        for node in scalars(root)
        for number in range(node.start.line + _is_block(node), node.end.line)
    }


def _is_block(node: Scalar) -> bool:
    return node.style in {"|", ">"}
