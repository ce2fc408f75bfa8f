"""Files that are written whole or not at all, and why one is refused."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from telectl.findings import Exit, Refusal


def require_place(path: Path) -> None:
    """Refuses a path at which no file can be made."""
    if path.resolve().suffix.lower() in (".yaml", ".yml"):
        raise odd_suffix(path)
    if path.is_dir():
        raise unwritable(str(path), IsADirectoryError(errno.EISDIR, ""))
    if not path.parent.is_dir():
        raise unwritable(str(path), FileNotFoundError(errno.ENOENT, ""))


def odd_suffix(path: Path) -> Refusal:
    """That a file's name doesn't say what to write."""
    from telectl.render import ENDINGS

    return Refusal(
        Exit.USAGE,
        "usage.suffix",
        path=str(path),
        choices=tuple(each for each in ENDINGS if each.startswith(".")),
    )


def write_to(path: Path, made: str | bytes) -> None:
    """All of a file, or a refusal that says why not."""
    data = made if isinstance(made, bytes) else made.encode("utf-8", "replace")
    try:
        write_whole(path, data)
    except OSError as error:
        raise unwritable(str(path), error) from error


def unwritable(path: str, error: OSError) -> Refusal:
    """What the system refused, as a refusal."""
    reason = _REASONS.get(error.errno or 0, "other")
    return Refusal(Exit.CONFLICT, "output.unwritable", path=path, reason=reason)


def write_whole(path: Path, data: bytes) -> None:
    """All of the file or nothing of it; a pipe or device is simply written to."""
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, "folder", str(path))
    if path.exists() and not path.is_file():
        path.write_bytes(data)
        return
    target = path.resolve()
    beside = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        with beside.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


_REASONS = {
    errno.EISDIR: "is_dir",
    errno.ENOENT: "no_dir",
    errno.ENOTDIR: "no_dir",
    errno.EACCES: "denied",
    errno.EPERM: "denied",
    errno.EROFS: "denied",
    errno.ENOSPC: "full",
    errno.EEXIST: "exists",
}
