"""A joining that only a person can go on with: left as git does, taken up again, or left off."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from pathlib import Path, PurePosixPath
from typing import NoReturn

from telectl.findings import Exit, Refusal
from telectl.store import disk
from telectl.store.git import Repository, find
from telectl.store.git.moving import move, touched_files
from telectl.store.git.replay import Sides, Stop, go_on, in_conflict, replay, stopped_at
from telectl.store.git.repository import STOPPED
from telectl.store.git.run import failed
from telectl.store.merging import Side, joined
from telectl.store.places import Place
from telectl.store.yaml import read
from telectl.workspace.clashes import conflicts, shown
from telectl.workspace.together import Parted, require_sound
from telectl.workspace.untouched import give_theirs, put_back

_MARK = STOPPED
_SIGNS = (b"<<<<<<< ", b">>>>>>> ")
_FOLDERS = ("rebase-merge", "rebase-apply")


class Settling:
    """Puts both sides of a record together where each meant something else.

    ``lists`` gets the file and key of each list to which both had added; ``put_back`` are the
    files that the own acts leave as they were.
    """

    def __init__(
        self,
        lists: list[tuple[str, str]],
        keep: Side | None = None,
        put_back: frozenset[str] = frozenset(),
    ) -> None:
        self._lists, self._keep, self._put_back = lists, keep, put_back

    def __call__(self, sides: Sides) -> bytes | None:
        if sides.file in self._put_back and sides.theirs is not None:
            return sides.theirs
        if PurePosixPath(sides.file).suffix != ".yaml":
            return None
        if sides.theirs is None or sides.mine is None:
            return None
        found = joined(sides.base, sides.theirs, sides.mine, self._keep)
        if found.data is not None:
            self._lists += [(sides.file, shown(path)) for path in found.lists]
        return found.data


def stop_there(place: Place, repository: Repository, parted: Parted, stop: Stop) -> NoReturn:
    """The same in the user's own files, where it stops as git does; told as it is."""
    touched = touched_files(repository, untracked=False)
    if touched:
        told = _told(repository, stop, parted).facts["conflicts"]
        files = " ".join(f'"{each}"' for each in touched)
        n = len(touched)
        raise Refusal(Exit.CONFLICT, "sync.beside", files=files, n=n, conflicts=told)
    disk.write_whole(place.state / _MARK, json.dumps(asdict(parted)).encode())
    way = Settling([], put_back=put_back(repository.git, parted))
    there = replay(repository.git, repository.root, parted.theirs, way)
    if there is None:
        raise Refusal(Exit.CONFLICT, "git.moved", branch=str(repository.branch))
    raise _told(repository, there, parted)


def _told(repository: Repository, stop: Stop, parted: Parted) -> Refusal:
    found = conflicts(repository, stop, parted.base, parted.theirs)
    told = tuple(asdict(each) for each in found)
    return Refusal(Exit.CONFLICT, "sync.conflict", n=len(found), conflicts=told)


def go_on_after_stop(
    place: Place, repository: Repository, day: date, keep: Side | None = None
) -> None:
    """Takes a stop of ours up again, with the files as the user left them."""
    parted = _parted(place)
    if not _under_way(repository):
        disk.remove(place.state / _MARK)
        return
    if parted is None:
        raise Refusal(Exit.GIT, "git.rebase")
    found = in_conflict(repository.git)
    left = tuple(each for each in found if not _settled(repository, each, keep))
    if left:
        raise _told(repository, Stop(stopped_at(repository.git), left), parted)
    way = Settling([], keep, put_back(repository.git, parted))
    stop = go_on(repository.git, repository.root, way, settled=bool(found))
    if stop:
        raise _told(repository, stop, parted)
    disk.remove(place.state / _MARK)
    _require_sound(place, parted, day)


def _settled(repository: Repository, sides: Sides, keep: Side | None) -> bool:
    """Whether a person, or the side to keep, has said what holds; then it is staged."""
    file = repository.root / sides.file
    content = disk.content(file)
    if _undecided(content, sides):
        if keep is None:
            return False
        content = _kept(sides, keep)
        _write(file, content)
    elif content is None or (file.suffix == ".yaml" and read(content)[0] is None):
        gone = content is None and None in (sides.mine, sides.theirs)
        if not gone:
            raise Refusal(Exit.CONFLICT, "sync.unreadable", file=sides.file)
    repository.git.run("add", "--all", "--", sides.file)
    return True


def _undecided(content: bytes | None, sides: Sides) -> bool:
    """Whether a file is still as git left it."""
    if content is None:
        return False
    one_sided = sides.mine is None or sides.theirs is None
    return one_sided or b"\0" in content or all(sign in content for sign in _SIGNS)


def _kept(sides: Sides, keep: Side) -> bytes | None:
    both = Settling([], keep)(sides)
    return both if both is not None else sides.mine if keep == "mine" else sides.theirs


def _write(file: Path, content: bytes | None) -> None:
    if content is None:
        disk.remove(file)
    else:
        file.write_bytes(content)


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
