"""The items of a meeting in their order: old minutes, the cases, the rest, any other business."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from telectl.locale import LANGUAGES, Voice
from telectl.model.meeting import Matter, Meeting

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


def matters_of(meeting: Meeting, sort: str) -> tuple[Matter, ...]:
    """The items of one section; a free one named as the last section belongs to that."""
    return tuple(each for each in meeting.matters if _section_of(each) == sort)


def _section_of(matter: Matter) -> str:
    return "any_other" if is_any_other(matter) else matter.sort


def is_any_other(matter: Matter) -> bool:
    """Whether a free item says no more than that there is any other business."""
    said = (matter.text or "").strip(" .:").casefold()
    return matter.sort == "other" and matter.record is None and said in _any_other_words()


@cache
def _any_other_words() -> frozenset[str]:
    """What the last section is called, in whichever language it was typed."""
    return frozenset(
        word.casefold()
        for language in LANGUAGES
        for word in Voice(language).names("papers.any_other_words")
    )
