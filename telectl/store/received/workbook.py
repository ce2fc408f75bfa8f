"""The values of a workbook, row by row: of formulas only what they gave when it was saved."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

from telectl.findings import Refusal
from telectl.store.received.package import refused, unpacked

MOST_ROWS, MOST_COLUMNS = 10_000, 100
_BOOK = "xl/workbook.xml"


def rows_of(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Every row of every sheet with its number; an empty list between two sheets."""
    import openpyxl

    if _BOOK not in unpacked(path, links=True):
        raise refused(path, "no_workbook")
    try:
        book = openpyxl.load_workbook(
            BytesIO(path.read_bytes()), read_only=True, data_only=True, keep_links=False
        )
        for sheet in book.worksheets:
            found = sheet.iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS, values_only=True)
            for number, row in enumerate(found, 1):
                yield number, [_text(each) for each in row]
            yield 0, []
    except Refusal:
        raise
    # A workbook of somebody else's: whatever the reader stumbles over, it can't be read.
    except Exception as error:
        raise refused(path, "broken") from error


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
