"""The only door to git: it is found, read and written through here."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from telectl.store.git.places import git_folder, in_hook

if TYPE_CHECKING:
    from telectl.store.git.entries import Entry, Standing
    from telectl.store.git.repository import Repository, find

__all__ = ["Entry", "Repository", "Standing", "find", "git_folder", "in_hook"]

# Commands that only read files don't load what starts git.
_HEAVY = {
    "Entry": "entries",
    "Standing": "entries",
    "Repository": "repository",
    "find": "repository",
}


def __getattr__(name: str) -> object:
    if name not in _HEAVY:
        raise AttributeError(name)
    value: object = getattr(import_module(f"{__name__}.{_HEAVY[name]}"), name)
    globals()[name] = value
    return value
