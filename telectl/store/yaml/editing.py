"""Edits of an existing file: only the bytes that change."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from telectl.findings import Exit, KeyPath, Refusal
from telectl.store.yaml.guard import split_mark
from telectl.store.yaml.reading import read
from telectl.store.yaml.roundtrip import rewritten
from telectl.store.yaml.source import Inexpressible, Source
from telectl.store.yaml.splice import spliced
from telectl.store.yaml.values import Edit, changed, same


class Edited(NamedTuple):
    """The new bytes; not ``exact`` where more than the change had to be written anew."""

    data: bytes
    exact: bool


def edit(data: bytes, changes: Sequence[Edit]) -> Edited:
    """A file with the changes made, read again and compared before it is given."""
    before = read(data)[0]
    if before is None:
        raise Refusal(Exit.ERRORS, "edit.unreadable")
    expected = changed(before, changes)
    mark, rest = split_mark(data)
    for way in _in_stretches, _anew:
        text = way(rest.decode(), list(changes))
        if text is not None and same(read(mark + text.encode())[0], expected):
            return Edited(mark + text.encode(), way is _in_stretches)
    raise Refusal(Exit.ERRORS, "edit.not_exact", path=_shown(changes[0].path if changes else ()))


def _in_stretches(text: str, changes: list[Edit]) -> str | None:
    try:
        for change in changes:
            text = spliced(Source.of(text), change)
    except Inexpressible:
        return None
    return text


def _anew(text: str, changes: list[Edit]) -> str | None:
    try:
        return rewritten(Source.of(text), changes)
    except Exception:  # noqa: BLE001 - the library raises what it likes; all mean "not this way"
        return None


def _shown(path: KeyPath) -> str:
    return ".".join(str(part) for part in path)
