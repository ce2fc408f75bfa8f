"""Where a portfolio lies in the trees of a repository."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from telectl.findings import Exit, Refusal

if TYPE_CHECKING:
    from telectl.store.git import Repository


@dataclass(frozen=True, slots=True)
class Home:
    """A repository, and the folder of its trees in which a portfolio lies; empty for all of it."""

    repository: Repository
    folder: str

    @property
    def root(self) -> Path:
        """The folder of the work tree; in a bare repository, which has none, that of the tree."""
        return Path(self.folder) if self.repository.bare else self.repository.root / self.folder

    def path(self, file: str) -> str:
        """A file of the portfolio as git names it."""
        return f"{self.folder}/{file}" if self.folder else file


def home_of(root: Path) -> Home:
    """Where a folder of the work tree lies in its repository; refuses where there is no git."""
    from telectl.store.git import find

    repository = find(root)
    if repository is None:
        raise Refusal(Exit.NO_PORTFOLIO, "revision.no_git", folder=str(root))
    inner = "" if repository.bare else repository.relative(root.resolve())
    return Home(repository, "" if inner == "." else inner)
