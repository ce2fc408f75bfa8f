"""What a record still lacks: in words, whose move it is, since when, and the commands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from telectl.document import Block, Heading, Inline, Items, Note, Text
from telectl.reports.teller import Teller
from telectl.reports.views import as_view

SHOWN = 3


class Gap(NamedTuple):
    """One thing that is lacking."""

    text: str
    whose: str | None = None
    commands: tuple[str, ...] = ()
    asked: date | None = None
    code: str | None = None


def said(teller: Teller, gaps: Sequence[Gap]) -> str:
    """What is lacking in a row, short enough for a conclusion."""
    shown = [each.text for each in gaps[:SHOWN]]
    if len(gaps) > SHOWN:
        shown.append(teller.voice("status.and_more", n=len(gaps) - SHOWN))
    return "; ".join(shown)


def movers(teller: Teller, gaps: Sequence[Gap]) -> str:
    """Whose move it is, each once."""
    return ", ".join(dict.fromkeys(teller.name(each.whose) for each in gaps if each.whose))


def gap_blocks(teller: Teller, gaps: Sequence[Gap]) -> Iterator[Block]:
    """The list of what is lacking, each with its commands."""
    if gaps:
        yield Heading(2, teller.voice("explained.lacking", n=len(gaps)))
        yield Items(tuple(_item(teller, each) for each in gaps))


def _item(teller: Teller, gap: Gap) -> tuple[Inline, ...]:
    runs: list[Inline] = [gap.text]
    if gap.whose:
        whose, facts = teller.name(gap.whose), {}
        if gap.asked:
            facts = {"asked": gap.asked, "days": teller.days((teller.day - gap.asked).days)}
        key = "explained.whose_asked" if gap.asked else "explained.whose"
        runs.append(teller.voice(key, whose=whose, **facts))
    return (*runs, *(Text(each, "command") for each in gap.commands))


def gaps_view(gaps: Sequence[Gap]) -> object:
    """The same for machines."""
    return as_view(tuple(gaps))


def nothing_lacks(teller: Teller) -> Block:
    """That nothing is lacking."""
    return Note(teller.voice("explained.nothing"), "good")
