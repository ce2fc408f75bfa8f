"""Two sides' acts judged together, before anybody else sees them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from telectl.findings import Finding, Severity
from telectl.store.files import listing_of
from telectl.store.git import Repository
from telectl.store.load import Loaded, load
from telectl.workspace.judged import Judged


@dataclass(frozen=True, slots=True)
class Parted:
    """Where both sides stood, and the commit at which they parted."""

    own: str
    theirs: str
    base: str


def only_together(
    repository: Repository, root: Path, day: date, parted: Parted, both: str
) -> tuple[Finding, ...]:
    """The errors that the joined files have and neither side has."""
    known: Counter[object] = Counter()
    before: Loaded | None = None
    for commit in (parted.own, parted.theirs):
        side = judged_at(repository, root, day, commit, before)
        known |= Counter(each.identity for each in _errors(side))
        before = side.loaded
    found = []
    for each in _errors(judged_at(repository, root, day, both, before)):
        if known[each.identity] > 0:
            known[each.identity] -= 1
        else:
            found.append(each)
    return tuple(found)


def judged_at(
    repository: Repository, root: Path, day: date, commit: str, before: Loaded | None = None
) -> Judged:
    """The portfolio as a commit holds it."""
    found = listing_of(*repository.files_at(commit, root))
    loaded = load(found.contents, before, found.unread, day)
    return Judged(root, day, loaded, found.findings)


def _errors(judged: Judged) -> Iterator[Finding]:
    return (each for each in judged.findings if each.severity is Severity.ERROR)
