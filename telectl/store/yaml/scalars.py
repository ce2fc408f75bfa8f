"""What a plain scalar means: the core schema of YAML 1.2, read strictly.

Dates stay text. What readers of YAML 1.1 and 1.2 disagree on is refused rather
than guessed at.
"""

from __future__ import annotations

import math
import re

from telectl.store.yaml.problems import AMBIGUOUS, NUMBER

MAX_DIGITS = 18
MAX_NUMBER_LENGTH = 40

_WORDS: dict[str, object] = {"": None, "~": None, "null": None, "Null": None, "NULL": None}
_WORDS |= dict.fromkeys(("true", "True", "TRUE"), True)
_WORDS |= dict.fromkeys(("false", "False", "FALSE"), False)

_INTEGER = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", re.A)
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", re.A)
_NOT_FINITE = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)", re.A)
_YES_NO = re.compile(r"(?:y|n|yes|no|on|off)", re.A | re.I)
_ELSEWHERE = re.compile(
    r"[-+]?(?:0b[01_]+|0o[0-7_]*|0x[0-9a-fA-F_]*"
    r"|(?:[0-9][0-9_]*(?:\.[0-9_]*)?|\.[0-9_]+)(?:[eE][-+]?[0-9_]+)?)",
    re.A,
)

# A plain scalar that begins with none of these can only be text.
ODD = frozenset(["", *"0123456789+-.~nNtTfFyYoO"])


class Unclear(Exception):  # noqa: N818 - carried to the finding, never to a user
    """A plain scalar that is refused: the code and the facts of the finding."""

    def __init__(self, code: str, text: str) -> None:
        super().__init__(code)
        self.code = code
        self.facts: dict[str, object] = {"text": text[:MAX_NUMBER_LENGTH]}


def resolve(text: str) -> object:
    """The value of a plain scalar; raises Unclear where it is refused."""
    if text[:1] not in ODD:
        return text
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.fullmatch(text):
        return _integer(text)
    if _FLOAT.fullmatch(text):
        return _float(text)
    if _NOT_FINITE.fullmatch(text):
        raise Unclear(NUMBER, text)
    if _YES_NO.fullmatch(text) or _ELSEWHERE.fullmatch(text):
        raise Unclear(AMBIGUOUS, text)
    return text


def _integer(text: str) -> int:
    if len(text.lstrip("+-")) > MAX_DIGITS:
        raise Unclear(NUMBER, text)
    if text[:2] in ("0o", "0x"):
        return int(text, 0)
    return int(text)


def _float(text: str) -> float:
    if len(text) > MAX_NUMBER_LENGTH:
        raise Unclear(NUMBER, text)
    value = float(text)
    if not math.isfinite(value):
        raise Unclear(NUMBER, text)
    return value


def is_text(text: str) -> bool:
    """Whether a plain scalar with this text is read as exactly this text."""
    try:
        return resolve(text) is text
    except Unclear:
        return False
