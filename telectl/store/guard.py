"""Numbers that must not get into git: in any file, in its name, in a commit's message."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from telectl.findings import Finding
from telectl.store import cpr
from telectl.store.load import MAX_NUMBERS, SEVERITIES, numbers

# What git leaves out of a message when the changes are shown below it.
_SCISSORS = re.compile(rb"^[^\n]{0,9}-{24} >8 -{24}\r?$", re.MULTILINE)


def in_file(name: str, data: bytes) -> Iterator[Finding]:
    """Those in a file and in its name; a record's typed codes are none."""
    shown = cpr.masked(name)
    yield from _raw(shown, name.encode("utf-8", "replace"), "name")
    if name.endswith((".yaml", ".yml")):
        yield from numbers(shown, data)
    else:
        yield from _raw(shown, data)


def in_message(name: str, data: bytes) -> Iterator[Finding]:
    """Those in a commit's message; below the scissors stand the changes, not the message."""
    yield from _raw(cpr.masked(name), _SCISSORS.split(data, maxsplit=1)[0], "message")


def _raw(name: str, data: bytes, why: str = "") -> Iterator[Finding]:
    for hit in islice(cpr.scan(data), MAX_NUMBERS):
        code = "X001" if hit.certain else "X002"
        line, column = (0, 0) if why == "name" else (hit.line, hit.column)
        yield Finding(code, SEVERITIES[code], name, (), line, column, {"why": why} if why else {})
