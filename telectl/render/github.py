"""Findings as GitHub's annotations: lines on stdout that its runner takes for commands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from telectl.findings import Severity
from telectl.render.rows import Row, Run
from telectl.render.safe import obeyed_by_none, safe

SHOWN = 10  # so many of each level GitHub shows of one step; the rest it drops without a word
SUMMARY = 1_000_000  # of a summary GitHub takes a mebibyte, or nothing


def render(run: Run) -> str:
    """A command for each finding that GitHub will show; the rest as in a text, and counted."""
    quiet = [row for row in run.rows if row.old and not row.fails]
    telling = [row for row in run.rows if not row.old or row.fails]
    levels = [[row for row in telling if row.severity is each] for each in Severity]
    shown = chain.from_iterable(level[:SHOWN] for level in levels)
    rest = chain.from_iterable(level[SHOWN:] for level in levels)
    lines = [*map(_annotation, shown), *(obeyed_by_none(row.line) for row in (*rest, *quiet))]
    return "\n".join([*lines, *_notices(run, [len(level[SHOWN:]) for level in levels]), ""])


def _annotation(row: Row) -> str:
    at = row.place
    told: dict[str, object] = {"file": row.file, "line": max(at.line, 1)}
    if at.line and at.end_line in (0, at.line):
        told |= {"endLine": at.line, "col": max(at.column, 1)}
        told |= {"endColumn": at.end_column - 1} if at.end_column > at.column else {}
    told["title"] = f"{row.code}: {row.title}" if row.title != row.code else row.code
    return _command(row.severity.value, row.message, told)


def _notices(run: Run, left: list[int]) -> Iterator[str]:
    if run.clocks:
        yield notice(run.clocks)
    for line in run.skipped_lines:
        yield notice(line)
    counted = {"errors": left[0], "warnings": left[1]}
    more = [run.voice(f"count.{name}", n=n) for name, n in counted.items() if n]
    if more:
        yield notice(run.voice("in_ci.more", more=more))


def notice(text: str, level: str = "notice") -> str:
    """An annotation that belongs to no file."""
    return _command(level, safe(text), {"title": "telectl"})


def _command(name: str, text: str, properties: dict[str, object]) -> str:
    told = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{name} {told}::{obeyed_by_none(_data(text))}"


def _data(text: str) -> str:
    return safe(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def summary(markdown: str, more: str, taken: int = 0) -> bytes:
    """A page for the summary of a step that holds ``taken`` bytes already, cut between lines."""
    room = SUMMARY - taken
    data = markdown.encode("utf-8", "replace")
    if len(data) <= room:
        return data
    return b"\n".join(_fitting(data.split(b"\n"), room)) + f"\n\n{more}\n".encode()


def _fitting(lines: Iterable[bytes], room: int) -> Iterator[bytes]:
    for line in lines:
        room -= len(line) + 1
        if room < 0:
            return
        yield line
