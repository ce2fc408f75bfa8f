"""What a tree or the index holds at a path."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Standing(StrEnum):
    """How a path stands between the last commit, the index and the work tree."""

    CLEAN = "clean"
    ABSENT = "absent"
    DIRTY = "dirty"
    STAGED = "staged"
    UNTRACKED = "untracked"
    SKIPPED = "skip-worktree"


@dataclass(frozen=True, slots=True)
class Entry:
    """A file's mode and blob, in a tree or in the index."""

    mode: str
    id: str
    skipped: bool = False


Entries = dict[str, Entry]


def same(one: Entry | None, other: Entry | None) -> bool:
    """Whether two entries are the same file, or both are none."""
    if one is None or other is None:
        return one is other
    return (one.mode, one.id) == (other.mode, other.id)
