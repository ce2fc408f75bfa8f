"""Names with what stands at them: in a folder on the disk, or in a tree or index of git."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from pathlib import Path
from typing import Protocol

CAP = 1 << 20
BINARY = getattr(os, "O_BINARY", 0)  # Windows would change line ends


class Kind(Enum):
    """What stands at a name; a module is another repository's folder, of which git has no files."""

    FILE = auto()
    FOLDER = auto()
    LINK = auto()
    MODULE = auto()
    OTHER = auto()


class Node(Protocol):
    """A name, what stands at it, and what that holds."""

    @property
    def name(self) -> str:
        """The last part of its path."""

    @property
    def kind(self) -> Kind:
        """What stands there; no link is followed."""

    def nodes(self) -> list[Node]:
        """What a folder holds, by name."""

    def read(self) -> bytes:
        """At most one byte more than the reader takes, so that a huge file costs nothing."""


class OnDisk:
    """A name in a folder of the work tree."""

    __slots__ = ("_entry", "name")

    def __init__(self, entry: os.DirEntry[str]) -> None:
        self._entry = entry
        self.name = entry.name

    @property
    def kind(self) -> Kind:
        """What stands there; no link is followed."""
        if self._entry.is_symlink():
            return Kind.LINK
        if self._entry.is_file(follow_symlinks=False):
            return Kind.FILE
        return Kind.FOLDER if self._entry.is_dir(follow_symlinks=False) else Kind.OTHER

    def nodes(self) -> list[Node]:
        """What a folder holds, by name."""
        return nodes_in(Path(self._entry.path))

    def read(self) -> bytes:
        """The beginning of the file."""
        handle = os.open(self._entry.path, os.O_RDONLY | BINARY)
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


@dataclass
class InGit:
    """A name in a tree or in the index."""

    name: str
    kind: Kind = Kind.FOLDER
    data: bytes = b""
    inner: dict[str, InGit] = field(default_factory=dict)

    def nodes(self) -> list[Node]:
        """What a folder holds, by name."""
        return [self.inner[name] for name in sorted(self.inner)]

    def read(self) -> bytes:
        """The beginning of the file."""
        return self.data[: CAP + 1]


def nodes_in(folder: Path) -> list[Node]:
    """What lies in a folder, by name."""
    with os.scandir(folder) as found:
        return [OnDisk(entry) for entry in sorted(found, key=lambda entry: entry.name)]


def nodes_of(
    files: Mapping[str, bytes], links: Iterable[str] = (), modules: Iterable[str] = ()
) -> list[Node]:
    """The same of files that git holds, by path."""
    top = InGit("")
    for path, data in files.items():
        _put(top, path, Kind.FILE, data)
    for kind, paths in ((Kind.LINK, links), (Kind.MODULE, modules)):
        for path in paths:
            _put(top, path, kind)
    return top.nodes()


def _put(top: InGit, path: str, kind: Kind, data: bytes = b"") -> None:
    *folders, name = path.split("/")
    for folder in folders:
        top = top.inner.setdefault(folder, InGit(folder))
    top.inner[name] = InGit(name, kind, data)
