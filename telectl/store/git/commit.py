"""A commit of exactly these files, made without touching index, work tree or branch."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from telectl.findings import Exit, Refusal
from telectl.store import disk
from telectl.store.git.entries import Entries, Entry
from telectl.store.git.hooks import refused, run_hook
from telectl.store.git.index import copied, update
from telectl.store.git.repository import Repository
from telectl.store.git.run import LOCK_WAIT, failed, plain
from telectl.store.git.signing import no_signature

_FILE = "100644"
_SETTLED = 0.3


@dataclass(frozen=True, slots=True)
class Prepared:
    """A commit that no branch knows yet."""

    commit: str
    tip: str | None
    before: Mapping[str, Entry | None]
    after: Mapping[str, Entry | None]
    contents: Mapping[str, bytes | None]
    hook_changed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wish:
    """The contents that a path had and shall have."""

    before: bytes | None
    after: bytes | None


def prepare(repository: Repository, state: Path, wishes: Mapping[str, Wish], text: str) -> Prepared:
    """Blobs, a private index, the user's hooks, the commit: all of it without effect yet."""
    tip = repository.tip()
    before = _clean(repository, wishes, tip)
    after = {path: _stored(repository, path, wish, before) for path, wish in wishes.items()}
    index = _private_index(repository, state, tip, after)
    run_hook(repository, "pre-commit", (), index)
    tree = repository.git.run("write-tree", index=index).text
    found = _after_hooks(repository, tip, tree, before, after)
    spoken = _message(repository, state, text, index)
    commit = commit_tree(repository, tree, tip, spoken)
    changed = tuple(path for path in found if found[path] != after[path])
    contents = {path: wish.after for path, wish in wishes.items()}
    contents |= {p: repository.content(commit, p) if found[p] else None for p in changed}
    return Prepared(commit, tip, before, found, contents, changed)


def _clean(
    repository: Repository, wishes: Mapping[str, Wish], tip: str | None
) -> dict[str, Entry | None]:
    """The committed entries; refuses when index or work tree say something else."""
    committed = repository.committed(wishes, tip)
    indexed = repository.indexed(wishes)
    for path, wish in wishes.items():
        _require_clean(repository, path, wish, committed, indexed)
    return {path: committed.get(path) for path in wishes}


def _require_clean(
    repository: Repository, path: str, wish: Wish, committed: Entries, indexed: Entries
) -> None:
    at_tip, staged = committed.get(path), indexed.get(path)
    if staged is not None and staged.skipped:
        raise Refusal(Exit.CONFLICT, "write.skip_worktree", file=path)
    if (at_tip and (at_tip.mode, at_tip.id)) != (staged and (staged.mode, staged.id)):
        raise Refusal(Exit.CONFLICT, "write.staged", file=path)
    if at_tip is None:
        if wish.before is not None:
            raise Refusal(Exit.CONFLICT, "write.untracked", file=path)
    elif wish.before is None or not repository.holds(at_tip, path, wish.before):
        raise Refusal(Exit.CONFLICT, "write.dirty", file=path)


def _stored(
    repository: Repository, path: str, wish: Wish, before: Mapping[str, Entry | None]
) -> Entry | None:
    """The new blob; a file that was stored past git's filters is stored so again."""
    if wish.after is None:
        return None
    old = before[path]
    raw = bool(old and wish.before and repository.stored_raw(old, path, wish.before))
    blob = repository.blob(path, wish.after, write=True, raw=raw)
    return Entry(old.mode if old else _FILE, blob)


def _private_index(
    repository: Repository, state: Path, tip: str | None, after: Mapping[str, Entry | None]
) -> Path:
    """The last commit with our paths: what is staged beside them is not in it."""
    index = copied(repository, state / "index")
    if tip is None:
        repository.git.run("read-tree", "--empty", index=index)
    else:
        repository.git.run("read-tree", "--reset", tip, index=index)
    update(repository, index, after)
    return index


def _after_hooks(
    repository: Repository,
    tip: str | None,
    tree: str,
    before: Mapping[str, Entry | None],
    after: Mapping[str, Entry | None],
) -> dict[str, Entry | None]:
    """What the tree holds at our paths, after a hook may have changed it; and nothing else."""
    base = tip or repository.git.run("mktree", stdin=b"").text
    answer = repository.git.run("diff-tree", "-r", "-z", "--no-renames", base, tree)
    changes = _changes(answer.fields)
    strangers = sorted(set(changes) - set(after))
    if strangers:
        raise Refusal(Exit.GIT, "git.hook_paths", files=", ".join(strangers[:5]))
    return {path: changes.get(path, before[path]) for path in after}


def _changes(fields: list[str]) -> dict[str, Entry | None]:
    """Paths with their new entries, of an answer in git's raw form."""
    found: dict[str, Entry | None] = {}
    for about, path in zip(fields[::2], fields[1::2], strict=True):
        _, mode, _, blob, _ = about.split(" ")
        found[path] = None if blob == "0" * len(blob) else Entry(mode, blob)
    return found


def _message(repository: Repository, state: Path, text: str, index: Path) -> bytes:
    """The message as the user's hooks leave it."""
    file = state / "COMMIT_EDITMSG"
    disk.remove(file)
    disk.write_new(file, text.encode("utf-8", "replace"))
    run_hook(repository, "prepare-commit-msg", (file.as_posix(), "message"), index)
    run_hook(repository, "commit-msg", (file.as_posix(),), index)
    spoken = file.read_bytes()
    disk.remove(file)
    if not spoken.strip():
        raise refused("commit-msg", "")
    return spoken


def commit_tree(repository: Repository, tree: str, parent: str | None, text: bytes) -> str:
    """A commit of a tree, signed where the user signs; no branch knows it yet."""
    signed = ["-S"] if repository.setting("commit.gpgsign") else []
    parents = ["-p", parent] if parent else []
    answer = repository.git.ask("commit-tree", *signed, *parents, tree, stdin=text)
    if answer.code:
        raise no_signature(answer) if signed else failed("commit-tree", answer)
    return answer.text


def move_branch(repository: Repository, branch: str, new: str, old: str | None, why: str) -> None:
    """The branch goes from ``old`` to ``new``; when it stands elsewhere by now, it stays."""
    answer = repository.git.ask(
        "update-ref", "--no-deref", "-m", why, branch, new, old or "", hooks=True
    )
    if answer.code and repository.tip(branch) != new:
        raise _not_moved(repository, branch, old, plain(answer.err), failed("update-ref", answer))
    free_branch(repository, branch, new)


def _not_moved(
    repository: Repository, branch: str, old: str | None, reason: str, otherwise: Refusal
) -> Refusal:
    locks = [lock for lock in _ref_locks(repository, branch) if lock.exists()]
    if locks and "File exists" in reason:  # not when our own git died over its lock
        return Refusal(Exit.CONFLICT, "git.ref_locked", file=repository.shown(locks[0]))
    if repository.tip(branch) != old:
        return Refusal(Exit.CONFLICT, "git.moved", branch=branch.removeprefix("refs/heads/"))
    if "hook" in reason:
        return Refusal(Exit.GIT, "git.hook", hook="reference-transaction", reason=reason)
    return otherwise


def require_free_branch(repository: Repository, branch: str) -> None:
    """Waits three seconds for whoever holds the branch; then refuses and names the lock."""
    deadline = time.monotonic() + LOCK_WAIT
    for lock in _ref_locks(repository, branch):
        while lock.exists():
            if time.monotonic() > deadline:
                raise Refusal(Exit.CONFLICT, "git.ref_locked", file=repository.shown(lock))
            time.sleep(0.05)


def free_branch(repository: Repository, branch: str, commit: str) -> None:
    """Takes away the locks with which our own ``update-ref`` died.

    They are ours: the lock of the index is ours and older than they, so no other command
    that works in this tree could make them; they hold nothing, or the id of our commit;
    and nobody has moved them for a while.
    """
    for lock in _ref_locks(repository, branch):
        first = _seen(lock)
        if first is None or not commit.encode().startswith(first[0].strip()):
            continue
        if first[2] < (repository.folder / "index.lock").stat().st_mtime_ns:
            continue
        time.sleep(_SETTLED)
        if _seen(lock) == first:
            disk.remove(lock)


def _seen(lock: Path) -> tuple[bytes, int, int] | None:
    """A lock as it is now; another one at the same place looks different."""
    try:
        about = lock.stat()
        return lock.read_bytes(), about.st_ino, about.st_mtime_ns
    except FileNotFoundError:
        return None


def _ref_locks(repository: Repository, branch: str) -> tuple[Path, ...]:
    """The files with which git locks HEAD and a branch."""
    return (repository.folder / "HEAD.lock", repository.common / f"{branch}.lock")
