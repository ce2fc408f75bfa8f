"""The values of a workbook, row by row: of formulas only what they gave when it was saved."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from telectl.findings import Refusal
from telectl.store.received.package import read, refused, unpack

MOST_ROWS, MOST_COLUMNS = 10_000, 100
# A sheet of our own with the words of the lists to choose from.
LISTS = "telectl"
_BOOK = "xl/workbook.xml"
_ROW = re.compile(rb"<(?:\w+:)?row\b([^>]*)")
_HIDDEN = re.compile(rb"\bhidden\s*=\s*[\"'](?:1|true)[\"']")
_NUMBER = re.compile(rb"\br\s*=\s*[\"'](\d+)[\"']")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its rows by number, those that can't be seen, whether it can be seen itself."""

    title: str
    rows: Mapping[int, list[str]]
    unseen: Mapping[int, list[str]]
    hidden: bool


def sheets_of(path: Path) -> list[Sheet]:
    """Every sheet with the rows that say something; refuses one that goes on past the limit."""
    import openpyxl

    data = read(path)
    parts = unpack(path, data, links=True)
    if _BOOK not in parts:
        raise refused(path, "no_workbook")
    try:
        book = openpyxl.load_workbook(
            BytesIO(data), read_only=True, data_only=True, keep_links=False
        )
        return [_sheet(path, parts, each) for each in book.worksheets if not _is_lists(each)]
    except Refusal:
        raise
    # A workbook of somebody else's: whatever the reader stumbles over, it can't be read.
    except Exception as error:
        raise refused(path, "broken") from error


def _is_lists(sheet: Any) -> bool:
    return bool(sheet.title == LISTS and sheet.sheet_state != "visible")


def _sheet(path: Path, parts: Mapping[str, bytes], sheet: Any) -> Sheet:
    # The reader of rows knows where its sheet lies, and not which of them are hidden.
    hidden = _hidden(parts.get(sheet._worksheet_path, b""))  # noqa: SLF001 - it has no other word
    rows = dict(_rows(path, sheet))
    return Sheet(
        sheet.title,
        {number: row for number, row in rows.items() if number not in hidden},
        {number: row for number, row in rows.items() if number in hidden},
        sheet.sheet_state != "visible",
    )


def _rows(path: Path, sheet: Any) -> Iterator[tuple[int, list[str]]]:
    sheet.reset_dimensions()  # a row is as long as its last cell, whatever the sheet says
    for number, row in enumerate(sheet.iter_rows(values_only=True), 1):
        cells = [_text(each) for each in row]
        if not any(each.strip() for each in cells):
            continue
        if number > MOST_ROWS:
            raise refused(path, "long", sheet=sheet.title, n=MOST_ROWS)
        if any(each.strip() for each in cells[MOST_COLUMNS:]):
            raise refused(path, "wide", sheet=sheet.title, n=MOST_COLUMNS)
        yield number, cells[:MOST_COLUMNS]


def _hidden(data: bytes) -> set[int]:
    """The numbers of the rows that a sheet hides; one without a number follows the one before."""
    found, last = set(), 0
    for each in _ROW.finditer(data):
        number = _NUMBER.search(each[1])
        last = int(number[1]) if number else last + 1
        if _HIDDEN.search(each[1]):
            found.add(last)
    return found


def _text(value: object) -> str:
    """A value as one would type it; a day stays one also where a time of day came with it."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
