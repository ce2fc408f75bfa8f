"""The wording of one language, read table by table when it is asked for.

A command needs a few tables of many; reading only these keeps ``--help`` quick.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

_HEADER = re.compile(r"^\[([A-Za-z_]+)", re.MULTILINE)


class Table:
    """Finds the value of a dotted key."""

    def __init__(self, language: str) -> None:
        self._language = language

    def find(self, key: str) -> object:
        """What stands at the key: a text, a table, a list; None where nothing does."""
        first, *rest = key.split(".")
        found: object = _section(self._language, first)
        for part in rest:
            found = found.get(part) if isinstance(found, dict) else None
        return found

    def names(self, key: str) -> list[str]:
        """The list of words at the key."""
        found = self.find(key)
        return [str(each) for each in found] if isinstance(found, list) else []


def plain(found: object) -> str | None:
    """The text of a value: itself, or what its table says of itself under ``_``."""
    if isinstance(found, dict):
        found = found.get("_", found.get("other"))
    return found if isinstance(found, str) else None


@cache
def _section(language: str, name: str) -> object:
    import tomllib

    return tomllib.loads(_pieces(language).get(name, "")).get(name)


@cache
def _pieces(language: str) -> dict[str, str]:
    text = (Path(__file__).parent / f"{language}.toml").read_text(encoding="utf-8")
    starts = [(each.start(), each[1]) for each in _HEADER.finditer(text)]
    ends = [start for start, _ in starts[1:]] + [len(text)]
    pieces: dict[str, str] = {}
    for (start, name), end in zip(starts, ends, strict=True):
        pieces[name] = pieces.get(name, "") + text[start:end]
    return pieces
