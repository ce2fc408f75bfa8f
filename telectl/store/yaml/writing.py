"""New files: a record written in the one way that every reader reads alike."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from telectl.findings import Exit, Refusal
from telectl.store.yaml.emit import Layout, mapping_lines
from telectl.store.yaml.reading import read
from telectl.store.yaml.values import plain, same


def dump(value: Mapping[str, object], *, header: str = "") -> bytes:
    """A whole file: keys in their order, block style, LF; read again before it is given."""
    record = cast("dict[str, object]", plain(value))
    comments = [_comment(line) for line in header.splitlines()]
    lines = mapping_lines(record, 0, Layout()) if record else ["{}"]
    data = "".join(f"{line}\n" for line in [*comments, *lines]).encode()
    if not same(read(data)[0], record):
        raise Refusal(Exit.BUG, "edit.not_exact", path="")
    return data


def _comment(line: str) -> str:
    return line if line.startswith("#") else f"# {line}".rstrip()
