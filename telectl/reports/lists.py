"""Lists of records: a row each, in the order given."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TypeVar

from telectl.document import Column, Document, Inline, Report, Table, Text
from telectl.locale import Voice
from telectl.model.base import Record
from telectl.model.portfolio import Portfolio
from telectl.reports.teller import Teller

VERSION = 1
# What these are called is a name and no title.
NAMED = frozenset({"members", "organisations", "bodies"})
R = TypeVar("R", bound=Record)
Row = Mapping[str, Inline]
WIDE = frozenset({"title", "next_milestone", "seats", "indicator", "deployed", "home", "area"})
RIGHT = frozenset({"cases", "maturity"})


def report(
    voice: Voice,
    portfolio: Portfolio,
    day: date,
    folder: str,
    records: Sequence[R],
    *,
    row: Callable[[Teller, R], Row],
    columns: Sequence[str],
) -> Report:
    """The records of a kind as a table; the view holds them as they stand in the files."""
    teller = Teller(voice, portfolio, day)
    rows = [row(teller, each) for each in records]
    title = voice(f"list.{folder}", n=len(rows))
    heads = tuple(
        Column(
            voice("column.name" if n == "title" and folder in NAMED else f"column.{n}"),
            "right" if n in RIGHT else "left",
            wide=n in WIDE,
            whole=n == columns[0],
        )
        for n in columns
    )
    cells = tuple(_cells(each, columns) for each in rows)
    table = Table("", heads, cells, voice("list.none"))
    listed = [each.model_dump(mode="json", by_alias=True, exclude_unset=True) for each in records]
    view = {**teller.head(), "kind": folder, "records": listed}
    blocks = (*teller.opening(title), table)
    return Report("list", VERSION, view, Document(title, voice.language, blocks))


def _cells(row: Row, columns: Sequence[str]) -> tuple[Inline, ...]:
    """The first cell has the id below it: what a command asks for, never broken."""
    first = row[columns[0]]
    name = first.text if isinstance(first, Text) else first
    return (f"{name}\n{row['id']}", *(row[name] for name in columns[1:]))
