"""Telectl's last act taken back, by an act of its own; and what was taken back, brought again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from telectl.findings import Exit, Refusal
from telectl.store import disk
from telectl.store.acts import Act, ActRecord, Done, FileChange
from telectl.store.git.entries import Entry, same
from telectl.store.git.history import changes_of, commits_since, subject_of
from telectl.store.git.repository import Repository, find
from telectl.store.write import perform

SUBJECT = 'Revert "{subject}"'
FIRST_LOOK = 50
_Changes = Mapping[str, tuple[Entry | None, Entry | None]]


@dataclass(frozen=True, slots=True)
class _Found:
    """A commit to take back, and the newer ones that come to nothing among themselves."""

    last: ActRecord
    idle: frozenset[str]


def plan_undo(
    root: Path, subject: str = SUBJECT, *, redo: bool = False, anyone: bool = False
) -> tuple[ActRecord, str, Act]:
    """The commit to take back, the subject of the act it is about, and the act that does it.

    It is the newest of one's own acts (with ``anyone`` of all) that isn't taken back already,
    so that one undo after the other goes further back. With ``redo`` it is the newest undo
    itself. Refuses when one of its files has been changed since, in a commit or in the work
    tree.
    """
    repository = find(root)
    if repository is None:
        raise Refusal(Exit.GIT, "git.none", folder=root.name)
    repository.require_quiet()
    found = _found(repository, redo, None if anyone else repository.own_email())
    last = found.last
    if last.act == "init":
        raise Refusal(Exit.CONFLICT, "undo.init", subject=last.subject)
    if repository.cut_off(last.commit):
        raise Refusal(Exit.GIT, "undo.shallow", subject=last.subject)
    changes = changes_of(repository.git, last.commit)
    _require_untouched(repository, found, changes)
    files = tuple(_back(repository, last, path, old) for path, (old, _) in changes.items())
    about = subject_of(repository.git, last.reverts) if redo and last.reverts else last.subject
    said = subject.replace("{subject}", about)
    body = f"This reverts commit {last.commit}."
    name = "redo" if redo else "undo"
    return last, about, Act(name, said, last.records, last.decision, files, body)


def undo(
    root: Path, subject: str = SUBJECT, *, redo: bool = False, anyone: bool = False
) -> tuple[ActRecord, Done]:
    """Takes one's last act on this branch back, and tells which one it was."""
    last, _, act = plan_undo(root, subject, redo=redo, anyone=anyone)
    return last, perform(root, act, commit=True)


def _found(repository: Repository, redo: bool, own: str | None) -> _Found:
    """The commit to take back; the history is read no further than it takes."""
    limit = FIRST_LOOK
    while True:
        told = repository.acts_and_reverts(limit)
        found = next(_standing(told, redo, own), None)
        if found is not None:
            return found
        if len(told) < limit:
            raise _nothing(told, redo, own)
        limit *= 8


def _nothing(told: list[ActRecord], redo: bool, own: str | None) -> Refusal:
    """Why there is nothing: others' acts are left to them, and later ones stand in the way."""
    if redo:
        undone = next((each for each in told if each.act == "undo" and _is_of(each, own)), None)
        newer = next((each for each in told if each.act and _is_of(each, own)), None)
        if undone and newer and newer.act != "redo":
            return Refusal(Exit.CONFLICT, "undo.past", subject=undone.subject, newer=newer.subject)
        return Refusal(Exit.CONFLICT, "undo.no_redo")
    others = next(_standing(told, redo, None), None)
    if others is None:
        return Refusal(Exit.CONFLICT, "undo.nothing")
    last = others.last
    return Refusal(Exit.CONFLICT, "undo.others", subject=last.subject, author=last.author)


def _is_of(act: ActRecord, own: str | None) -> bool:
    return own is None or act.email == own


def _standing(told: list[ActRecord], redo: bool, own: str | None) -> Iterator[_Found]:
    """The own acts that nothing has taken back since, newest first; with ``redo`` the undos.

    Past a newer act of one's own nothing is brought back: it was made without what was undone.
    """
    idle: set[str] = set()
    taken_back: set[str] = set()
    for each in told:
        gone = each.commit in taken_back
        if redo and each.act and not each.reverts and not gone and _is_of(each, own):
            return
        if each.reverts and not gone:
            taken_back.add(each.reverts)
        wanted = each.act == "undo" if redo else each.act and not each.reverts
        if not gone and wanted and _is_of(each, own):
            yield _Found(each, frozenset(idle))
        if gone or each.reverts:
            idle.add(each.commit)


def _require_untouched(repository: Repository, found: _Found, changes: _Changes) -> None:
    last = found.last
    at_tip = repository.committed(changes, repository.tip())
    for path, (_, new) in changes.items():
        if not same(at_tip.get(path), new):
            raise _changed(path, last)
        content = disk.content(repository.root / path)
        if (content is None) != (new is None) or not _holds(repository, new, path, content):
            raise _changed(path, last)
    if changes and not found.idle.issuperset(
        commits_since(repository.git, last.commit, list(changes))
    ):
        raise _changed(next(iter(changes)), last)


def _changed(path: str, last: ActRecord) -> Refusal:
    return Refusal(Exit.CONFLICT, "undo.changed", file=path, subject=last.subject)


def _holds(repository: Repository, entry: Entry | None, path: str, content: bytes | None) -> bool:
    return entry is None or content is None or repository.holds(entry, path, content)


def _back(repository: Repository, last: ActRecord, path: str, old: Entry | None) -> FileChange:
    file = repository.root / path
    before = disk.content(file)
    after = repository.content(f"{last.commit}^1", path) if old else None
    return FileChange(file, before, after)
