"""The one door for text that is shown: nothing in it acts, all of it is visible."""

from __future__ import annotations

import re

# Controls, bidi and other invisible characters, lone surrogates, noncharacters.
_HIDDEN = (
    r"\x00-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    r"\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    r"\ud800-\udfff\U000e0000-\U000e0fff"
)
HARMFUL = re.compile(f"[{_HIDDEN}]")


# What a log of CI obeys: GitHub's `::name::` first in a line, and anywhere in one
# `##[name]`, Azure's `##vso[name]`, TeamCity's `##teamcity[name`.
_COMMAND = re.compile(r"(?:(?<=[\r\n])|\A)[^\S\r\n]*(:)(?=:)|#(#)(?=[a-z]*\[)", re.IGNORECASE)

LONGEST = 200


def short(text: str) -> str:
    """A value as a message repeats it: whoever gave it knows the rest."""
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def safe(text: str) -> str:
    """One line: every character that is not simply seen becomes ⟨U+001B⟩ and the like."""
    return HARMFUL.sub(_shown, text)


def safe_lines(text: str) -> str:
    """Several lines: newlines stay, a tab is four spaces, the rest as in ``safe``."""
    lines = text.replace("\r\n", "\n").split("\n")
    return "\n".join(safe(line.replace("\t", "    ")) for line in lines)


def _shown(found: re.Match[str]) -> str:
    return f"⟨U+{ord(found[0]):04X}⟩"


def obeyed_by_none(text: str) -> str:
    """The text without commands to the CI in whose log it may come to stand."""

    def broken(found: re.Match[str]) -> str:
        mark = found.lastindex or 1
        begin, end = found.start(mark) - found.start(), found.end(mark) - found.start()
        return f"{found[0][:begin]}⟨U+{ord(found[mark]):04X}⟩{found[0][end:]}"

    return _COMMAND.sub(broken, text)
