"""A report on a terminal: plain lines, tables that fit, colour only to help."""

from __future__ import annotations

from collections.abc import Callable
from io import StringIO
from typing import TYPE_CHECKING, Any, NamedTuple

from telectl.document import (
    Block,
    Chart,
    Code,
    Facts,
    Heading,
    Inline,
    Items,
    Note,
    PageBreak,
    Paragraph,
    Report,
    Table,
    Text,
    Tone,
)
from telectl.render.runs import INDENT, styled

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text as RichText

NARROWEST = 20


def render(report: Report, *, width: int = 100, colour: bool = False) -> str:
    """Every block in turn, an empty line between those that aren't close."""
    from rich.console import Console

    out = StringIO()
    console = Console(
        file=out,
        width=max(width, NARROWEST),
        force_terminal=colour,
        color_system="standard" if colour else None,
        no_color=not colour,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
        soft_wrap=False,
        _environ={},
    )
    for piece in _pieces(report, console.width):
        if isinstance(piece, _Unbroken):
            console.print(piece.text, no_wrap=True, overflow="ignore", crop=False)
        else:
            console.print(piece)
    return "\n".join(line.rstrip() for line in out.getvalue().split("\n"))


class _Unbroken(NamedTuple):
    """A line to copy: as long as it is, whatever the screen."""

    text: RichText


def _pieces(report: Report, width: int) -> list[RenderableType | _Unbroken]:
    blocks = report.document.framed()
    pieces: list[RenderableType | _Unbroken] = []
    for before, block in zip([None, *blocks], blocks, strict=False):
        if before is not None and not _close(before, block):
            pieces.append("")
        pieces += _BLOCKS[type(block)](block, width)
    return pieces


def _close(before: Block, block: Block) -> bool:
    return isinstance(before, Heading) and before.level > 1 and not isinstance(block, Heading)


def _joined(runs: tuple[Inline, ...], tone: Tone = "plain") -> RichText:
    from rich.text import Text as RichText

    return RichText("", overflow="fold").join([styled(run, tone) for run in runs])


def _padded(piece: RenderableType, left: int) -> RenderableType:
    from rich.padding import Padding

    return Padding(piece, (0, 0, 0, left), expand=False)


def _hanging(mark: str, text: RichText) -> RenderableType:
    from rich.table import Table as Grid

    grid = Grid.grid(padding=(0, 1))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    grid.add_row(styled(mark, "quiet"), text)
    return grid


def _heading(block: Heading, width: int) -> list[RenderableType]:
    text = styled(block.text, "strong")
    if block.level > 1:
        return [text]
    return [text, styled("━" * min(max(text.cell_len, 1), width), "quiet")]


def _paragraph(block: Paragraph, _width: int) -> list[RenderableType]:
    return [_joined(block.runs)]


def _facts(block: Facts, width: int) -> list[RenderableType]:
    from rich.table import Table as Grid

    labels = [styled(label, "quiet") for label, _ in block.rows]
    widest = max((label.cell_len for label in labels), default=0)
    if widest + 16 > width:
        return _stacked_facts(block)
    grid = Grid.grid(padding=(0, 2))
    grid.add_column(width=widest, no_wrap=True)
    grid.add_column(overflow="fold")
    for label, (_, value) in zip(labels, block.rows, strict=True):
        grid.add_row(label, styled(value))
    return [grid]


def _stacked_facts(block: Facts) -> list[RenderableType]:
    pieces: list[RenderableType] = []
    for label, value in block.rows:
        pieces += [styled(f"{label}:", "quiet"), _padded(styled(value), INDENT)]
    return pieces


def _table(block: Table, width: int) -> list[RenderableType]:
    from telectl.render.terminal_table import table

    caption: list[RenderableType] = [styled(block.caption, "strong")] if block.caption else []
    if not block.rows:
        return [*caption, styled(block.empty, "quiet")]
    return [*caption, *table(block, width)]


def _chart(block: Chart, width: int) -> list[RenderableType]:
    from telectl.render.terminal_chart import chart

    caption: list[RenderableType] = [styled(block.caption, "strong")] if block.caption else []
    return [*caption, *chart(block, width)]


def _items(block: Items, _width: int) -> list[RenderableType | _Unbroken]:
    marks = [f"{n}." if block.ordered else "•" for n in range(1, len(block.items) + 1)]
    widest = max((len(mark) for mark in marks), default=0)
    pieces: list[RenderableType | _Unbroken] = []
    for mark, item in zip(marks, block.items, strict=True):
        said = tuple(run for run in item if not _is_command(run))
        pieces.append(_hanging(mark.rjust(widest), _joined(said)))
        pieces += [_indented(run, widest + 1) for run in item if _is_command(run)]
    return pieces


def _is_command(run: Inline) -> bool:
    return isinstance(run, Text) and run.tone == "command"


def _indented(run: Inline, left: int) -> _Unbroken:
    text = styled(run)
    text.pad_left(left)
    return _Unbroken(text)


def _note(block: Note, _width: int) -> list[RenderableType]:
    mark = "!" if block.tone in ("bad", "watch") else "│"
    return [_hanging(mark, styled(block.text, block.tone))]


def _code(block: Code, _width: int) -> list[RenderableType]:
    return [_padded(styled(block.text.rstrip("\n")), INDENT)]


def _page_break(_block: PageBreak, width: int) -> list[RenderableType]:
    return [styled("─" * width, "quiet")]


_BLOCKS: dict[type, Callable[..., list[Any]]] = {
    Heading: _heading,
    Paragraph: _paragraph,
    Facts: _facts,
    Table: _table,
    Chart: _chart,
    Items: _items,
    Note: _note,
    Code: _code,
    PageBreak: _page_break,
}
