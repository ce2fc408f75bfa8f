"""A run of text as rich shows it: literal, harmless, in its tone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telectl.document import Inline, Text, Tone
from telectl.render.safe import safe_lines

if TYPE_CHECKING:
    from rich.text import Text as RichText

INDENT = 2

_STYLES: dict[Tone, str] = {
    "plain": "",
    "strong": "bold",
    "good": "green",
    "watch": "yellow",
    "bad": "bold red",
    "quiet": "dim",
    "command": "dim",
}


def styled(run: Inline, tone: Tone = "plain") -> RichText:
    """A run as rich text: literal, harmless, in its tone."""
    from rich.text import Text as RichText

    text, own = (run.text, run.tone) if isinstance(run, Text) else (run, tone)
    return RichText(safe_lines(text), style=_STYLES[own], overflow="fold")
