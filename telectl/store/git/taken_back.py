"""Own acts that were taken back before anybody saw them: both come to nothing."""

from __future__ import annotations

from telectl.store.git.history import acts_between, changes_of
from telectl.store.git.run import Git

_BACK = ("undo", "redo")


def taken_back(git: Git, base: str, own: str) -> frozenset[str]:
    """The acts since a commit that others took back whole, and those others."""
    acts = acts_between(git, base, own)
    known, idle = {each.commit for each in acts}, set[str]()
    for each in acts:
        back = each.reverts if each.act in _BACK and each.commit not in idle else None
        if back in known and back and _undoes(git, each.commit, back):
            idle |= {each.commit, back}
    return frozenset(idle)


def _undoes(git: Git, later: str, earlier: str) -> bool:
    """Whether the one puts back all that the other changed: a hook may have made it otherwise."""
    done = changes_of(git, earlier).items()
    return changes_of(git, later) == {path: (new, old) for path, (old, new) in done}
