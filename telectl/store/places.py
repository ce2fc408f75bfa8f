"""Where an act takes place: the folder its paths start from, and where it keeps its journal."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from telectl.findings import Exit, Refusal
from telectl.store import disk
from telectl.store.git import Repository, find
from telectl.store.left import OWN


@dataclass(frozen=True, slots=True)
class Place:
    """The portfolio's folder, the base of an act's paths, and the state folder."""

    root: Path
    base: Path
    state: Path
    repository: Repository | None

    def relative(self, path: Path) -> str:
        """A path under the root as the journal and git name it; a symlink on the way refuses."""
        inner = _below(path, self.root)
        if inner is None:
            raise Refusal(Exit.CONFLICT, "write.outside", file=path.name)
        here = self.root.resolve()
        for part in inner.parts:
            here = here / part
            if here.is_symlink():
                raise Refusal(Exit.CONFLICT, "write.symlink", file=inner.as_posix())
        return here.relative_to(self.base).as_posix()


def place_of(root: Path) -> Place:
    """The place of an act in ``root``; its state folder is made when it isn't there."""
    repository = find(root)
    state = root.resolve() / OWN if repository is None else repository.folder / "telectl"
    base = root.resolve() if repository is None or repository.bare else repository.root
    state.mkdir(exist_ok=True)
    ignore = state / ".gitignore"
    if repository is None and not ignore.exists():
        disk.write_whole(ignore, b"*\n")
    return Place(root, base, state, repository)


def _below(path: Path, root: Path) -> Path | None:
    for start in (root, root.resolve()):
        if path.is_relative_to(start) and ".." not in path.relative_to(start).parts:
            return path.relative_to(start)
    return None
