"""What is about to be sent, judged before anybody else sees it: own acts alone, and joined."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from telectl.findings import Exit, Finding, Refusal, Severity
from telectl.store.git import Repository
from telectl.workspace.clashes import Told, acts
from telectl.workspace.home import home_of
from telectl.workspace.judged import Judged
from telectl.workspace.revisions import judged_at

_NUMBER = "X001"


@dataclass(frozen=True, slots=True)
class Parted:
    """Where both sides stood, and the commit at which they parted."""

    own: str
    theirs: str
    base: str


def require_sound(repository: Repository, root: Path, day: date, parted: Parted, new: str) -> None:
    """Refuses errors that the others don't have already: one's own, and those of both together."""
    home = home_of(root)
    before = judged_at(home, parted.theirs, day)
    found = _beyond(judged_at(home, new, day, before=before.loaded), before)
    if not found:
        return
    own = _beyond(judged_at(home, parted.own, day, before=before.loaded), before)
    alone = {each.identity for each in own}
    both = tuple(each for each in found if each.identity not in alone)
    if both:
        theirs = tuple(asdict(each) for each in _others(repository, root, parted, both))
        raise Refusal(Exit.ERRORS, "sync.together", both, n=len(both), theirs=theirs)
    raise own_errors(repository, root, found)


def own_errors(repository: Repository, root: Path, found: tuple[Finding, ...]) -> Refusal:
    """What is wrong in the own acts alone, with the files as git names them."""
    why = "number" if any(each.code == _NUMBER for each in found) else "_"
    files = " ".join(f'"{each}"' for each in _files(repository, root, found))
    return Refusal(Exit.ERRORS, "sync.own", found, why=why, files=files)


def _others(
    repository: Repository, root: Path, parted: Parted, found: Iterable[Finding]
) -> Iterator[Told]:
    """The others' act behind it: the only one on one of the files, or the only one at all."""
    since = f"{parted.base}..{parted.theirs}"
    told: list[tuple[Told, ...]] = [
        tuple(acts(repository, since, file)) for file in _files(repository, root, found)
    ]
    told = [each for each in told if len(each) == 1] or [tuple(acts(repository, since))]
    yield from dict.fromkeys(each[0] for each in told if len(each) == 1)


def _files(repository: Repository, root: Path, found: Iterable[Finding]) -> tuple[str, ...]:
    names = (repository.relative(root.resolve() / each.file) for each in found)
    return tuple(dict.fromkeys(names))


def _beyond(judged: Judged, before: Judged) -> tuple[Finding, ...]:
    """The errors that were not there before."""
    known = Counter(each.identity for each in errors(before))
    found = []
    for each in errors(judged):
        if known[each.identity] > 0:
            known[each.identity] -= 1
        else:
            found.append(each)
    return tuple(found)


def errors(judged: Judged) -> Iterator[Finding]:
    """Those of the findings that may not be."""
    return (each for each in judged.findings if each.severity is Severity.ERROR)
