"""Whether git is there and fit for use; nothing is changed."""

from __future__ import annotations

from pathlib import Path

from telectl.findings import Exit, Refusal
from telectl.store.git.repository import find


def version() -> str | None:
    """The version of the git program; None where there is none."""
    try:
        import git
    except ImportError:  # GitPython looks for the program as it is imported
        return None
    try:
        return ".".join(str(part) for part in git.Git().version_info)
    except (git.GitCommandNotFound, OSError):
        return None


def state(folder: Path) -> Refusal | None:
    """Why telectl couldn't commit in the repository of a folder; None when it could."""
    try:
        repository = find(folder)
        if repository is None:
            return Refusal(Exit.GIT, "git.none", folder=folder.name)
        repository.require_quiet()
        repository.require_identity()
    except Refusal as refusal:
        return refusal
    return None
