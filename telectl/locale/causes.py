"""What findings have in common, as a sentence."""

from __future__ import annotations

from collections.abc import Mapping

from telectl.locale.say import Voice


def said_of(
    voice: Voice, code: str, facts: Mapping[str, object], count: int, cause: str | None
) -> str:
    """How many findings come of one thing, and what that is."""
    key = f"cause.{code}"
    told = {**facts, "n": count, "cause": cause}
    return voice(key if voice.has(key) else "cause.other", **told)
