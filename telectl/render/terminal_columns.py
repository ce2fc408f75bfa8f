"""How wide the columns of a table are on a terminal, and its texts wrapped in them."""

from __future__ import annotations

from telectl.document import Column, Inline, Table, Text
from telectl.render.safe import safe_lines

GAP = 2
# A column that may shrink keeps room for a word or two; a longer word is broken.
ROOMY = 18
WORD = 14
# Where there is room for all of it, a wide column keeps so long a word whole.
LONG_WORD = 24


def fit(block: Table, width: int) -> list[int] | None:
    """The width of every column; None where they can't stand side by side."""
    natural = [max(lengths(cells)) for cells in _by_column(block)]
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
    return max((cell_count(line) for cell in cells for line in wrap(cell, width)), default=0)


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
        [*([] if block.compact else [column.title]), *(text_of(row[i]) for row in block.rows)]
        for i, column in enumerate(block.columns)
    ]


def text_of(run: Inline) -> str:
    """What a cell says, harmless on a terminal."""
    return safe_lines(run.text if isinstance(run, Text) else run)


def lengths(cells: list[str]) -> list[int]:
    """How many terminal cells each line of some texts takes."""
    from rich.cells import cell_len

    return [cell_len(line) for cell in cells for line in cell.split("\n")] or [0]


def _least(column: Column, cells: list[str], roomy: int) -> int:
    natural = max(lengths(cells))
    if column.align == "right":
        return natural
    longest = max(lengths([word for cell in cells for word in cell.split()] or [""]))
    if column.whole:
        return longest
    if column.wide:
        return min(natural, max(ROOMY, min(longest, roomy)))
    return min(natural, longest, WORD)


def wrap(text: str, width: int) -> list[str]:
    """The text in lines of at most so many cells, broken between words where it can be."""
    lines = []
    for paragraph in text.split("\n"):
        line = None
        for word in paragraph.split(" "):
            longer = word if line is None else f"{line} {word}"
            if cell_count(longer) <= width:
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
        if pieces[-1] and cell_count(pieces[-1] + letter) > width:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def cell_count(text: str) -> int:
    """How many terminal cells a line takes."""
    from rich.cells import cell_len

    return len(text) if text.isascii() else cell_len(text)
