"""Git's own lock on the index, and the user's index with only our paths renewed.

The lock is taken before the first file of an act changes and given back when all is
done. So no commit of the user's falls in between; and because the lock file holds a
mark of ours from its first moment, one that a killed act left is known to be ours.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Mapping
from pathlib import Path

from telectl.findings import Exit, Refusal
from telectl.store import disk
from telectl.store.git.entries import Entry, same
from telectl.store.git.repository import Repository
from telectl.store.git.run import LOCK_WAIT

_MARK = b"telectl "
Wanted = Mapping[str, Entry | None]


class IndexLock:
    """``index.lock`` of one work tree, in telectl's name."""

    def __init__(self, repository: Repository, state: Path, token: str) -> None:
        self.path = repository.folder / "index.lock"
        self._shown = repository.shown(self.path)
        self._state = state
        self._mark = _MARK + token.encode() + b"\n"

    def acquire(self, wait: float = LOCK_WAIT) -> None:
        """Takes the lock, or takes over that of a dead act; waits so long for git's."""
        deadline = time.monotonic() + wait
        while not (self.is_ours() or self._taken()):
            if time.monotonic() > deadline:
                raise Refusal(Exit.CONFLICT, "git.index_locked", file=self._shown)
            time.sleep(0.05)

    def is_ours(self) -> bool:
        """Whether the lock is there and was made by an act of telectl."""
        try:
            return self.path.read_bytes().startswith(_MARK)
        except OSError:
            return False

    def release(self) -> None:
        """Gives the lock back; somebody else's stays."""
        if self.is_ours():
            disk.remove(self.path)

    def _taken(self) -> bool:
        ready = self._state / "index.mark"
        disk.remove(ready)
        disk.write_new(ready, self._mark)
        try:
            self._place(ready)
        except FileExistsError:
            return False
        finally:
            disk.remove(ready)
        return True

    def _place(self, ready: Path) -> None:
        """A hard link has its contents at once; a file system without them gets a new file."""
        try:
            os.link(ready, self.path)
        except FileExistsError:
            raise
        except (OSError, AttributeError):
            disk.write_new(self.path, self._mark)


def renewed(repository: Repository, state: Path, before: Wanted, after: Wanted) -> Path | None:
    """A copy of the user's index with our paths as committed; None when there's nothing to do.

    A path to which the index gives something else than ``before`` is the user's by now.
    """
    indexed = repository.indexed(after)
    ours = {
        path: entry
        for path, entry in after.items()
        if same(indexed.get(path), before.get(path)) and not same(indexed.get(path), entry)
    }
    if not ours:
        return None
    copy = copied(repository, state / "index.next")
    update(repository, copy, ours)
    return copy


def copied(repository: Repository, target: Path) -> Path:
    """The user's index under another name, with its time: git compares file times with it."""
    for left in (target, target.with_name(target.name + ".lock")):
        disk.remove(left)
    source = repository.folder / "index"
    if source.exists():
        shutil.copy2(source, target)
    return target


def update(repository: Repository, index: Path, entries: Wanted) -> None:
    """Sets, or with None removes, entries of an index file."""
    lines = (
        f"{entry.mode} {entry.id} 0\t{path}" if entry else f"0 {repository.no_blob} 0\t{path}"
        for path, entry in entries.items()
    )
    told = "".join(line + "\0" for line in lines).encode("utf-8", "surrogateescape")
    repository.git.run("update-index", "--add", "-z", "--index-info", stdin=told, index=index)


def put_in_place(repository: Repository, index: Path) -> None:
    """The renewed copy becomes the user's index, with the file times of now."""
    repository.git.ask("update-index", "-q", "--refresh", index=index)
    disk.replace(index, repository.folder / "index")
    disk.sync_folder(repository.folder)
