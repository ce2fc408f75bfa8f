"""A report as a page to send or print: what HTML, Word and PDF have in common."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from math import isfinite
from typing import NamedTuple

from telectl.document import (
    Block,
    Chart,
    Document,
    Facts,
    Heading,
    Inline,
    Items,
    Note,
    Paragraph,
    Report,
    Text,
    Tone,
)
from telectl.render.safe import safe_lines

NAMELESS = "telectl"
DEEPEST = 5
# A day or a number is not broken over two lines; a row of so much is not broken over two pages.
SHORT, TALL, MANY_LINES = 12, 500, 10
# In a table only a longer word is broken, and no name.
WORD = 16
_DAYLESS = date(2000, 1, 1)


class Run(NamedTuple):
    """Text that is harmless to show, and its tone."""

    text: str
    tone: Tone = "plain"

    @property
    def short(self) -> bool:
        """Whether it stays in one piece."""
        return len(self.text) <= SHORT and "\n" not in self.text


class Kept(NamedTuple):
    """A block, and whether it is kept on the page of the one after it."""

    block: Block
    with_next: bool = False


class Paper(NamedTuple):
    """A document with one title above its blocks, and headings that skip no level."""

    title: str
    subtitle: str
    language: str
    blocks: tuple[Block, ...]
    footer: str
    day: date


def paper_of(report: Report) -> Paper:
    """The report's document as a page; its day is the one that the report judges."""
    document = report.document
    title = _title(document)
    return Paper(
        _line(title.text),
        _line(document.subtitle),
        document.language,
        _outlined(block for block in document.blocks if block is not title),
        _line(document.footer),
        _day(report),
    )


def run_of(inline: Inline) -> Run:
    """A run with harmless text."""
    if isinstance(inline, Text):
        return Run(safe_lines(inline.text), inline.tone)
    return Run(safe_lines(inline))


def kept(blocks: Sequence[Block]) -> Iterator[Kept]:
    """A heading with nothing below it stands on the page of what is before it, never on its own."""
    bare = bool(blocks) and isinstance(blocks[-1], Heading)
    for left, each in zip(range(len(blocks) - 1, -1, -1), blocks, strict=True):
        low = isinstance(each, Paragraph | Facts | Items | Note)
        yield Kept(each, bare and low and left == 1)


def stays_whole(row: tuple[Inline, ...]) -> bool:
    """Whether a row is low enough to be kept on one page."""
    texts = [run_of(cell).text for cell in row]
    return all(len(text) <= TALL and text.count("\n") < MANY_LINES for text in texts)


def said_and_commands(item: tuple[Inline, ...]) -> tuple[list[Run], list[str]]:
    """A point's text, and the commands that stand below it."""
    runs = [run_of(each) for each in item]
    said = [run for run in runs if run.tone != "command"]
    return said, [run.text for run in runs if run.tone == "command"]


def shares(chart: Chart) -> list[float]:
    """How long each bar is, of the longest."""
    sizes = [bar.value if isfinite(bar.value) and bar.value > 0 else 0.0 for bar in chart.bars]
    most = max(sizes, default=0.0)
    return [size / most if most else 0.0 for size in sizes]


def _title(document: Document) -> Heading:
    tops = (b for b in document.blocks if isinstance(b, Heading) and b.level == 1)
    return next(tops, Heading(1, document.title or NAMELESS))


def _outlined(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Headings below the title, none more than one level below the one before."""
    level, found = 1, list[Block]()
    for block in blocks:
        if isinstance(block, Heading):
            level = min(max(block.level, 2), level + 1, DEEPEST)
            block = Heading(level, _line(block.text))  # noqa: PLW2901 - the same block, outlined
        found.append(block)
    return tuple(found)


def _day(report: Report) -> date:
    day = report.view.get("day")
    try:
        return date.fromisoformat(str(day))
    except ValueError:
        return _DAYLESS


def _line(text: str) -> str:
    return " ".join(safe_lines(text).split())
