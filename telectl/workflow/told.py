"""What was said of a case, and the words of it that carry a point's number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from telectl.findings import Exit, Refusal
from telectl.model.numerals import counted, is_numeral


@dataclass(frozen=True, slots=True)
class Told:
    """What was said of a case: on the command line or at the prompts."""

    id: str
    title: str | None = None
    body: str | None = None
    day: date | None = None
    points: tuple[str, ...] = ()
    moves: tuple[str, ...] = ()
    results: tuple[str, ...] = ()
    provisos: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    concerns: tuple[str, ...] = ()
    follow_ups: tuple[str, ...] = ()
    no_follow_up: str | None = None
    journal: str | None = None
    journal_day: str | None = None
    meeting: str | None = None
    deciding: bool | None = None
    source: str | None = None
    item_type: str | None = None
    deviation: str | None = None
    waivers: tuple[str, ...] = ()
    agreed: str | None = None
    votes: str | None = None
    words: tuple[str, ...] = ()
    reason: str | None = None


def numbered(words: Sequence[str], numbers: Sequence[int], name: str) -> dict[int, str]:
    """Words given in the points' order, or each with its number before: ``2=…``."""
    found: dict[int, str] = {}
    for place, word in enumerate(words):
        head, equals, rest = word.partition("=")
        own = bool(equals) and is_numeral(head)
        number = counted(head) if own else next(iter(numbers[place : place + 1]), place + 1)
        if number not in numbers or number in found:
            raise unknown_point(name, number, numbers)
        found[number] = rest if own else word
    return found


def unknown_point(name: str, number: int, numbers: Sequence[int]) -> Refusal:
    """That a flag names a point which the case doesn't have, or names it twice."""
    known = tuple(numbers)
    return Refusal(
        Exit.USAGE, "decision.too_many", name=name, number=number, numbers=known, n=len(known)
    )


def has_numbers(words: Sequence[str]) -> bool:
    """Whether every word says which point it is about."""
    return bool(words) and all(
        equals and is_numeral(head) for head, equals, _ in (word.partition("=") for word in words)
    )
