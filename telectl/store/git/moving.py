"""The own branch and files taken to another commit: what the user changed beside it stays."""

from __future__ import annotations

import json
import time
from contextlib import suppress
from pathlib import Path

from telectl.findings import Exit, Refusal
from telectl.store import disk
from telectl.store.git.entries import Entry, same
from telectl.store.git.history import entries_between
from telectl.store.git.index import update
from telectl.store.git.repository import Repository
from telectl.store.git.run import LOCK_WAIT, failed

_MARK = "moving.json"


def move(repository: Repository, state: Path, own: str, new: str) -> None:
    """Branch, index and files go from one commit to another; refuses over the user's changes."""
    git, branch = repository.git, str(repository.branch)
    _require_untouched(repository, own, new)
    _require_free_index(repository)
    disk.write_whole(state / _MARK, json.dumps({"own": own, "new": new}).encode())
    answer = git.ask("read-tree", "-m", "-u", own, new)
    if answer.code:
        _give_up(repository, state, own, new)
        raise failed("read-tree", answer)
    moved = git.ask("update-ref", "--no-deref", "-m", "telectl: sync", branch, new, own, hooks=True)
    if moved.code and repository.tip(branch) != new:
        _give_up(repository, state, own, new)
        raise Refusal(Exit.CONFLICT, "git.moved", branch=branch.removeprefix("refs/heads/"))
    disk.remove(state / _MARK)


def _require_free_index(repository: Repository) -> None:
    """Waits three seconds for whoever holds the index; then refuses and names the lock."""
    lock, deadline = repository.folder / "index.lock", time.monotonic() + LOCK_WAIT
    while lock.exists():
        if time.monotonic() > deadline:
            raise Refusal(Exit.CONFLICT, "git.index_locked", file=repository.shown(lock))
        time.sleep(0.05)


def _give_up(repository: Repository, state: Path, own: str, new: str) -> None:
    _back(repository, own, new)
    disk.remove(state / _MARK)


def _require_untouched(repository: Repository, own: str, new: str) -> None:
    changed = set(entries_between(repository.git, own, new))
    touched = sorted(changed & set(touched_files(repository)))
    if touched:
        raise Refusal(Exit.CONFLICT, "sync.touched", files=tuple(touched[:5]), n=len(touched))


def touched_files(repository: Repository, *, untracked: bool = True) -> tuple[str, ...]:
    """The files that the user changed, staged or put there without a commit."""
    which = "all" if untracked else "no"
    answer = repository.git.run(
        "status", "--porcelain", "-z", "--no-renames", f"--untracked-files={which}"
    )
    return tuple(field[3:] for field in answer.fields)


def settle_move(repository: Repository, state: Path) -> None:
    """A move that was broken off is taken back: what holds the new contents gets the old ones."""
    mark = disk.content(state / _MARK)
    if mark is None:
        return
    with suppress(ValueError, KeyError):
        told = json.loads(mark)
        if repository.tip() == told["own"]:
            _back(repository, told["own"], told["new"])
    disk.remove(state / _MARK)


def _back(repository: Repository, own: str, new: str) -> None:
    pairs = entries_between(repository.git, own, new)
    indexed = repository.indexed(pairs)
    ours = {p: old for p, (old, then) in pairs.items() if same(indexed.get(p), then)}
    if ours:
        update(repository, repository.folder / "index", ours)
    for path, (old, then) in pairs.items():
        _put_back(repository, own, path, old, then)


def _put_back(
    repository: Repository, own: str, path: str, old: Entry | None, then: Entry | None
) -> None:
    """A file that holds what the move put there, or that the move took away."""
    file = repository.root / path
    content = disk.content(file) if file.is_file() or not file.exists() else b""
    there = content is None if then is None else content is not None
    if not there or (then and content is not None and not repository.holds(then, path, content)):
        return
    if old is None:
        disk.remove(file)
    else:
        file.parent.mkdir(parents=True, exist_ok=True)
        disk.write_whole(file, repository.content(own, path))
