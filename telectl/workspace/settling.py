"""What two sides made of one record: put together where it can be, else as a person says."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from telectl.findings import Exit, Refusal
from telectl.model.key_paths import spelt
from telectl.store import disk
from telectl.store.git import Repository
from telectl.store.git.marking import marked
from telectl.store.git.replay import Sides, Stop
from telectl.store.merging import Joined, Side, joined
from telectl.store.yaml import read
from telectl.workspace.stamps_given_up import without_given_up

_SIGNS = (b"<<<<<<< ", b">>>>>>> ")


class Settling:
    """Puts both sides of a record together where each meant something else.

    ``lists`` gets the file and key of each list to which both had added; ``put_back`` are the
    files that the own acts leave as they were.
    """

    def __init__(
        self, lists: list[tuple[str, str]], put_back: frozenset[str] = frozenset()
    ) -> None:
        self._lists, self._put_back = lists, put_back

    def __call__(self, sides: Sides) -> bytes | None:
        if sides.file in self._put_back and sides.theirs is not None:
            return sides.theirs
        found = _joined(sides)
        if found.data is not None:
            self._lists += [(sides.file, spelt(path)) for path in found.lists]
        return found.data


def _joined(sides: Sides, keep: Side | None = None) -> Joined:
    if PurePosixPath(sides.file).suffix != ".yaml" or sides.theirs is None or sides.mine is None:
        return Joined(None)
    return joined(sides.base, sides.theirs, sides.mine, keep)


def mark(repository: Repository, state: Path, stop: Stop) -> None:
    """Leaves in the files of a stop only what differs between the marks, as far as keys can say."""
    for sides in stop.files:
        theirs, mine = (_kept(sides, keep) for keep in ("theirs", "mine"))
        if _joined(sides, "mine").data is not None and theirs is not None and mine is not None:
            _write(repository.root / sides.file, marked(repository.git, state, theirs, mine))


def settled(repository: Repository, sides: Sides, keep: Side | None) -> bool:
    """Whether a person, or the side to keep, has said what holds; then it is staged."""
    file = repository.root / sides.file
    content = disk.content(file)
    if _undecided(content, sides):
        if keep is None:
            return False
        content = _kept(sides, keep)
    elif content is None or (file.suffix == ".yaml" and read(content)[0] is None):
        gone = content is None and None in (sides.mine, sides.theirs)
        if not gone:
            raise Refusal(Exit.CONFLICT, "sync.unreadable", file=sides.file)
    else:
        content = without_given_up(sides, content)
    _write(file, content)
    repository.git.run("add", "--all", "--", sides.file)
    return True


def _undecided(content: bytes | None, sides: Sides) -> bool:
    """Whether a file is still as git left it."""
    if content is None:
        return False
    one_sided = sides.mine is None or sides.theirs is None
    return one_sided or b"\0" in content or all(sign in content for sign in _SIGNS)


def _kept(sides: Sides, keep: Side) -> bytes | None:
    both = _joined(sides, keep).data
    if both is None:
        return sides.mine if keep == "mine" else sides.theirs
    return without_given_up(sides, both) if keep == "theirs" else both


def _write(file: Path, content: bytes | None) -> None:
    if content is None:
        disk.remove(file)
    elif disk.content(file) != content:
        file.write_bytes(content)
