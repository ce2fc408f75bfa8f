"""A Word file or a workbook that came from outside, unpacked only as far as is safe.

Nothing in it is run and nothing is fetched; what could do either is refused with its reason.
"""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

from telectl.findings import Exit, Refusal

LARGEST, LARGEST_UNPACKED, MOST_PARTS = 20_000_000, 60_000_000, 2_000
_TYPES = "[Content_Types].xml"
_OLD, _PDF, _ZIP = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"%PDF", b"PK"
# With what a file of Office's begins, new or old.
PACKED = (_ZIP, _OLD)
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MACROS = (b"macroEnabled", b"ms-office.vbaProject")
_EXTERNAL, _LINK = "External", "/hyperlink"

Parts = Mapping[str, bytes]


def refused(path: Path, why: str, /, **facts: object) -> Refusal:
    """A file that is not read, and why."""
    return Refusal(Exit.REFUSED, f"received.{why}", (), (), file=path.name, **facts)


def is_packed(path: Path) -> bool:
    """Whether a file looks like one of Office's, new or old."""
    try:
        with path.open("rb") as file:
            return file.read(8).startswith(PACKED)
    except OSError:
        return False


def unpacked(path: Path) -> Parts:
    """The parts of the file by name; what is no such file, or no harmless one, is refused."""
    return unpack(path, read(path))


def unpack(path: Path, data: bytes, *, links: bool = False) -> Parts:
    """The parts of a file that was read; ``path`` only names it.

    Workbooks may have ``links`` to others: only the values that they hold are read.
    """
    if not data:
        raise refused(path, "empty")
    if data.startswith(_OLD):
        raise refused(path, "encrypted" if _ENCRYPTED in data else "old")
    if data.startswith(_PDF):
        raise refused(path, "pdf")
    if not data.startswith(_ZIP):
        raise refused(path, "other")
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            parts = _parts(path, packed)
    except Refusal:
        raise
    # A file of somebody else's: whatever the unpacking stumbles over, it can't be read.
    except Exception as error:
        raise refused(path, "broken") from error
    _refuse_acting(path, parts)
    for name, part in () if links else parts.items():
        if name.lower().endswith(".rels"):
            _refuse_fetching(path, part)
    return parts


def read(path: Path) -> bytes:
    """The bytes of a file, as many as are read at all."""
    try:
        with path.open("rb") as file:  # a pipe may be endless
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise Refusal(Exit.USAGE, "received.unreadable", file=str(path)) from error
    if len(data) > LARGEST:
        raise refused(path, "large", mb=LARGEST // 1_000_000)
    return data


def _parts(path: Path, packed: zipfile.ZipFile) -> dict[str, bytes]:
    """All parts, read no further than a form could be long."""
    entries = packed.infolist()
    if len(entries) > MOST_PARTS:
        raise refused(path, "large", mb=LARGEST_UNPACKED // 1_000_000)
    if any(each.flag_bits & 1 for each in entries):
        raise refused(path, "encrypted")
    room, found = LARGEST_UNPACKED, dict[str, bytes]()
    for each in entries:
        with packed.open(each) as part:
            data = part.read(room + 1)
        room -= len(data)
        if room < 0:
            raise refused(path, "large", mb=LARGEST_UNPACKED // 1_000_000)
        found.setdefault(each.filename, data)
    return found


def _refuse_acting(path: Path, parts: Parts) -> None:
    """Refuses macros and entities, and what is none of our files."""
    if parts.get("mimetype", b"").startswith(b"application/vnd.oasis.opendocument"):
        raise refused(path, "opendocument")
    types = parts.get(_TYPES)
    if types is None:
        raise refused(path, "other")
    if any(each in types for each in _MACROS) or any(n.endswith("vbaProject.bin") for n in parts):
        raise refused(path, "macros")
    if any(map(_declares, parts.values())):
        raise refused(path, "entities")


def _declares(data: bytes) -> bool:
    """Whether a part has a document type; what it is called says nothing of what it is."""
    begins = data[:64].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return begins.startswith(b"<") and b"<!DOCTYPE" in data.replace(b"\0", b"")


def _refuse_fetching(path: Path, data: bytes) -> None:
    for each in xml(path, data):
        outside = each.get("TargetMode") == _EXTERNAL
        if outside and not str(each.get("Type")).endswith(_LINK):
            raise refused(path, "external", target=str(each.get("Target")))


def xml(path: Path, data: bytes) -> Any:
    """A part as a tree; entities stay as they are, as ``docx`` sets its parser."""
    from docx.oxml import parse_xml

    try:
        root: Any = parse_xml(data)
    # The parser has more ways to fail than it has names for.
    except Exception as error:
        raise refused(path, "broken") from error
    if root.getroottree().docinfo.doctype:
        raise refused(path, "entities")
    return root
