"""Bars on a terminal, drawn to an eighth of a cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telectl.document import Bar, Chart, Text
from telectl.render.runs import styled
from telectl.render.safe import safe_lines
from telectl.render.terminal_columns import GAP, lengths

if TYPE_CHECKING:
    from rich.console import RenderableType

LONGEST_BAR = 32


def chart(block: Chart, width: int) -> list[RenderableType]:
    """One line a bar: label, bar, figure."""
    from rich.table import Table as Grid

    if not block.bars:
        return []
    most = max(_size(bar) for bar in block.bars)
    labels = max(lengths([safe_lines(bar.label) for bar in block.bars]))
    shown = max(lengths([safe_lines(bar.shown) for bar in block.bars]))
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
