"""Values as text: what a reader of YAML 1.1 takes for something else is quoted."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from telectl.store.yaml.guard import CONTROL, INVISIBLE
from telectl.store.yaml.scalars import is_text

WIDTH = 88

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.A)
_TIME = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt]|[ \t]+)[0-9]", re.A)
_NUMBER_LIKE = re.compile(r"[-+.0-9][-+.0-9_:,a-fA-FxXoO]*", re.A)
_INDICATORS = frozenset("-?:,[]{}#&*!|>'\"%@`=<")
_NOT_PLAIN = re.compile(r": |:$| #|[\t\r\n]|^\s|\s$|^\.\.\.")
_NOT_IN_FLOW = re.compile(r"[,:\[\]{}?#]")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r", "\0": "\\0"}
_TO_ESCAPE = re.compile(r'[\\"\t\r\n]|' + CONTROL.pattern + "|" + INVISIBLE.pattern)
_FOLD_AT = re.compile(r"(?<=[^ ]) (?=[^ ])")


class Layout(NamedTuple):
    """How a file is set: indentation of mappings, and of lists under their key."""

    step: int = 2
    offset: int = 2
    fold: bool = True


class Piece(NamedTuple):
    """A value in text: what follows on the line of its key, and the lines below."""

    head: str
    tail: list[str]


def scalar(value: object, style: str = "", *, flow: bool = False) -> str:
    """A value on one line, quoted as before where that fits."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return repr(value)
    if style not in {"'", '"'} and _fits_plain(value, flow):
        return value
    fits_single = not _TO_ESCAPE.search(value.replace('"', "").replace("\\", ""))
    if fits_single and (style == "'" or (style != '"' and '"' in value and "'" not in value)):
        return "'" + value.replace("'", "''") + "'"
    return '"' + _TO_ESCAPE.sub(_escape, value) + '"'


def _fits_plain(text: str, flow: bool) -> bool:
    if _DATE.fullmatch(text):
        return _is_date(text)
    return not (
        not text
        or text[0] in _INDICATORS
        or not is_text(text)
        or _NUMBER_LIKE.fullmatch(text)
        or _TIME.match(text)
        or _NOT_PLAIN.search(text)
        or (flow and _NOT_IN_FLOW.search(text))
        or CONTROL.search(text)
        or INVISIBLE.search(text)
    )


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _escape(match: re.Match[str]) -> str:
    character = match[0]
    return _ESCAPES.get(character) or f"\\u{ord(character):04x}"


def flow(value: object) -> str:
    """A value in flow style, on one line."""
    if isinstance(value, Mapping):
        inner = ", ".join(f"{key_text(key)}: {flow(item)}" for key, item in value.items())
        return "{" + inner + "}"
    if isinstance(value, list):
        return "[" + ", ".join(flow(item) for item in value) + "]"
    return scalar(value, flow=True)


def key_text(key: object) -> str:
    """A key; quoted where it would not be read as itself."""
    return scalar(key, flow=True)


def mapping_lines(value: Mapping[str, object], indent: int, layout: Layout) -> list[str]:
    """A block mapping, one entry after the other."""
    return [line for key, item in value.items() for line in entry_lines(key, item, indent, layout)]


def entry_lines(key: str, value: object, indent: int, layout: Layout) -> list[str]:
    """One key with its value."""
    name = f"{' ' * indent}{key_text(key)}:"
    piece = under_key(value, indent, layout, len(name))
    return [f"{name} {piece.head}" if piece.head else name, *piece.tail]


def under_key(value: object, indent: int, layout: Layout, used: int = 0) -> Piece:
    """A value as it stands after a key that is itself indented so far."""
    if isinstance(value, Mapping) and value:
        return Piece("", mapping_lines(value, indent + layout.step, layout))
    if isinstance(value, list) and value:
        return Piece("", sequence_lines(value, indent + layout.offset, layout))
    return _simple(value, indent + layout.step, layout, used)


def sequence_lines(items: list[object], indent: int, layout: Layout) -> list[str]:
    """A block list."""
    return [line for item in items for line in item_lines(item, indent, layout)]


def item_lines(value: object, indent: int, layout: Layout) -> list[str]:
    """One item with its dash."""
    piece = after_dash(value, indent + 2, layout)
    return [f"{' ' * indent}- {piece.head}", *piece.tail]


def after_dash(value: object, indent: int, layout: Layout) -> Piece:
    """A value that begins on the line of its dash, at this column."""
    if isinstance(value, Mapping) and value:
        lines = mapping_lines(value, indent, layout)
    elif isinstance(value, list) and value:
        lines = sequence_lines(value, indent, layout)
    else:
        return _simple(value, indent, layout, indent)
    return Piece(lines[0][indent:], lines[1:])


def _simple(value: object, indent: int, layout: Layout, used: int) -> Piece:
    """A scalar or an empty collection: on the line, or as a block text below it."""
    if isinstance(value, (Mapping, list)):
        return Piece(flow(value), [])
    if isinstance(value, str):
        block = literal(value, indent)
        if block is None and layout.fold and used + len(value) + 1 > WIDTH:
            block = folded(value, indent)
        if block is not None:
            return block
    return Piece(scalar(value), [])


def literal(text: str, indent: int) -> Piece | None:
    """A text of several lines as it is, if it can stand as a block."""
    if "\n" not in text or not _fits_block(text):
        return None
    body = text.removesuffix("\n")
    head = "|" if text.endswith("\n") else "|-"
    return Piece(head, [" " * indent + line if line else "" for line in body.split("\n")])


def folded(text: str, indent: int) -> Piece | None:
    """A long text of one line, broken at single spaces, if it can be."""
    body = text.removesuffix("\n")
    if "\n" in body or not _fits_block(text) or not _FOLD_AT.search(body):
        return None
    lines = [" " * indent + line for line in _wrapped(body, WIDTH - indent)]
    return Piece(">" if text.endswith("\n") else ">-", lines)


def _fits_block(text: str) -> bool:
    lines = text.removesuffix("\n").split("\n")
    return (
        bool(lines[0])
        and bool(lines[-1])
        and not lines[0][0].isspace()
        and not any(line.startswith("\t") or (line and line.isspace()) for line in lines)
        and "\r" not in text
        and not CONTROL.search(text)
        and not INVISIBLE.search(text)
    )


def _wrapped(text: str, width: int) -> list[str]:
    lines, line = [], ""
    for word in _FOLD_AT.split(text):
        if line and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return [*lines, line]
