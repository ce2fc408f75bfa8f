"""Tables on a terminal: columns side by side, or one record after the other."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from telectl.document import Inline, Table, Text, Tone
from telectl.render.runs import INDENT, styled
from telectl.render.terminal_columns import GAP, WORD, cell_count, fit, text_of, wrap

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text as RichText


def table(block: Table, width: int) -> list[RenderableType]:
    """Columns where they fit, else one record after the other."""
    widths = fit(block, width)
    return _stacked(block) if widths is None else [_columns(block, widths)]


def _columns(block: Table, widths: list[int]) -> RenderableType:
    """All rows as one text: the widths are known, so nothing has to be measured again."""
    rows = list(block.rows)
    if not block.compact:
        titles = tuple(Text(column.title, "quiet") for column in block.columns)
        rows = [titles, tuple(Text("─" * width, "quiet") for width in widths), *rows]
    lines = [line for row in rows for line in _row_lines(block, row, widths)]
    return styled("\n").join(lines)


def _row_lines(block: Table, row: tuple[Inline, ...], widths: list[int]) -> list[RichText]:
    """The lines of a row, each cell wrapped in its column and set to its side."""
    wrapped = [wrap(text_of(cell), width) for cell, width in zip(row, widths, strict=True)]
    lines = []
    for i in range(max(map(len, wrapped))):
        line = styled("")
        for column, cell, width, pieces in zip(block.columns, row, widths, wrapped, strict=True):
            piece = pieces[i] if i < len(pieces) else ""
            room = " " * (width - cell_count(piece))
            shown = room + piece if column.align == "right" else piece + room
            line.append_text(styled(Text(shown + " " * GAP, _tone(cell))))
        line.rstrip()
        lines.append(line)
    return lines


def _tone(run: Inline) -> Tone:
    return run.tone if isinstance(run, Text) else "plain"


def _stacked(block: Table) -> list[RenderableType]:
    pieces: list[RenderableType] = []
    for row in block.rows:
        named = 2 if block.columns[0].align == "right" and len(row) > 1 else 1
        pieces.append(_headed(row[:named]))
        cells = list(zip(block.columns, row, strict=True))[named:]
        for short, group in groupby(cells, key=lambda cell: not cell[0].wide):
            told = [(column.title, cell) for column, cell in group if text_of(cell).strip()]
            if told:
                pieces += [_abreast(told)] if short else [_long(*each) for each in told]
    return pieces


def _headed(cells: tuple[Inline, ...]) -> RichText:
    """What a record is called; a number stands before its name, with the lines below set in."""
    first = text_of(cells[0])
    if len(cells) == 1:
        return styled(cells[0], "strong")
    room = " " * (cell_count(first) + GAP)
    lines = text_of(cells[1]).replace("\n", f"\n{room}")
    return styled(f"{first}{' ' * GAP}{lines}", "strong")


def _abreast(cells: list[tuple[str, Inline]]) -> RenderableType:
    from rich.padding import Padding

    line = styled("")
    for label, value in cells:
        line.append_text(styled(" · " if line else "", "quiet")).append_text(_named(label))
        line.append_text(styled(value))
    return Padding(line, (0, 0, 0, INDENT))


def _long(label: str, value: Inline) -> RenderableType:
    from rich.padding import Padding
    from rich.table import Table as Grid

    grid = Grid.grid(padding=(0, 1, 0, 0), pad_edge=False)
    grid.add_column(overflow="fold", max_width=WORD)
    grid.add_column(overflow="fold")
    grid.add_row(styled(f"{label}:" if label else "", "quiet"), styled(value))
    return Padding(grid, (0, 0, 0, INDENT))


def _named(label: str) -> RichText:
    return styled(f"{label}: " if label else "", "quiet")
