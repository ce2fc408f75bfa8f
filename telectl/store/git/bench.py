"""A work tree of our own beside the user's, in which acts are laid on others' acts.

What goes wrong there, or is killed there, leaves the user's files as they are.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from telectl.store import disk
from telectl.store.git.repository import Repository
from telectl.store.git.run import Git

_NAME = "bench"


@contextmanager
def bench(repository: Repository, state: Path, commit: str) -> Iterator[Git]:
    """Git in a fresh work tree on a commit and no branch; it is gone afterwards."""
    place = state / _NAME
    _clear(repository, place)
    try:
        repository.git.run(
            "worktree", "add", "--quiet", "--force", "--detach", os.fspath(place), commit
        )
        yield Git(place)
    finally:
        _clear(repository, place)


def _clear(repository: Repository, place: Path) -> None:
    """Takes the work tree away, also one that a killed command left."""
    if place.exists():
        disk.remove_tree(place)
        repository.git.ask("worktree", "remove", "--force", "--force", os.fspath(place))
