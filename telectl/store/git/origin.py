"""With which commit a portfolio began: what tells it from every other of the same name."""

from __future__ import annotations

from pathlib import Path

from telectl.findings import Refusal
from telectl.store.git.repository import find


def first_commit(folder: Path) -> str | None:
    """The first commit of a folder's history; None without one, and where it isn't all here."""
    try:
        repository = find(folder)
        if repository is None or repository.tip() is None:
            return None
        # Backwards along the main line: what was joined later began elsewhere.
        asked = ("rev-list", "--max-parents=0", "--first-parent", "HEAD")
        found = repository.git.run(*asked).text
    except Refusal:  # a form is written and read also where git is at odds
        return None
    return None if not found or repository.cut_off(found) else found
