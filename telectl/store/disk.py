"""Bytes that are on the disk when we say so, on every system."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

# Everything that is otherwise on Windows asks here: it has no rights in a file's mode but
# one that says "read only", no folder can be synced, and it refuses to touch a file while
# a scanner or an editor looks at it, or while one of that name is going away.
WINDOWS = os.name == "nt"
_PATIENCE = (0.01, 0.02, 0.05, 0.1, 0.2, 0.4)
_BINARY: int = getattr(os, "O_BINARY", 0)


def content(path: Path) -> bytes | None:
    """The file's bytes; None when there is no file."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def mode_of(path: Path) -> int | None:
    """The rights of a file that is there, for the one that takes its place."""
    if WINDOWS:  # a read-only copy could neither be put in place nor be taken away again
        return None
    try:
        return path.stat().st_mode & 0o7777
    except FileNotFoundError:
        return None


def write_new(path: Path, data: bytes, mode: int | None = None) -> None:
    """A new file with these bytes, synced; a file that is there already refuses."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY
    handle = _patiently(lambda: os.open(path, flags, 0o666))
    with os.fdopen(handle, "wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
    if mode is not None:
        path.chmod(mode)


def write_whole(path: Path, data: bytes) -> None:
    """A file of our own, replaced in one step and synced."""
    temporary = path.with_name(path.name + ".new")
    remove(temporary)
    write_new(temporary, data)
    replace(temporary, path)
    sync_folder(path.parent)


def replace(source: Path, target: Path) -> None:
    """``source`` becomes ``target`` in one step."""
    _patiently(lambda: source.replace(target))


def remove(path: Path) -> None:
    """The file is gone; it may have been so before."""
    _patiently(lambda: path.unlink(missing_ok=True))


def sync_folder(folder: Path) -> None:
    """The names in a folder are on the disk; where folders can't be synced, nothing is done."""
    if WINDOWS:
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def make_folders(folder: Path) -> list[Path]:
    """The folder with those above it; told are the ones that had to be made."""
    missing = [place for place in (folder, *folder.parents) if not place.exists()]
    for place in reversed(missing):
        place.mkdir(exist_ok=True)
        sync_folder(place.parent)
    return missing


def remove_tree(folder: Path) -> None:
    """A folder that we made, with all in it; git's objects are read-only, which Windows minds."""
    for place, _, names in os.walk(folder):
        for name in names:
            with suppress(OSError):
                Path(place, name).chmod(0o600)
    shutil.rmtree(folder, ignore_errors=True)


def _patiently(step: Callable[[], T]) -> T:
    for pause in _PATIENCE:
        try:
            return step()
        except PermissionError:
            if not WINDOWS:
                raise
            time.sleep(pause)
    return step()
