"""The rows of a workbook of status notes; what can't be seen in it is named and not taken."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from telectl.cli.note_rows import (
    Table,
    Unread,
    columns_of,
    lacking_of,
    placed,
    row_of,
    unread_columns,
)
from telectl.store.received.workbook import Sheet, sheets_of


def of_workbook(path: Path) -> Table:
    """The rows below a header, on whichever sheet and row it stands."""
    sheets = [each for each in sheets_of(path) if each.rows or each.unseen]
    seen = [each for each in sheets if not each.hidden]
    if not any(_header(each) for each in seen):
        columns_of(next((row for each in seen for row in each.rows.values()), []))
    tables = [_table(each) for each in seen]
    rows = tuple(row for each in tables for row in each.rows)
    unread = [Unread("hidden_sheet", each.title) for each in sheets if each.hidden]
    unread += [left for each in tables for left in each.unread]
    blank = tuple(row.line for row in rows if row.is_blank)
    unread += [Unread("blank", lines=blank)] if blank else []
    return Table(tuple(row for row in rows if not row.is_blank), tuple(unread))


def _header(sheet: Sheet) -> int | None:
    """The number of the row that names the columns."""
    found = (n for n, cells in sheet.rows.items() if not lacking_of(placed(cells)))
    return next(found, None)


def _table(sheet: Sheet) -> Table:
    header = _header(sheet)
    if header is None:
        return Table((), (Unread("sheet", sheet.title),))
    columns = placed(sheet.rows[header])
    told = {number: cells for number, cells in sheet.rows.items() if number > header}
    rows = tuple(row_of(number, cells, columns) for number, cells in told.items())
    unread = [*unread_columns(sheet.rows[header], columns, told), *_unseen(sheet, header)]
    return Table(rows, tuple(unread))


def _unseen(sheet: Sheet, header: int) -> Iterator[Unread]:
    lines = tuple(number for number in sheet.unseen if number > header)
    if lines:
        yield Unread("hidden_rows", sheet.title, lines)
