"""Several files that come into a folder together with an act, or not at all."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from telectl.cli.files import unwritable, write_to


def require_free(folder: Path, names: Mapping[str, bytes]) -> None:
    """Refuses names that are taken already: what stands there may have been written in."""
    for name in names:
        path = folder / name
        if path.is_dir():
            raise unwritable(str(path), IsADirectoryError(errno.EISDIR, ""))
        if path.exists() or path.is_symlink():
            raise unwritable(str(path), FileExistsError(errno.EEXIST, ""))


@contextmanager
def staged(folder: Path, files: Mapping[str, bytes]) -> Iterator[None]:
    """Write under other names, and give the files their own once the act in between is done."""
    require_free(folder, files)
    made = not folder.exists()
    beside = {folder / f".{name}.{os.getpid()}.tmp": folder / name for name in files}
    try:
        if made:
            _make(folder)
        for path, data in zip(beside, files.values(), strict=True):
            write_to(path, data)
        yield
    except BaseException:
        for path in beside:
            path.unlink(missing_ok=True)
        if made and folder.is_dir():
            folder.rmdir()
        raise
    for path, target in beside.items():
        _name(path, target)


def _make(folder: Path) -> None:
    try:
        folder.mkdir()
    except OSError as error:
        raise unwritable(str(folder), error) from error


def _name(path: Path, target: Path) -> None:
    try:
        path.replace(target)
    except OSError as error:
        raise unwritable(str(target), error) from error
