"""A value's fingerprint: the same however its YAML is laid out, another for any other value."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from unicodedata import normalize

LENGTH = 12
NOTHING = "-"
_EMPTY: tuple[object, ...] = (None, [], {})
_ENCODED = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


def fingerprint(value: object) -> str:
    """Twelve hexadecimal digits; a dash for what is empty or not there."""
    if value is None:
        return NOTHING
    plain = _plain(value)
    return NOTHING if plain in _EMPTY else _digits(plain)


def _digits(plain: object) -> str:
    return sha256(_ENCODED(plain).encode("utf-8", "surrogatepass")).hexdigest()[:LENGTH]


def _plain(value: object) -> object:
    if isinstance(value, str):
        return _spaced(value if value.isascii() else normalize("NFC", value))
    if isinstance(value, dict):
        held = {}
        for key, each in value.items():  # asked of every stamped case at each validation
            plain = _plain(each)
            if plain not in _EMPTY:
                held[str(key)] = plain
        return held
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    if isinstance(value, Mapping):
        return _plain(dict(value))
    return value.isoformat() if isinstance(value, date) else value


def _spaced(text: str) -> str:
    """Lines as they are, one space between words: folding a text anew can lose no more."""
    if "\n" not in text:
        return " ".join(text.split())
    return "\n".join(" ".join(line.split()) for line in text.split("\n")).strip("\n")
