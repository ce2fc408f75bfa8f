"""Numbers by which a person points at one of several: never longer than anybody counts."""

from __future__ import annotations

from telectl.findings import Exit, Refusal

MOST_DIGITS = 9
SHOWN = 12


def is_numeral(text: str) -> bool:
    """Whether a text is a whole number of digits alone."""
    return text.isascii() and text.isdigit()


def counted(text: str) -> int:
    """The number that a numeral says; refuses one that nobody can have meant."""
    if len(text) > MOST_DIGITS:
        short = text if len(text) <= SHOWN else f"{text[:SHOWN]}…"
        raise Refusal(Exit.USAGE, "value.too_long", value=short, most=MOST_DIGITS)
    return int(text)
