"""Words typed as they are said: ``godkendt`` for ``approved``, in either language."""

from __future__ import annotations

from telectl.locale import LANGUAGES, Voice


def word_of(enum: str, said: str) -> str:
    """The word that the files use for one that a person says; any other as it is."""
    for language in LANGUAGES:
        for word, name in Voice(language).words(enum).items():
            if said.strip().casefold() == name.casefold():
                return word
    return said


def numbered(enum: str, said: str) -> str:
    """The same where a number may stand before it: ``2=udsat``."""
    number, equals, word = said.partition("=")
    return f"{number}={word_of(enum, word)}" if equals else word_of(enum, said)


def numbered_move(said: str) -> str:
    """``PROJECT:STATE`` with the state as it is said, and perhaps a number before."""
    project, colon, state = said.rpartition(":")
    return f"{project}:{word_of('state', state)}" if colon else said
