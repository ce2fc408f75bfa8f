"""A joining that only a person can go on with: left as git does, taken up again, or left off."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import date
from typing import NoReturn

from telectl.findings import Exit, Refusal
from telectl.store import disk
from telectl.store.git import Repository, find
from telectl.store.git.moving import move, touched_files
from telectl.store.git.replay import Stop, go_on, in_conflict, replay, stopped_at
from telectl.store.git.repository import STOPPED
from telectl.store.git.run import failed
from telectl.store.merging import Side
from telectl.store.places import Place
from telectl.workspace.clashes import conflicts
from telectl.workspace.settling import Settling, mark, settled
from telectl.workspace.together import Parted, require_sound
from telectl.workspace.untouched import give_theirs, put_back

_MARK = STOPPED
_FOLDERS = ("rebase-merge", "rebase-apply")


def stop_there(place: Place, repository: Repository, parted: Parted, stop: Stop) -> NoReturn:
    """The same in the user's own files, where it stops as git does; told as it is."""
    touched = touched_files(repository, untracked=False)
    if touched:
        told = _told(repository, stop, parted).facts["conflicts"]
        files = " ".join(f'"{each}"' for each in touched)
        n = len(touched)
        raise Refusal(Exit.CONFLICT, "sync.beside", files=files, n=n, conflicts=told)
    disk.write_whole(place.state / _MARK, json.dumps(asdict(parted)).encode())
    way = Settling([], put_back(repository.git, parted))
    with _standing():
        there = replay(repository.git, repository.root, parted.theirs, way)
    if there is None:
        raise Refusal(Exit.CONFLICT, "git.moved", branch=str(repository.branch))
    raise _marked(place, repository, there, parted)


@contextmanager
def _standing() -> Iterator[None]:
    """A signature that fails here leaves the user where it stopped, and the way on is another."""
    try:
        yield
    except Refusal as refusal:
        if refusal.key != "git.signature":
            raise
        reason = refusal.facts["reason"]
        raise Refusal(Exit.GIT, "sync.signature", reason=reason) from refusal


def _marked(place: Place, repository: Repository, stop: Stop, parted: Parted) -> Refusal:
    mark(repository, place.state, stop)
    return _told(repository, stop, parted)


def _told(repository: Repository, stop: Stop, parted: Parted) -> Refusal:
    found = conflicts(repository, stop, parted.base, parted.theirs)
    told = tuple(asdict(each) for each in found)
    return Refusal(Exit.CONFLICT, "sync.conflict", n=len(found), conflicts=told)


def go_on_after_stop(
    place: Place, repository: Repository, day: date, keep: Side | None = None
) -> None:
    """Takes a stop of ours up again, with the files as the user left them.

    A side to keep holds for the files in which it stopped: where it stops next, it asks anew.
    """
    parted = _parted(place)
    if not _under_way(repository):
        disk.remove(place.state / _MARK)
        if keep:
            raise Refusal(Exit.USAGE, "sync.nothing_to_keep")
        return
    if parted is None:
        raise Refusal(Exit.GIT, "git.rebase")
    found = in_conflict(repository.git)
    left = tuple(each for each in found if not settled(repository, each, keep))
    if left:
        raise _told(repository, Stop(stopped_at(repository.git), left), parted)
    way = Settling([], put_back(repository.git, parted))
    with _standing():
        stop = go_on(repository.git, repository.root, way, settled=bool(found))
    if stop:
        raise _marked(place, repository, stop, parted)
    disk.remove(place.state / _MARK)
    _require_sound(place, parted, day)


def _require_sound(place: Place, parted: Parted, day: date) -> None:
    """Goes back to before where what a person put together doesn't hold."""
    repository = find(place.root)
    assert repository is not None
    new = give_theirs(repository.git, parted, str(repository.tip()))
    try:
        require_sound(repository, place.root, day, parted, new)
    except Refusal:
        move(repository, place.state, new, parted.own)
        raise


def leave_off(place: Place, repository: Repository) -> bool:
    """Everything as it was before the stop; false where there is none of ours."""
    mine = _parted(place) is not None
    if not _under_way(repository):
        disk.remove(place.state / _MARK)
        return False
    if not mine:
        raise Refusal(Exit.GIT, "git.rebase")
    answer = repository.git.ask("rebase", "--abort")
    if answer.code:
        raise failed("rebase", answer)
    disk.remove(place.state / _MARK)
    return True


def _under_way(repository: Repository) -> bool:
    return any((repository.folder / name).exists() for name in _FOLDERS)


def _parted(place: Place) -> Parted | None:
    content = disk.content(place.state / _MARK)
    if content is None:
        return None
    try:
        return Parted(**json.loads(content))
    except (ValueError, TypeError):
        return None
