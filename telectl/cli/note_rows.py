"""The rows of a table of status notes: from text as spreadsheets write it, or from a workbook."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from telectl.findings import Exit, Refusal

MOST = 1 << 20
HEADERS = {
    "id": ("id", "project", "projekt", "projekttitel", "project title", "titel", "title"),
    "date": ("date", "dato"),
    "text": ("text", "tekst", "note", "status", "statusnote"),
    "by": ("by", "af", "member", "medlem"),
    "rating": ("rating", "light", "rag", "traffic light", "trafiklys", "lys", "vurdering"),
    "reason": ("reason", "begrundelse", "årsag"),
}
# What helps to fill in a table and says nothing new.
HELP = frozenset({*HEADERS["id"], "tilstand", "state"})
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

    @property
    def is_blank(self) -> bool:
        """Whether nothing was written beside the project."""
        return not any((self.day, self.text, self.by, self.rating, self.reason))


@dataclass(frozen=True, slots=True)
class Unread:
    """Something in a table that isn't read: what it is, what it is called, on which lines."""

    sort: str
    name: str = ""
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """The rows that say something, and all that is not read."""

    rows: tuple[Row, ...]
    unread: tuple[Unread, ...] = ()


def of_text(path: Path) -> Table:
    """The rows below the first line."""
    text, said = _text(path), 0
    separator = _SEPARATOR.match(text)  # a line by which a spreadsheet says how to read the rest
    if separator:
        text, said = text[separator.end() :], 1
    head = text.partition("\n")[0]
    delimiter = separator[1] if separator else max(";,\t", key=head.count)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    told: dict[int, list[str]] = {}
    try:
        header = next(lines, [])
        columns = columns_of(header)
        for cells in lines:
            if any(cell.strip() for cell in cells):
                told[lines.line_num + said] = cells
    except csv.Error as error:
        n = lines.line_num + said
        raise Refusal(Exit.ERRORS, "note.broken", file=path.name, n=n) from error
    rows = tuple(row_of(line, cells, columns) for line, cells in told.items())
    return Table(rows, tuple(unread_columns(header, columns, told)))


def row_of(line: int, cells: Sequence[str], columns: Mapping[str, int]) -> Row:
    """The note on a line."""
    told = {name: _cell(cells, place) for name, place in columns.items()}
    by, rating, reason = (told.get(name, "") for name in ("by", "rating", "reason"))
    return Row(line, told["id"], told["date"], told["text"], by, rating, reason)


def unread_columns(
    header: Sequence[str], columns: Mapping[str, int], told: Mapping[int, Sequence[str]]
) -> Iterator[Unread]:
    """The columns that nobody reads and somebody wrote in."""
    width = max((len(header), *(len(cells) for cells in told.values())))
    for place in set(range(width)) - set(columns.values()):
        name = _cell(header, place)
        lines = tuple(line for line, cells in told.items() if _cell(cells, place))
        if lines and name.lower() not in HELP:
            yield Unread("column" if name else "column_no", name or str(place + 1), lines)


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:  # a pipe may be endless
            data = file.read(MOST + 1)
    except OSError as error:
        raise Refusal(Exit.USAGE, "note.unreadable", file=str(path)) from error
    if len(data) > MOST or b"\0" in data:
        raise Refusal(Exit.ERRORS, "note.no_table", file=path.name)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def columns_of(header: Sequence[str]) -> dict[str, int]:
    """The place of each column by what it is called; refuses a header that lacks some."""
    found = placed(header)
    lacking = lacking_of(found)
    if lacking:
        raise Refusal(Exit.ERRORS, "note.columns", missing=lacking, n=len(lacking))
    return found


def placed(header: Sequence[str]) -> dict[str, int]:
    """The place of each column that is known."""
    said = [cell.strip().lower() for cell in header]
    found = {}
    for name, words in HEADERS.items():
        place = next((said.index(word) for word in words if word in said), None)
        if place is not None:
            found[name] = place
    return found


def lacking_of(columns: Mapping[str, int]) -> tuple[str, ...]:
    """The columns without which there is no note."""
    return tuple(name for name in ("id", "date", "text") if name not in columns)


def _cell(cells: Sequence[str], place: int) -> str:
    return cells[place].strip() if place < len(cells) else ""
