"""What the values of a closed list are called."""

from __future__ import annotations

from collections.abc import Sequence

from telectl.locale.say import Voice


def called(voice: Voice, key: str, choices: Sequence[str]) -> tuple[str, ...]:
    """Each in the language's words, by the key that holds it; one that has none as it is."""
    lists = (voice.words(key), *voice.all_words())
    words = next((each for each in lists if set(choices) <= set(each)), {})
    return tuple(words.get(each, each) for each in choices)
