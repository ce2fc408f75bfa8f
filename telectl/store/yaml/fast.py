"""The quick pass over the parser's events: a value, or a doubt.

It says nothing about what is wrong or where: whatever it doubts is read again
by ``compose``, and a test holds that both agree on all the rest.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from types import NoneType
from typing import Any

from telectl.store.yaml.parser import MARKED, Constructors, library
from telectl.store.yaml.scalars import ODD, Unclear, resolve

_Get = Callable[[], Any]
YAMLError = library.YAMLError
_CParser = library.CParser
_names = vars(library)
_StreamEnd = library.StreamEndEvent

_MAX_KNOWN = 20_000
_MAX_BYTES = 1 << 16  # too short to hold more values than the strict pass allows
_MAX_DEPTH = 64
# Each pattern begins with a literal, so that searching is one memchr.
_ANCHOR = re.compile(rb"&(?<![\w\x80-\xff]&)(?!\s)", re.A)
_ALIAS = re.compile(rb"\*(?<![\w\x80-\xff]\*)(?!\s)", re.A)
_TAG = re.compile(rb"!(?<![\w\x80-\xff]!)", re.A)
_CONTROL = re.compile(rb"\xe2(?:\x80[\x8b-\x8f\xa8-\xae]|\x81[\xa6-\xa9])")
_MARK = re.compile(rb"\xef(?:\xbb\xbf|\xbf[\xbe\xbf])")
_C1 = re.compile(rb"\xc2[\x80-\x9f]")


class Doubt(Exception):  # noqa: N818 - a turn of the way, not an error
    """Something that the strict pass has to judge."""


class _Known(dict[str, object]):
    """Plain scalars resolved before; the same few thousand texts come again and again."""

    def __missing__(self, text: str) -> object:
        try:
            value = resolve(text)
        except Unclear:
            value = _UNCLEAR
        if len(self) < _MAX_KNOWN:
            self[text] = value
        return value


class _Keys(dict[str, str]):
    """Keys seen before, so that one text is one object in all records."""

    def __missing__(self, text: str) -> str:
        if not isinstance(_VALUES[text], str) or text == "<<":
            raise Doubt
        if len(self) < _MAX_KNOWN:
            self[text] = text
        return text


_VALUES = _Known()
_KEYS = _Keys()
_VALUE_TYPES = frozenset({int, float, bool, NoneType})
_MAPPING, _MAPPING_END, _SEQUENCE, _SEQUENCE_END, _UNCLEAR = (object() for _ in range(5))


def _scalar(  # noqa: PLR0917 - the parser passes them by place
    anchor: object,
    tag: object,
    implicit: object,
    value: str,
    start: object,
    end: object,
    style: object,
) -> object:
    return _VALUES[value] if value[:1] in ODD and not style else value


# What the parser makes instead of events: a value itself, or a mark of where something begins.
_PLACELESS: Constructors = {
    "ScalarEvent": _scalar,
    "MappingStartEvent": lambda *_: _MAPPING,
    "MappingEndEvent": lambda *_: _MAPPING_END,
    "SequenceStartEvent": lambda *_: _SEQUENCE,
    "SequenceEndEvent": lambda *_: _SEQUENCE_END,
}


def load(data: bytes) -> dict[str, object]:
    """The record in a plain, well-formed file; raises Doubt or YAMLError for all others."""
    if not _is_plain(data):
        raise Doubt
    _names.update(_PLACELESS)
    try:
        return _record(_CParser(data).get_event)
    finally:
        _names.update(MARKED)


def _record(get: _Get) -> dict[str, object]:
    get()
    get()
    if get() is not _MAPPING:
        raise Doubt
    record = _mapping(get, 1)
    get()
    if type(get()) is not _StreamEnd:
        raise Doubt
    return record


def _is_plain(data: bytes) -> bool:
    """Whether nothing in these bytes needs more than the quick pass.

    A number in bytes is one memchr; the patterns run only where one was found.
    """
    return not (
        len(data) > _MAX_BYTES
        or 92 in data  # a backslash may be an escape
        or 9 in data  # a tab may be indentation
        or (33 in data and _TAG.search(data))
        or (38 in data and _ANCHOR.search(data))
        or (42 in data and _ALIAS.search(data))
        or (37 in data and (b"\n%" in data or data.startswith(b"%")))
        or (60 in data and b"<<" in data)
        or b"=======" in data
        or b">>>>>>>" in data
        or not (data.isascii() or _is_harmless(data))
    )


def _is_harmless(data: bytes) -> bool:
    """Whether there is no control, invisible or byte order character beyond ASCII."""
    return not (
        0xFF in data  # never in UTF-8, always in the mark of UTF-16
        or (0xE2 in data and _CONTROL.search(data))
        or (0xC2 in data and _C1.search(data))
        or (0xEF in data and _MARK.search(data))
    )


def _mapping(get: _Get, depth: int) -> dict[str, object]:
    if depth > _MAX_DEPTH:
        raise Doubt
    record: dict[str, object] = {}
    while True:
        key = get()
        if type(key) is not str:
            if key is _MAPPING_END:
                return record
            raise Doubt
        key = _KEYS[key]
        if key in record:
            raise Doubt
        value = get()
        if type(value) is str:
            record[key] = value
        elif value is _MAPPING:
            record[key] = _mapping(get, depth + 1)
        elif value is _SEQUENCE:
            record[key] = _sequence(get, depth + 1)
        elif type(value) in _VALUE_TYPES:
            record[key] = value
        else:
            raise Doubt


def _sequence(get: _Get, depth: int) -> list[object]:
    if depth > _MAX_DEPTH:
        raise Doubt
    items: list[object] = []
    while True:
        value = get()
        if value is _MAPPING:
            items.append(_mapping(get, depth + 1))
        elif type(value) is str:
            items.append(value)
        elif value is _SEQUENCE_END:
            return items
        elif value is _SEQUENCE:
            items.append(_sequence(get, depth + 1))
        elif type(value) in _VALUE_TYPES:
            items.append(value)
        else:
            raise Doubt
