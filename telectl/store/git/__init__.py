"""The only door to git: it is found, read and written through here."""

from __future__ import annotations

from telectl.store.git.entries import Entry, Standing
from telectl.store.git.places import git_folder, in_hook
from telectl.store.git.repository import Repository, find

__all__ = ["Entry", "Repository", "Standing", "find", "git_folder", "in_hook"]
