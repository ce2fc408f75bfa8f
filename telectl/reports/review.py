"""A change under review: what was compared, moved and taken back, beside the findings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from telectl.document import Document, Heading, Items, Report
from telectl.locale import Voice

View = Mapping[str, Any]
SHORT = 9


@dataclass(frozen=True, slots=True)
class Review:
    """What a review has to tell beside what is wrong: a view, and the sentences made of it."""

    view: View
    lines: tuple[str, ...]
    remarks: tuple[str, ...]

    def told_in(self, voice: Voice, report: Report) -> Report:
        """The findings as ever, with what was moved before them."""
        moves: tuple[Heading | Items, ...] = ()
        if self.lines:
            items = tuple((each,) for each in self.lines)
            moves = (Heading(2, voice("review.moves")), Items(items))
        page = report.document
        made = Document(voice("review.title"), page.language, (*moves, *page.blocks))
        return replace(report, view={**report.view, "review": dict(self.view)}, document=made)


def move_lines(voice: Voice, view: View) -> tuple[str, ...]:
    """Each move and each act that was taken back, in a sentence."""
    moves = (_move_line(voice, each) for each in view["moves"])
    undone = (
        voice("review.undone", commit=each["commit"][:SHORT], subject=each["subject"])
        for each in view["undone"]
    )
    return (*moves, *undone)


def _move_line(voice: Voice, move: View) -> str:
    why = "decided" if move["decision"] else "_"
    facts = {
        **move,
        "date": date.fromisoformat(move["date"]),
        "commit": move["commit"][:SHORT],
        "origin": move["from"],
        "why": why if move["stands"] else "unmade",
    }
    return voice("review.move" if move["from"] else "review.first", **facts)
