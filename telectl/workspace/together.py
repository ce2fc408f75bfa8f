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
from telectl.workspace.settled_meanwhile import opened_again, settled

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
    after = judged_at(home, new, day, before=before.loaded)
    _require_settled(repository, root, parted, (before, after))
    found = _beyond(after, before)
    if not found:
        return
    own = _beyond(judged_at(home, parted.own, day, before=before.loaded), before)
    alone = {each.identity for each in own}
    both = tuple(each for each in found if each.identity not in alone)
    if both:
        theirs = _others(repository, parted, _files(repository, root, both))
        raise Refusal(Exit.ERRORS, "sync.together", both, n=len(both), theirs=theirs)
    raise own_errors(repository, root, found)


def _require_settled(
    repository: Repository, root: Path, parted: Parted, joined: tuple[Judged, Judged]
) -> None:
    """Refuses to open what the others closed, decided or approved since both sides parted."""
    before, after = joined
    opened = opened_again(before.portfolio, after.portfolio)
    if not opened or parted.base == parted.theirs:
        return
    base = judged_at(home_of(root), parted.base, before.day, before=before.loaded)
    for why, record in sorted(opened - settled(base.portfolio)):
        file = f"{before.portfolio.entries[record].folder}/{record}.yaml"
        told = _others(repository, parted, (repository.relative(root.resolve() / file),))
        raise Refusal(Exit.ERRORS, "sync.reopened", why=why, record=record, theirs=told)


def own_errors(repository: Repository, root: Path, found: tuple[Finding, ...]) -> Refusal:
    """What is wrong in the own acts alone, with the files as git names them."""
    why = "number" if any(each.code == _NUMBER for each in found) else "_"
    files = " ".join(f'"{each}"' for each in _files(repository, root, found))
    return Refusal(Exit.ERRORS, "sync.own", found, why=why, files=files)


def _others(
    repository: Repository, parted: Parted, files: Iterable[str]
) -> tuple[dict[str, object], ...]:
    """The others' act behind it: the only one on one of the files, or the only one at all."""
    since = f"{parted.base}..{parted.theirs}"
    told: list[tuple[Told, ...]] = [tuple(acts(repository, since, file)) for file in files]
    told = [each for each in told if len(each) == 1] or [tuple(acts(repository, since))]
    alone = dict.fromkeys(each[0] for each in told if len(each) == 1)
    return tuple(asdict(each) for each in alone)


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
