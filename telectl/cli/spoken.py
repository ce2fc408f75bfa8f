"""Words typed as they are said: ``godkendt`` for ``approved``, in either language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from telectl.cli import clock
from telectl.locale import LANGUAGES, Voice

if TYPE_CHECKING:
    from telectl.model.shape import Shape

_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DANISH = re.compile(r"([0-9]{1,2})[-.]([0-9]{1,2})[-.]([0-9]{4})")
_NEAR = {"i dag": 0, "idag": 0, "today": 0, "i går": 1, "igår": 1, "yesterday": 1}


def day_said(said: str) -> str:
    """A day as the files write it; any other text as it is."""
    text = " ".join(said.split()).casefold()
    if text in _NEAR:
        return (clock.today() - timedelta(days=_NEAR[text])).isoformat()
    match = _DANISH.fullmatch(text)
    return f"{match[3]}-{int(match[2]):02d}-{int(match[1]):02d}" if match else said.strip()


def day_of(said: str) -> date | None:
    """The day that was said: 2026-11-23, 23-11-2026, 23.11.2026, today; None where it is none."""
    text = day_said(said)
    try:
        return date.fromisoformat(text) if _ISO.fullmatch(text) else None
    except ValueError:
        return None


def understand() -> None:
    """From here on, values may be typed as they are said."""
    from telectl.model.values import understanding

    understanding.set(_meant)


def _meant(shape: Shape, text: str, key: str) -> str:
    sorts = (shape.sort, *shape.also)
    if "day" in sorts:
        return day_said(text)
    if "choice" not in sorts or text in shape.choices:
        return text
    own = re.sub(r"\[[^\]]*\]", "", key).lstrip("-").rpartition(".")[2]
    found = [word_of(own, text), *_words_for(text)]
    return next((word for word in found if word in shape.choices), text)


def _words_for(said: str) -> Iterator[str]:
    """What the files may mean by it, in any closed list."""
    for language in LANGUAGES:
        for words in Voice(language).all_words():
            for word, name in words.items():
                if said.strip().casefold() == name.casefold():
                    yield word


def word_of(enum: str, said: str) -> str:
    """The word that the files use for one that a person says; any other as it is."""
    for language in LANGUAGES:
        for word, name in Voice(language).words(enum).items():
            if said.strip().casefold() == name.casefold():
                return word
    return said


def choice_words(voice: Voice, key: str, choices: tuple[str, ...]) -> tuple[str, ...]:
    """What may be typed for a key: the language's word, with the files' own where it is another."""
    own = re.sub(r"\[[^\]]*\]", "", key).lstrip("-").rpartition(".")[2]
    lists = (voice.words(own), *voice.all_words())
    words = next((each for each in lists if set(choices) <= set(each)), {})
    return tuple(_with_its_word(words.get(each, each), each) for each in choices)


def _with_its_word(word: str, written: str) -> str:
    same = word.casefold() == written.replace("_", " ")
    return written if same else f"{word} ({written})"


def kind_of(said: str) -> str | None:
    """The folder of the kind of record that a person names: ``plan``, ``kortlægning``."""
    from telectl.model import KINDS
    from telectl.model.words import folded

    known = {name: folder for folder, each in KINDS.items() for name in (folder, each.kind)}
    for language in LANGUAGES:
        words = Voice(language).words("kind")
        known |= {folded(word): folder for folder, word in words.items()}
    return known.get(folded(said))


def numbered(enum: str, said: str) -> str:
    """The same where a number may stand before it: ``2=udsat``."""
    number, equals, word = said.partition("=")
    return f"{number}={word_of(enum, word)}" if equals else word_of(enum, said)


def numbered_move(said: str) -> str:
    """``PROJECT:STATE`` with the state as it is said, and perhaps a number before."""
    project, colon, state = said.rpartition(":")
    return f"{project}:{word_of('state', state)}" if colon else said
