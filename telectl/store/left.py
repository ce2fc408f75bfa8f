"""Whether an act was left under way: one look, before anything heavy is loaded."""

from __future__ import annotations

from pathlib import Path

from telectl.store.git.places import git_folder

JOURNAL = "journal.json"
OWN = ".telectl"


def state_folder(root: Path) -> Path:
    """Where the journal and the lock of a work tree lie; cheap to ask."""
    folder = git_folder(root)
    return root.resolve() / OWN if folder is None else folder / "telectl"


def left_under_way(root: Path) -> bool:
    """Whether a journal lies there."""
    return (state_folder(root) / JOURNAL).exists()
