"""Where git lies and what it has told us, found out without starting it."""

from __future__ import annotations

import os
from pathlib import Path

# What git sets for the hooks it starts; the last one we set for those that we start.
_TOLD_BY_GIT = ("GIT_INDEX_FILE", "GIT_DIR", "GIT_QUARANTINE_PATH", "TELECTL_ACT_UNDER_WAY")


def in_hook() -> bool:
    """Whether git, or an act of our own, has started us."""
    return any(name in os.environ for name in _TOLD_BY_GIT)


def git_folder(folder: Path) -> Path | None:
    """The git folder of the work tree that holds ``folder``: a look, no child process.

    Cheap enough for every start; ``find`` is asked where git is going to be used.
    """
    top = work_tree(folder)
    return _git_folder_at(top / ".git") if top else None


def work_tree(folder: Path) -> Path | None:
    """The folder that holds the whole work tree around ``folder``."""
    start = folder.resolve()
    places = (start, *start.parents)
    return next((place for place in places if _git_folder_at(place / ".git")), None)


def _git_folder_at(mark: Path) -> Path | None:
    if mark.is_dir():
        return mark if (mark / "HEAD").exists() else None
    if not mark.is_file():
        return None
    text = mark.read_text(encoding="utf-8", errors="replace")
    if not text.startswith("gitdir: "):
        return None
    pointed = (mark.parent / text.removeprefix("gitdir: ").rstrip("\r\n")).resolve()
    return pointed if (pointed / "HEAD").exists() else None
