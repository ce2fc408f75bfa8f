"""Words typed as they are said: ``godkendt`` for ``approved``, in either language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from telectl.cli.amounts import amount_of
from telectl.cli.days_said import day_said, require_in_month
from telectl.locale import LANGUAGES, Voice
from telectl.locale.choices import called

if TYPE_CHECKING:
    from telectl.model.portfolio import Portfolio
    from telectl.model.shape import Shape

# Whole kroner: a dot between their digits parts thousands.
_MONEY = ("amount", "budget", "baseline", "forecast")


def understand(portfolio: Portfolio) -> None:
    """From here on, values may be typed as they are said, and records called by their titles."""
    from telectl.model.values import understanding

    def meant(shape: Shape, text: str, key: str) -> str:
        if shape.refers is not None:
            return portfolio.named(text, *shape.refers)
        return _meant(shape, text, key)

    understanding.set(meant)


def _meant(shape: Shape, text: str, key: str) -> str:
    sorts, own = (shape.sort, *shape.also), _own(key)
    if "day" in sorts:
        require_in_month(text)
        return day_said(text)
    if "whole" in sorts and own in _MONEY:
        return amount_of(text) or text
    if "choice" not in sorts or text in shape.choices:
        return text
    found = [word_of(own, text), *_words_for(text)]
    return next((word for word in found if word in shape.choices), text)


def _own(key: str) -> str:
    """The last name of a key, or the name of an option."""
    return re.sub(r"\[[^\]]*\]", "", key).lstrip("-").rpartition(".")[2]


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
    called = zip(plain_words(voice, key, choices), choices, strict=True)
    return tuple(_with_its_word(word, written) for word, written in called)


def plain_words(voice: Voice, key: str, choices: tuple[str, ...]) -> tuple[str, ...]:
    """What the choices of a key are called in the language."""
    return called(voice, _own(key), choices)


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
