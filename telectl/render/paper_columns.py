"""How wide a table's columns are on paper: so that its rows take the fewest lines."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from telectl.document import Table
from telectl.render.paper import WORD, Run
from telectl.render.terminal_columns import lengths, text_of

# About so many letters of a table's size stand side by side on a page.
LETTERS = 92
GAP, LEAST = 3, 4
# So many rows tell what a table needs.
TOLD = 40
_STEPS = (1, 2, 3, 4, 6, 8, 12, 16, 24)


def widths(table: Table) -> list[int]:
    """The share of each column, in letters of LETTERS."""
    columns = [_column(table, i) for i in range(len(table.columns))]
    found = [_least(cells, whole=c.whole) for cells, c in zip(columns, table.columns, strict=True)]
    room = LETTERS - GAP * len(found)
    longest = sorted(zip(*columns, strict=True), key=lambda row: -sum(map(len, row)))[:TOLD]
    rows = [[max(lengths([cell])) for cell in row] for row in longest]
    while (left := room - sum(found)) > 0:
        best = _best_step(rows, found, left)
        if best is None:
            break
        found[best[0]] += best[1]
    return _spread(table, found, left)


def roomy(sizes: Sequence[int]) -> bool:
    """Whether every column has room for whole words."""
    return sum(sizes) <= LETTERS


def _column(table: Table, i: int) -> list[str]:
    return [text_of(table.columns[i].title), *(text_of(row[i]) for row in table.rows)]


def _least(cells: Sequence[str], *, whole: bool) -> int:
    longest = max(lengths([word for cell in cells for word in _pieces(cell)] or [""]))
    return max(longest if whole else min(longest, WORD), LEAST)


def _pieces(cell: str) -> list[str]:
    """What of a cell stays in one piece."""
    return [cell] if Run(cell).short else cell.split()


def _height(rows: Sequence[Sequence[int]], found: Sequence[int]) -> float:
    """The lines that the rows take; one that a cell saves beside a longer one counts a little."""
    height = 0.0
    for row in rows:
        lines = [ceil(length / width) for length, width in zip(row, found, strict=True)]
        height += max(lines) + sum(lines) / 4
    return height


def _best_step(
    rows: Sequence[Sequence[int]], found: Sequence[int], left: int
) -> tuple[int, int] | None:
    """The column, and the letters for it, that save most lines a letter."""
    before = _height(rows, found)
    best, most = None, 0.0
    for i in range(len(found)):
        for step in (each for each in _STEPS if each <= left):
            wider = [*found[:i], found[i] + step, *found[i + 1 :]]
            saved = (before - _height(rows, wider)) / step
            if saved > most:
                best, most = (i, step), saved
    return best


def _spread(table: Table, found: list[int], left: int) -> list[int]:
    """What no row needs goes to the wide columns, else to all."""
    takers = [i for i, column in enumerate(table.columns) if column.wide] or range(len(found))
    return [
        width + GAP + (max(left, 0) // len(takers) if i in takers else 0)
        for i, width in enumerate(found)
    ]
