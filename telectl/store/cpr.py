"""Numbers that look like a Danish civil registration number, wherever they stand.

A hit tells where, never what: a message may end in a log. A check digit can't
rule a number out, since those issued since 2007 need not have one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple


class Hit(NamedTuple):
    """A place, counted from 1 in characters; not ``certain`` is a warning only."""

    line: int
    column: int
    certain: bool


_DASH = "-\u00ad\u2010-\u2015\u2212\ufe58\ufe63\uff0d"
_SPACE = " \t\u00a0\u2002-\u200a\u202f"
_NUMBER = re.compile(
    r"(?:(?<![0-9A-Za-z])(?<![0-9]-)|(?<=[cC][pP][rR]))"
    r"(?P<day>[0-9]{2})(?P<month>0[1-9]|1[0-2])(?P<year>[0-9]{2})"
    rf"(?P<parted>[{_SPACE}]?[{_DASH}][{_SPACE}]?|[{_SPACE}])?(?P<last>[0-9]{{4}})"
    r"(?![0-9A-Za-z]|-[0-9])"
)
_DIGIT = re.compile("[0-9]")
_DIGITS_ALIKE = bytes.maketrans(b"123456789", b"000000000")
_SHAPE = re.compile(rb"000000(?:[^0-9A-Za-z\n\r]{1,7})?0000(?![0A-Za-z])")
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_WEIGHTS = (4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
_REPLACEMENT = 60  # a hospital's own number for a person without one: the day plus 60
_LINE_BREAK = re.compile(r"\r\n|\r|\n")


def scan(data: bytes) -> Iterator[Hit]:
    """Every such number in a file, in comments and names too."""
    alike = data.translate(_DIGITS_ALIKE)
    if b"000000" not in alike or not _SHAPE.search(alike):
        return iter(())
    return _hits(data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace"))


def masked(text: str) -> str:
    """The text with a dot for each digit of such a number: for messages, which end in logs."""
    return _NUMBER.sub(_dotted, text)


def _dotted(match: re.Match[str]) -> str:
    return _DIGIT.sub("•", match[0]) if _judge(match) else match[0]


def _hits(text: str) -> Iterator[Hit]:
    for match in _NUMBER.finditer(text):  # none goes over the end of a line
        certain = _judge(match)
        if certain is not None:
            lines = _LINE_BREAK.split(text[: match.start()])
            yield Hit(len(lines), len(lines[-1]) + 1, certain)


def _judge(match: re.Match[str]) -> bool | None:
    """Certain, doubtful, or (None) no number at all."""
    day, month = int(match["day"]), int(match["month"])
    replacement = day > _REPLACEMENT
    day -= _REPLACEMENT if replacement else 0
    if not 1 <= day <= _DAYS[month - 1]:
        return None
    if replacement:
        return False
    return bool(match["parted"]) or (day, month) == (1, 1) or _checks(match)


def _checks(match: re.Match[str]) -> bool:
    digits = match["day"] + match["month"] + match["year"] + match["last"]
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits, strict=True))
    return total % 11 == 0
