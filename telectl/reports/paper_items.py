"""The items of a meeting in their order: old minutes, the cases, the rest, any other business."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from telectl.model.meeting import Meeting

FIRST = ("minutes",)
LAST = ("advice", "hearing", "gate", "follow_up", "other", "any_other")


class Item(NamedTuple):
    """A numbered item: one case, or all other items of one sort."""

    number: int
    sort: str
    case: str | None = None


def items_of(meeting: Meeting) -> tuple[Item, ...]:
    """Every section has its number, also where there is nothing in it this time."""
    return tuple(Item(n, sort, case) for n, (sort, case) in enumerate(_sections(meeting), 1))


def _sections(meeting: Meeting) -> Iterator[tuple[str, str | None]]:
    yield from ((sort, None) for sort in FIRST)
    yield from (("case", case) for case in meeting.agenda)
    yield from ((sort, None) for sort in LAST)
