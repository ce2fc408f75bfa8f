"""What is wrong with a file before it is parsed: size, encoding, characters, markers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from telectl.store.yaml import problems
from telectl.store.yaml.problems import Problem

MAX_BYTES = 1 << 20
BOM = b"\xef\xbb\xbf"

# The two line separators are counted as line breaks by some readers only.
_CONTROL = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff"
_INVISIBLE = r"\u200b\u200e\u200f\u200c\u200d\u202a-\u202e\u2066-\u2069\ufeff"
CONTROL = re.compile(f"[{_CONTROL}]")
INVISIBLE = re.compile(f"[{_INVISIBLE}]")
_MARK_AT_LINE_START = re.compile(r"(?:^|[\r\n])[ ]*(\ufeff)")
_CONFLICT = re.compile(
    rb"(?:\A|(?<=[\r\n]))(?:<<<<<<<|>>>>>>>|\|\|\|\|\|\|\||=======)(?=[ \r\n]|\Z)"
)


def line_and_column(text: str, index: int) -> tuple[int, int]:
    """Line and column, from 1, of a character of a text."""
    before = text[:index]
    line = before.count("\n") + before.count("\r") - before.count("\r\n")
    if before.endswith("\r") and text.startswith("\n", index):
        line -= 1
    start = max(before.rfind("\n"), before.rfind("\r")) + 1
    return line + 1, index - start + 1


def split_mark(data: bytes) -> tuple[bytes, bytes]:
    """The byte order mark, if there is one, and the rest."""
    return (BOM, data[3:]) if data.startswith(BOM) else (b"", data)


def inspect(data: bytes) -> tuple[str, list[Problem]]:
    """The decoded text without its byte order mark, and what is wrong with its characters."""
    if len(data) > MAX_BYTES:
        facts = {"size": len(data), "limit": MAX_BYTES, "unit": "bytes"}
        return "", [Problem(problems.SIZE, 1, 1, facts)]
    if _is_utf16(data):
        return "", [Problem(problems.UTF16, 1, 1)]
    mark, rest = split_mark(data)
    found = [Problem(problems.BYTE_ORDER_MARK, 1, 1)] if mark else []
    try:
        text = rest.decode()
    except UnicodeDecodeError as error:
        return "", [*found, _not_utf8(rest, error)]
    return text, [*found, *_characters(text), *_conflict(rest)]


def _is_utf16(data: bytes) -> bool:
    """UTF-16 and UTF-32 by their mark, or by the zero bytes beside the first characters."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")):
        return True
    zeros = tuple(byte == 0 for byte in data[:4])
    return zeros in {
        (False, True, False, True),
        (True, False, True, False),
        (True, True, True, False),
        (False, True, True, True),
    }


def _not_utf8(rest: bytes, error: UnicodeDecodeError) -> Problem:
    before = rest[: error.start].decode()
    line, column = line_and_column(before, len(before))
    return Problem(problems.NOT_UTF8, line, column, {"byte": f"{rest[error.start]:02X}"})


def _characters(text: str) -> Iterator[Problem]:
    """The first control character, or else the first few invisible ones."""
    control = CONTROL.search(text) or _MARK_AT_LINE_START.search(text)
    if control:
        yield character(problems.CONTROL, text, control.end() - 1)
        return
    for number, match in enumerate(INVISIBLE.finditer(text)):
        if number == problems.MAX_PROBLEMS - 2:
            return
        yield character(problems.INVISIBLE, text, match.start())


def character(code: str, text: str, index: int) -> Problem:
    """A finding on one character of a text."""
    line, column = line_and_column(text, index)
    return Problem(code, line, column, {"character": f"U+{ord(text[index]):04X}"})


def _conflict(rest: bytes) -> Iterator[Problem]:
    match = _CONFLICT.search(rest)
    if match:
        before = rest[: match.start()].decode()
        line, column = line_and_column(before, len(before))
        yield Problem(problems.CONFLICT, line, column, {"marker": match[0].decode()})
