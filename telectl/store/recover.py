"""An act that was left on its way is finished or rolled back: the branch decides.

Only files are touched that hold exactly what the act put there, or what it found.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Literal

from telectl.store import disk, journal
from telectl.store.git.commit import free_branch
from telectl.store.git.entries import Entry
from telectl.store.git.index import IndexLock, put_in_place, renewed
from telectl.store.git.repository import Repository
from telectl.store.git.run import LOCK_WAIT
from telectl.store.journal import Journal, Target
from telectl.store.places import Place

Outcome = Literal["finished", "rolled_back"]


def settle(place: Place, act: Journal, *, free: bool = True, wait: float = LOCK_WAIT) -> Outcome:
    """Brings an act to its end, under telectl's lock; may be repeated at any point.

    ``free``: the locks on the branch that our own git left are taken away. ``wait``: how
    long another's lock on the index is waited for, where the act is to be finished.
    """
    if place.repository is None or act.commit is None:
        outcome = _settle_files(place, act)
    else:
        outcome = _settle_commit(place, place.repository, act, free, wait)
    journal.drop(place.state)
    return outcome


def stands(place: Place, act: Journal) -> bool:
    """Whether the act has happened: its branch holds it, or its files do without a commit."""
    repository = place.repository
    if repository is None or act.commit is None or act.branch is None:
        return all(disk.content(place.base / t.path) == t.after for t in act.targets)
    tip = repository.tip(act.branch)
    if tip is None or tip == act.commit:
        return tip is not None
    return repository.descends(tip, act.commit)


def _settle_files(place: Place, act: Journal) -> Outcome:
    return _finish(place, act) if stands(place, act) else _roll_back(place, act, act.targets)


def _settle_commit(
    place: Place, repository: Repository, act: Journal, free: bool, wait: float
) -> Outcome:
    lock = IndexLock(repository, place.state, act.token)
    if free and lock.is_ours():
        free_branch(repository, str(act.branch), str(act.commit))
    try:
        if repository.branch != act.branch or not stands(place, act):
            return _roll_back(place, act, _not_taken_up(repository, act))
        _finish(place, act)
        lock.acquire(wait)
        _tidy_index(place, repository, act)
        return "finished"
    finally:
        lock.release()


def _tidy_index(place: Place, repository: Repository, act: Journal) -> None:
    """Our paths in the user's index, where the branch still holds what we committed."""
    at_tip = repository.committed([t.path for t in act.targets], act.branch)
    held = [t for t in act.targets if _id(at_tip.get(t.path)) == t.new]
    before = {t.path: _entry(t, t.old) for t in held}
    copy = renewed(repository, place.state, before, {t.path: at_tip.get(t.path) for t in held})
    if copy is not None:
        put_in_place(repository, copy)


def _not_taken_up(repository: Repository, act: Journal) -> tuple[Target, ...]:
    """The targets whose new contents nobody has committed since."""
    at_tip = repository.committed([t.path for t in act.targets], repository.tip())
    return tuple(t for t in act.targets if _id(at_tip.get(t.path)) == t.old)


def _finish(place: Place, act: Journal) -> Outcome:
    for target in act.targets:
        if disk.content(place.base / target.path) == target.before:
            _put(place, act, target, target.after)
    _sweep(place, act)
    return "finished"


def _roll_back(place: Place, act: Journal, targets: tuple[Target, ...]) -> Outcome:
    for target in targets:
        if disk.content(place.base / target.path) == target.after:
            _put(place, act, target, target.before)
    _sweep(place, act)
    for folder in act.folders:
        with suppress(OSError):
            (place.base / folder).rmdir()
    return "rolled_back"


def _put(place: Place, act: Journal, target: Target, data: bytes | None) -> None:
    """One file of the act gets these contents, in one step."""
    path = place.base / target.path
    if disk.content(path) == data:
        return
    if data is None:
        disk.remove(path)
    else:
        temporary = act.temporary(place.base, target)
        disk.remove(temporary)
        path.parent.mkdir(parents=True, exist_ok=True)
        disk.write_new(temporary, data, disk.mode_of(path))
        disk.replace(temporary, path)
    disk.sync_folder(path.parent)


def _sweep(place: Place, act: Journal) -> None:
    for temporary in _temporaries(place, act):
        disk.remove(temporary)


def _temporaries(place: Place, act: Journal) -> Iterator[Path]:
    return (act.temporary(place.base, t) for t in act.targets if _folder(place, t).is_dir())


def _folder(place: Place, target: Target) -> Path:
    return (place.base / target.path).parent


def _entry(target: Target, blob: str | None) -> Entry | None:
    return None if blob is None else Entry(target.mode or "100644", blob)


def _id(entry: Entry | None) -> str | None:
    return None if entry is None else entry.id
