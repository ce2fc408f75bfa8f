"""The neutral document that every format but JSON writes.

A report makes these blocks; a renderer has one function per block. Text is
plain: whatever stands in it is shown literally, and made harmless, by the
renderer.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Tone = Literal["plain", "strong", "good", "watch", "bad", "quiet", "command"]


@dataclass(frozen=True, slots=True)
class Text:
    """A run of text with a tone; the words carry the meaning, the tone only helps.

    In a list, a command stands on a line of its own, which is never broken.
    """

    text: str
    tone: Tone = "plain"


Inline = str | Text


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the document's title."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text, of one or more runs."""

    runs: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels with their values, one a line."""

    rows: tuple[tuple[str, Inline], ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A table's column: its header, how it is set, and whether it may shrink first.

    ``whole`` keeps long words such as ids in one piece, whatever else must give way.
    """

    title: str
    align: Literal["left", "right"] = "left"
    wide: bool = False
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a caption; ``empty`` is said where there are no rows.

    A ``compact`` one speaks for itself: where room is short its headers are left out.
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Inline, ...], ...]
    empty: str
    compact: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a chart, with the word that stands for its figure."""

    label: str
    value: float
    shown: str
    tone: Tone = "plain"


@dataclass(frozen=True, slots=True)
class Chart:
    """A bar chart; the figures are always written beside the bars."""

    caption: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Items:
    """A list of points."""

    items: tuple[tuple[Inline, ...], ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """A remark set apart: that data are fictional, that nothing was found."""

    text: str
    tone: Tone = "quiet"


@dataclass(frozen=True, slots=True)
class Code:
    """Lines to be shown as they are: a command, a diff."""

    text: str


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins a new page, where there are pages."""


Block = Heading | Paragraph | Facts | Table | Chart | Items | Note | Code | PageBreak


@dataclass(frozen=True, slots=True)
class Document:
    """A title, the language it is written in, its blocks, and what frames them.

    ``subtitle`` stands below the title; ``footer``, where the paper comes from, at
    the foot of each page or at the end. ``longest`` is how many characters it may have
    where it is pasted as a comment: markdown leaves out what is beyond, and says so.
    """

    title: str
    language: str
    blocks: tuple[Block, ...]
    subtitle: str = ""
    footer: str = ""
    longest: int = 0

    def framed(self) -> tuple[Block, ...]:
        """The blocks as one page: the title first, the footer last."""
        blocks = list(self.blocks)
        at = next((i for i, b in enumerate(blocks) if isinstance(b, Heading) and b.level == 1), -1)
        if at < 0 and self.title:
            at = 0
            blocks.insert(0, Heading(1, self.title))
        if self.subtitle:
            blocks.insert(at + 1, Paragraph((self.subtitle,)))
        return (*blocks, Note(self.footer)) if self.footer else tuple(blocks)


@dataclass(frozen=True, slots=True)
class Report:
    """What a report is: the versioned view (JSON) and the document (the rest).

    ``view`` holds only what JSON can hold.
    """

    name: str
    version: int
    view: Mapping[str, object] = field(default_factory=dict)
    document: Document = field(default_factory=lambda: Document("", "da", ()))
