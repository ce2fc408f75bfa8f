"""Tables and bars on a terminal: how wide a column is, and what if it can't be."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from telectl.document import Bar, Chart, Column, Inline, Table, Text, Tone
from telectl.render.runs import INDENT, styled
from telectl.render.safe import safe_lines

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text as RichText

GAP = 2
LONGEST_BAR = 32
# A column that may shrink keeps room for a word or two; a longer word is broken.
ROOMY = 18
WORD = 14
# Where there is room for all of it, a wide column keeps so long a word whole.
LONG_WORD = 24


def table(block: Table, width: int) -> list[RenderableType]:
    """Columns where they fit, else one record after the other."""
    widths = fit(block, width)
    return _stacked(block) if widths is None else [_columns(block, widths)]


def fit(block: Table, width: int) -> list[int] | None:
    """The width of every column; None where they can't stand side by side."""
    natural = [max(_lengths(cells)) for cells in _by_column(block)]
    room = width - GAP * (len(natural) - 1)
    for roomy in (LONG_WORD, ROOMY):
        least = [_least(column, cells, roomy) for column, cells in _pairs(block)]
        if sum(least) <= room:
            break
    else:
        return None
    widths = list(natural)
    for wide_only in (True, False):
        eligible = [i for i, c in enumerate(block.columns) if c.wide or not wide_only]
        _shrink(widths, least, eligible, sum(widths) - room)
    return _given_on(block, natural, widths) if sum(natural) > room else widths


def _given_on(block: Table, natural: list[int], widths: list[int]) -> list[int]:
    """What wrapping leaves unused goes to the wide column that wants most."""
    used = [_used(cells, width) for (_, cells), width in zip(_pairs(block), widths, strict=True)]
    wants = [i for i, column in enumerate(block.columns) if column.wide and natural[i] > used[i]]
    if wants:
        most = max(wants, key=lambda i: natural[i])
        used[most] = min(natural[most], used[most] + sum(widths) - sum(used))
    return used


def _used(cells: list[str], width: int) -> int:
    return max((_cells(line) for cell in cells for line in wrap(cell, width)), default=0)


def _shrink(widths: list[int], least: list[int], eligible: list[int], excess: int) -> None:
    # The widest gives first, so that the columns end as even as they can.
    while excess > 0:
        able = [i for i in eligible if widths[i] > least[i]]
        if not able:
            return
        widths[max(able, key=lambda i: widths[i])] -= 1
        excess -= 1


def _pairs(block: Table) -> list[tuple[Column, list[str]]]:
    return list(zip(block.columns, _by_column(block), strict=True))


def _by_column(block: Table) -> list[list[str]]:
    return [
        [*([] if block.compact else [column.title]), *(_text(row[i]) for row in block.rows)]
        for i, column in enumerate(block.columns)
    ]


def _text(run: Inline) -> str:
    return safe_lines(run.text if isinstance(run, Text) else run)


def _lengths(cells: list[str]) -> list[int]:
    from rich.cells import cell_len

    return [cell_len(line) for cell in cells for line in cell.split("\n")] or [0]


def _least(column: Column, cells: list[str], roomy: int) -> int:
    natural = max(_lengths(cells))
    if column.align == "right":
        return natural
    longest = max(_lengths([word for cell in cells for word in cell.split()] or [""]))
    if column.whole:
        return longest
    if column.wide:
        return min(natural, max(ROOMY, min(longest, roomy)))
    return min(natural, longest, WORD)


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
    wrapped = [wrap(_text(cell), width) for cell, width in zip(row, widths, strict=True)]
    lines = []
    for i in range(max(map(len, wrapped))):
        line = styled("")
        for column, cell, width, pieces in zip(block.columns, row, widths, wrapped, strict=True):
            piece = pieces[i] if i < len(pieces) else ""
            room = " " * (width - _cells(piece))
            shown = room + piece if column.align == "right" else piece + room
            line.append_text(styled(Text(shown + " " * GAP, _tone(cell))))
        line.rstrip()
        lines.append(line)
    return lines


def wrap(text: str, width: int) -> list[str]:
    """The text in lines of at most so many cells, broken between words where it can be."""
    lines = []
    for paragraph in text.split("\n"):
        line = None
        for word in paragraph.split(" "):
            longer = word if line is None else f"{line} {word}"
            if _cells(longer) <= width:
                line = longer
                continue
            lines += [] if line is None else [line]
            *whole, line = _chopped(word, width)
            lines += whole
        lines.append(line or "")
    return lines


def _chopped(word: str, width: int) -> list[str]:
    """A word that is wider than its column, in pieces that fit."""
    pieces = [""]
    for letter in word:
        if pieces[-1] and _cells(pieces[-1] + letter) > width:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def _cells(text: str) -> int:
    from rich.cells import cell_len

    return len(text) if text.isascii() else cell_len(text)


def _tone(run: Inline) -> Tone:
    return run.tone if isinstance(run, Text) else "plain"


def _stacked(block: Table) -> list[RenderableType]:
    pieces: list[RenderableType] = []
    for row in block.rows:
        pieces.append(styled(row[0], "strong"))
        cells = list(zip(block.columns, row, strict=True))[1:]
        for short, group in groupby(cells, key=lambda cell: not cell[0].wide):
            told = [(column.title, cell) for column, cell in group if _text(cell).strip()]
            if told:
                pieces += [_abreast(told)] if short else [_long(*each) for each in told]
    return pieces


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


def chart(block: Chart, width: int) -> list[RenderableType]:
    """One line a bar: label, bar, figure."""
    from rich.table import Table as Grid

    if not block.bars:
        return []
    most = max(_size(bar) for bar in block.bars)
    labels = max(_lengths([safe_lines(bar.label) for bar in block.bars]))
    shown = max(_lengths([safe_lines(bar.shown) for bar in block.bars]))
    longest = min(LONGEST_BAR, width - min(labels, width // 2) - shown - 2 * GAP)
    grid = Grid.grid(padding=(0, GAP, 0, 0), pad_edge=False)
    grid.add_column(max_width=max(width // 2, 1), overflow="fold")
    if longest >= 4:
        grid.add_column(width=longest, no_wrap=True)
    grid.add_column(justify="right", overflow="fold")
    for bar in block.bars:
        drawn = [styled(Text(_bar(bar, most, longest), bar.tone))] if longest >= 4 else []
        grid.add_row(styled(bar.label), *drawn, styled(bar.shown))
    return [grid]


def _size(bar: Bar) -> float:
    return bar.value if 0 < bar.value < float("inf") else 0.0


def _bar(bar: Bar, most: float, longest: int) -> str:
    eighths = round(_size(bar) / most * longest * 8) if most else 0
    if _size(bar):
        eighths = max(eighths, 1)
    whole, part = divmod(eighths, 8)
    return "█" * whole + ("▏▎▍▌▋▊▉"[part - 1] if part else "")
