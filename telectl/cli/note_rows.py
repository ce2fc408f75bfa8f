"""The rows of a table of status notes: from text as spreadsheets write it, or from a workbook."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from telectl.findings import Exit, Refusal
from telectl.store.received.package import is_packed
from telectl.store.received.workbook import rows_of

MOST = 1 << 20
HEADERS = {
    "id": ("id", "project", "projekt", "projekttitel", "project title", "titel", "title"),
    "date": ("date", "dato"),
    "text": ("text", "tekst", "note", "status", "statusnote"),
    "by": ("by", "af", "member", "medlem"),
    "rating": ("rating", "light", "rag", "traffic light", "trafiklys", "lys", "vurdering"),
    "reason": ("reason", "begrundelse", "årsag"),
}
_SEPARATOR = re.compile(r"sep=([;,\t])\r?\n", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Row:
    """One note as it stood on a line of the table."""

    line: int
    id: str
    day: str
    text: str
    by: str
    rating: str
    reason: str


def rows_in(table: Path) -> Iterator[Row]:
    """Every row that says something, below the header."""
    return _of_workbook(table) if is_packed(table) else _of_text(table)


def _of_text(table: Path) -> Iterator[Row]:
    text, said = _text(table), 0
    separator = _SEPARATOR.match(text)  # a line by which a spreadsheet says how to read the rest
    if separator:
        text, said = text[separator.end() :], 1
    head = text.partition("\n")[0]
    delimiter = separator[1] if separator else max(";,\t", key=head.count)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        columns = _columns(next(lines, []))
        for cells in lines:
            if any(cell.strip() for cell in cells):
                told = {name: _cell(cells, place) for name, place in columns.items()}
                yield _row(lines.line_num + said, told)
    except csv.Error as error:
        n = lines.line_num + said
        raise Refusal(Exit.ERRORS, "note.broken", file=table.name, n=n) from error


def _of_workbook(table: Path) -> Iterator[Row]:
    """The rows below a header, on whichever sheet and row it stands."""
    columns: dict[str, int] = {}
    first: list[str] = []
    there = False
    for number, cells in rows_of(table):
        if not number:  # another sheet begins
            columns = {}
        elif columns and any(cell.strip() for cell in cells):
            yield _row(number, {name: _cell(cells, place) for name, place in columns.items()})
        elif not columns:
            first = first or [cell for cell in cells if cell.strip()]
            columns = _placed(cells)
            columns = {} if _lacking(columns) else columns
            there = there or bool(columns)
    if not there:
        _columns(first)


def _row(line: int, told: Mapping[str, str]) -> Row:
    by, rating, reason = (told.get(name, "") for name in ("by", "rating", "reason"))
    return Row(line, told["id"], told["date"], told["text"], by, rating, reason)


def _text(table: Path) -> str:
    try:
        with table.open("rb") as file:  # a pipe may be endless
            data = file.read(MOST + 1)
    except OSError as error:
        raise Refusal(Exit.USAGE, "note.unreadable", file=str(table)) from error
    if len(data) > MOST or b"\0" in data:
        raise Refusal(Exit.ERRORS, "note.no_table", file=table.name)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _columns(header: list[str]) -> dict[str, int]:
    found = _placed(header)
    lacking = _lacking(found)
    if lacking:
        raise Refusal(Exit.ERRORS, "note.columns", missing=lacking, n=len(lacking))
    return found


def _placed(header: list[str]) -> dict[str, int]:
    """The place of each column by what it is called."""
    said = [cell.strip().lower() for cell in header]
    found = {}
    for name, words in HEADERS.items():
        place = next((said.index(word) for word in words if word in said), None)
        if place is not None:
            found[name] = place
    return found


def _lacking(columns: Mapping[str, int]) -> tuple[str, ...]:
    return tuple(name for name in ("id", "date", "text") if name not in columns)


def _cell(cells: list[str], place: int) -> str:
    return cells[place].strip() if place < len(cells) else ""
