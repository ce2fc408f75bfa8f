"""Telectl's last act taken back, by an act of its own."""

from __future__ import annotations

from pathlib import Path

from telectl.findings import Exit, Refusal
from telectl.store import disk
from telectl.store.acts import Act, ActRecord, Done, FileChange
from telectl.store.git.entries import Entry, same
from telectl.store.git.history import changes_of, last_commit_on
from telectl.store.git.repository import Repository, find
from telectl.store.write import perform

SUBJECT = 'Revert "{subject}"'


def plan_undo(root: Path, subject: str = SUBJECT) -> tuple[ActRecord, Act]:
    """The last act on this branch, and the act that takes it back; itself an undo, it redoes.

    Refuses when one of its files has been changed since, in a commit or in the work tree.
    """
    repository = find(root)
    if repository is None:
        raise Refusal(Exit.GIT, "git.none", folder=root.name)
    repository.require_quiet()
    acts = repository.last_acts(1)
    if not acts:
        raise Refusal(Exit.CONFLICT, "undo.nothing")
    last = acts[0]
    if repository.cut_off(last.commit):
        raise Refusal(Exit.GIT, "undo.shallow", subject=last.subject)
    changes = changes_of(repository.git, last.commit)
    _require_untouched(repository, last, changes)
    files = tuple(_back(repository, last, path, old) for path, (old, _) in changes.items())
    said = subject.replace("{subject}", last.subject)
    body = f"This reverts commit {last.commit}."
    return last, Act("undo", said, last.records, last.decision, files, body)


def undo(root: Path, subject: str = SUBJECT) -> tuple[ActRecord, Done]:
    """Takes telectl's last act on this branch back, and tells which one it was."""
    last, act = plan_undo(root, subject)
    return last, perform(root, act, commit=True)


def _require_untouched(
    repository: Repository,
    last: ActRecord,
    changes: dict[str, tuple[Entry | None, Entry | None]],
) -> None:
    at_tip = repository.committed(changes, repository.tip())
    for path, (_, new) in changes.items():
        if not same(at_tip.get(path), new):
            raise Refusal(Exit.CONFLICT, "undo.changed", file=path, subject=last.subject)
        content = disk.content(repository.root / path)
        if (content is None) != (new is None) or not _holds(repository, new, path, content):
            raise Refusal(Exit.CONFLICT, "undo.changed", file=path, subject=last.subject)
    if changes and last_commit_on(repository.git, list(changes)) != last.commit:
        raise Refusal(Exit.CONFLICT, "undo.changed", file=next(iter(changes)), subject=last.subject)


def _holds(repository: Repository, entry: Entry | None, path: str, content: bytes | None) -> bool:
    return entry is None or content is None or repository.holds(entry, path, content)


def _back(repository: Repository, last: ActRecord, path: str, old: Entry | None) -> FileChange:
    file = repository.root / path
    before = disk.content(file)
    after = repository.content(f"{last.commit}^1", path) if old else None
    return FileChange(file, before, after)
