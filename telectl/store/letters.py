"""The text of a letter that somebody sent: a Word file, a mail, plain text."""

from __future__ import annotations

from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from dataclasses import dataclass
from pathlib import Path

from telectl.findings import Exit, Refusal
from telectl.store.nodes import CAP
from telectl.store.received.mail import mail_of
from telectl.store.received.package import PACKED, unpack
from telectl.store.received.word import letter_of

# What the libraries raise of text that isn't what it says.
_ODD = (LookupError, ValueError)
KNOWN = (".docx", ".eml", ".md", ".txt")
LARGEST = 20 * CAP
WIDE = (BOM_UTF16_LE, BOM_UTF16_BE)


@dataclass(frozen=True, slots=True)
class Letter:
    """The lines of a letter, what stands in its margin, the letters and files that came with it."""

    name: str
    lines: tuple[str, ...]
    comments: tuple[str, ...] = ()
    pictures: int = 0
    attached: tuple[Letter, ...] = ()
    others: tuple[str, ...] = ()


def letter_in(path: Path) -> Letter:
    """The letter in a file, changes accepted; refuses what it can't read."""
    suffix = path.suffix.lower()
    if suffix not in KNOWN:
        raise Refusal(Exit.USAGE, "letter.suffix", path=str(path), choices=KNOWN)
    try:
        if path.stat().st_size > LARGEST:
            raise Refusal(Exit.USAGE, "letter.large", path=str(path))
        data = path.read_bytes()
    except OSError as error:
        raise Refusal(Exit.USAGE, "letter.unread", path=str(path)) from error
    if suffix == ".docx":
        return _of_word(path, data)
    try:
        return _of_mail(path, data) if suffix == ".eml" else _of_plain(path, data)
    except _ODD as error:
        raise Refusal(Exit.USAGE, "letter.unread", path=str(path)) from error


def _of_word(path: Path, data: bytes) -> Letter:
    page = letter_of(path, unpack(path, data))
    return Letter(path.name, tuple(page.lines), tuple(page.comments), page.pictures)


def _of_mail(path: Path, data: bytes) -> Letter:
    mail = mail_of(data)
    words = [(name, held) for name, held in mail.attached if _is_word(name, held)]
    return Letter(
        path.name,
        tuple(mail.text.splitlines()),
        pictures=mail.pictures,
        attached=tuple(_of_word(Path(name), held) for name, held in words),
        others=tuple(name for name, held in mail.attached if not _is_word(name, held)),
    )


def _is_word(name: str, data: bytes) -> bool:
    return Path(name).suffix.lower() in (".docx", ".docm") and data.startswith(PACKED)


def _of_plain(path: Path, data: bytes) -> Letter:
    """Text as Windows saves it: with a mark of its encoding, as UTF-8, or as it was before."""
    if b"\x00" in data and not data.startswith(WIDE):
        raise ValueError("no text")
    return Letter(path.name, tuple(_decoded(data).splitlines()))


def _decoded(data: bytes) -> str:
    if data.startswith(WIDE):
        return data.decode("utf-16")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252")
