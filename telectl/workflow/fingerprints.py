"""A value's fingerprint: the same however its YAML is laid out, another for any other value."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from unicodedata import normalize

LENGTH = 12
_EMPTY: tuple[object, ...] = (None, [], {})


def fingerprint(value: object) -> str:
    """Twelve hexadecimal digits; what is empty counts as not there."""
    plain = _plain(value)
    text = json.dumps(
        None if plain in _EMPTY else plain,
        ensure_ascii=False,
        sort_keys=True,
        separators=(",", ":"),
    )
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:LENGTH]


def _plain(value: object) -> object:
    if isinstance(value, str):
        return _spaced(normalize("NFC", value))
    if isinstance(value, Mapping):
        held = ((str(key), _plain(each)) for key, each in value.items())
        return {key: each for key, each in held if each not in _EMPTY}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value


def _spaced(text: str) -> str:
    """Lines as they are, one space between words: folding a text anew can lose no more."""
    return "\n".join(" ".join(line.split()) for line in text.split("\n")).strip("\n")
