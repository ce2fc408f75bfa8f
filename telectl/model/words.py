"""The word that was probably meant."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


def nearest(word: str, words: Iterable[str]) -> str | None:
    """The word most like a misspelt one, if any is like it."""
    return next(iter(difflib.get_close_matches(word, list(words), 1, 0.6)), None)
