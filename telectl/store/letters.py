"""The text of a letter that somebody sent: a Word file, a mail, plain text."""

from __future__ import annotations

import zipfile
import zlib
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from io import BytesIO
from pathlib import Path

from telectl.findings import Exit, Refusal
from telectl.store.html_text import text_of
from telectl.store.nodes import CAP

# What the libraries raise of a file that isn't what its name says, or is locked by a password.
_ODD = (LookupError, ValueError, SyntaxError, RuntimeError, zlib.error, zipfile.BadZipFile)
KNOWN = (".docx", ".eml", ".md", ".txt")
LARGEST = 20 * CAP
WIDE = (BOM_UTF16_LE, BOM_UTF16_BE)


def lines_of(path: Path) -> list[str]:
    """The lines of a letter, the cells of a table each on its own; refuses what it can't read."""
    suffix = path.suffix.lower()
    if suffix not in KNOWN:
        raise Refusal(Exit.USAGE, "letter.suffix", path=str(path), choices=KNOWN)
    try:
        if path.stat().st_size > LARGEST:
            raise Refusal(Exit.USAGE, "letter.large", path=str(path))
        data = path.read_bytes()
    except OSError as error:
        raise Refusal(Exit.USAGE, "letter.unread", path=str(path)) from error
    return _lines(path, data, suffix)


def _lines(path: Path, data: bytes, suffix: str) -> list[str]:
    try:
        if suffix == ".docx":
            return list(_of_word(data))
        text = _of_mail(data) if suffix == ".eml" else _of_plain(data)
    except _ODD as error:
        raise Refusal(Exit.USAGE, "letter.unread", path=str(path)) from error
    return text.splitlines()


def _of_word(data: bytes) -> Iterator[str]:
    """Paragraphs and cells in their order."""
    from docx import Document
    from docx.table import Table

    for each in Document(BytesIO(data)).iter_inner_content():
        if isinstance(each, Table):
            for row in each.rows:
                yield from (cell.text for cell in row.cells)
        else:
            yield each.text


def _of_mail(data: bytes) -> str:
    """The text of a mail as it was written; of one that is only HTML what would be read."""
    message = message_from_bytes(data, policy=default)
    assert isinstance(message, EmailMessage)
    body = message.get_body(preferencelist=("plain", "html"))
    if body is None:
        raise ValueError("no text")
    text = str(body.get_content())
    return text_of(text) if body.get_content_subtype() == "html" else text


def _of_plain(data: bytes) -> str:
    """Text as Windows saves it: with a mark of its encoding, as UTF-8, or as it was before."""
    if b"\x00" in data and not data.startswith(WIDE):
        raise ValueError("no text")
    if data.startswith(WIDE):
        return data.decode("utf-16")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252")
