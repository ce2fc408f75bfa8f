"""Bytes that are on the disk when we say so, on every system."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

# Windows refuses to replace a file while a scanner or an editor looks at it.
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
    try:
        return path.stat().st_mode & 0o7777
    except FileNotFoundError:
        return None


def write_new(path: Path, data: bytes, mode: int | None = None) -> None:
    """A new file with these bytes, synced; a file that is there already refuses."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o666)
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
    if os.name == "nt":
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


def _patiently(step: Callable[[], object]) -> None:
    for pause in _PATIENCE:
        try:
            step()
        except PermissionError:
            if os.name != "nt":
                raise
            time.sleep(pause)
        else:
            return
    step()
