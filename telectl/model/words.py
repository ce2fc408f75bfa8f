"""The word that was probably meant."""

from __future__ import annotations

import difflib
import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from functools import cached_property

_LETTERS = str.maketrans(
    {"æ": "ae", "ø": "oe", "å": "aa", "ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"}
)
# A part of a word says something from so many letters on.
TELLING = 3
# So many are compared letter by letter: those beside it in order, and as many that end alike.
COMPARED = 40


def folded(text: str) -> str:
    """A text in the letters of an id: lower case, no accents, hyphens for what is between."""
    small = unicodedata.normalize("NFC", text).lower().translate(_LETTERS)
    plain = unicodedata.normalize("NFKD", small).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def nearest(word: str, words: Iterable[str]) -> str | None:
    """The word most like one that is none of them, if any is like it."""
    return Words(dict.fromkeys(words, "")).nearest(word)


class Words:
    """Words and their titles to search in; where several fit alike, the first is taken."""

    def __init__(self, titles: Mapping[str, str]) -> None:
        self._titles = titles

    def nearest(self, word: str) -> str | None:
        """By how a word or its title begins, by what it contains, else by likeness."""
        sought = folded(word)
        return (self._holding(sought) if sought else None) or self._alike(word.lower(), sought)

    def _holding(self, sought: str) -> str | None:
        whole = (f"\n{sought}\t", f"\t{sought}\n")
        parts = (f"\n{sought}", f"\t{sought}", f"-{sought}", sought)
        for part in (*whole, *(parts if len(sought) >= TELLING else ())):
            at = self._text.find(part)
            if at >= 0:
                return self._in_order[self._text.count("\n", 0, at + 1) // 2]
        return None

    def _alike(self, word: str, sought: str) -> str | None:
        at = bisect_left(self._sorted, word)
        beside = self._sorted[max(at - COMPARED // 2, 0) : at + COMPARED // 2]
        tail = (sought or word)[-TELLING:]
        ends = [each for each in self._sorted if each.endswith(tail)][:COMPARED]
        found = difflib.get_close_matches(word, dict.fromkeys([*beside, *ends]), 1, 0.6)
        return found[0] if found else None

    @cached_property
    def _in_order(self) -> list[str]:
        return list(self._titles)

    @cached_property
    def _sorted(self) -> list[str]:
        return sorted(self._titles)

    @cached_property
    def _text(self) -> str:
        """Every word on a line of its own with its title, to be searched in one go."""
        return "".join(f"\n{folded(w)}\t{folded(title)}\n" for w, title in self._titles.items())
