"""The files of a portfolio, as they lie in a folder: contents, and odd names."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from telectl.findings import Finding, Severity
from telectl.model import KINDS
from telectl.model.base import ID_PATTERN

SETTINGS, WORKFLOW = "telectl.yaml", "workflow.yaml"
TOP = (SETTINGS, WORKFLOW)
SUFFIX = ".yaml"
CAP = 1 << 20
BINARY = getattr(os, "O_BINARY", 0)  # Windows would change line ends
RESERVED = frozenset(
    {"con", "prn", "aux", "nul"}
    | {f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)}
)
ID = re.compile(ID_PATTERN)

UNREAD = frozenset({"F002", "F006", "F007", "F010"})

SEVERITIES: Mapping[str, Severity] = {
    "F001": Severity.ERROR,
    "F002": Severity.ERROR,
    "F003": Severity.ERROR,
    "F004": Severity.ERROR,
    "F006": Severity.ERROR,
    "F007": Severity.ERROR,
    "F009": Severity.ERROR,
    "F010": Severity.ERROR,
}


class Content(NamedTuple):
    """One file: its path under the portfolio, its bytes, its blob id where git knows it."""

    file: str
    data: bytes
    blob: str | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """What lies in a folder: contents to read, and what is wrong with the rest."""

    contents: tuple[Content, ...]
    findings: tuple[Finding, ...]

    @property
    def unread(self) -> tuple[str, ...]:
        """The records, and the folders of records, that are there and can't be read."""
        return tuple(each.file for each in self.findings if each.code in UNREAD)


def listing(root: Path) -> Listing:
    """Read every file of the portfolio under a folder."""
    found = list(_scan(root))
    contents = tuple(each for each in found if isinstance(each, Content))
    findings = [each for each in found if isinstance(each, Finding)]
    findings.extend(odd_names(content.file for content in contents))
    return Listing(contents, tuple(findings))


def listing_of(files: Mapping[str, bytes], links: Iterable[str] = ()) -> Listing:
    """The same from files that lie elsewhere than in a folder, as in an index."""
    found = [each for file in sorted(files) for each in _judged(file, files[file])]
    contents = tuple(each for each in found if isinstance(each, Content))
    findings = [each for each in found if isinstance(each, Finding)]
    findings.extend(_error("F002", link) for link in sorted(links) if _concerns(link))
    findings.extend(odd_names(content.file for content in contents))
    return Listing(contents, tuple(findings))


def _judged(file: str, data: bytes) -> Iterator[Content | Finding]:
    folder, _, name = file.partition("/")
    if file in TOP or (folder in KINDS and "/" not in name and name.endswith(SUFFIX)):
        yield Content(file, data[: CAP + 1])
    elif folder in KINDS and name.casefold().endswith((".yml", ".yaml")):
        yield _error("F003", file, name=name) if "/" in name else _error("F010", file)
    elif not name and file.endswith((SUFFIX, ".yml")):
        yield _error("F003", file, name=file)


def _concerns(file: str) -> bool:
    return file in TOP or file.partition("/")[0] in KINDS


def odd_names(files: Iterable[str]) -> Iterator[Finding]:
    """Names that some file system or some other record would not bear."""
    seen: dict[str, str] = {}
    for file in files:
        folder, _, name = file.rpartition("/")
        stem = name.removesuffix(SUFFIX)
        first = seen.setdefault(file.casefold(), file)
        if first != file:
            yield _error("F004", file, other=first)
        elif folder and stem in RESERVED:
            yield _error("F009", file, name=stem)
        elif folder and not ID.match(stem):
            yield _error("F001", file, name=stem)


def _scan(root: Path) -> Iterator[Content | Finding]:
    for entry in _entries(root):
        if entry.name in TOP:
            yield _content(entry, entry.name)
        elif entry.name in KINDS:
            yield from _folder(entry)
        elif _holds_records(entry):
            yield _error("F003", entry.name, name=entry.name)


def _folder(folder: os.DirEntry[str]) -> Iterator[Content | Finding]:
    if folder.is_symlink():
        yield _error("F002", folder.name)
        return
    if not folder.is_dir():
        yield _error("F006", folder.name)
        return
    try:
        entries = _entries(Path(folder.path))
    except OSError as error:
        yield _error("F007", folder.name, reason=error.strerror or str(error.errno))
        return
    for entry in entries:
        file = f"{folder.name}/{entry.name}"
        if entry.name.endswith(SUFFIX):
            yield _content(entry, file)
        elif entry.name.casefold().endswith((".yml", ".yaml")):
            yield _error("F010", file)
        elif entry.is_dir(follow_symlinks=False) and not entry.name.startswith("."):
            yield _error("F003", file, name=entry.name)


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as found:
        return sorted(found, key=lambda entry: entry.name)


def _holds_records(entry: os.DirEntry[str]) -> bool:
    if entry.name.startswith("."):
        return False
    if entry.name.endswith((SUFFIX, ".yml")):
        return True
    if not entry.is_dir(follow_symlinks=False):
        return False
    return any(each.name.endswith(SUFFIX) for each in _entries(Path(entry.path)))


def _content(entry: os.DirEntry[str], file: str) -> Content | Finding:
    if entry.is_symlink():
        return _error("F002", file)
    if not entry.is_file(follow_symlinks=False):
        return _error("F006", file)
    try:
        return Content(file, _read(entry.path))
    except OSError as error:
        return _error("F007", file, reason=error.strerror or str(error.errno))


def _read(path: str) -> bytes:
    """At most one byte more than the reader takes, so that a huge file costs nothing."""
    handle = os.open(path, os.O_RDONLY | BINARY)
    try:
        found = os.fstat(handle)
        if not stat.S_ISREG(found.st_mode):
            raise OSError(0, "not a regular file")
        data = os.read(handle, min(found.st_size, CAP) + 1)
        while len(data) < found.st_size and (more := os.read(handle, CAP)):
            data += more
        return data[: CAP + 1]
    finally:
        os.close(handle)


def _error(code: str, file: str, **facts: object) -> Finding:
    return Finding(code, SEVERITIES[code], file, line=1, column=1, facts=facts)
