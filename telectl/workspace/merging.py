"""Two changes merged in memory: what is wrong with both that is wrong with neither."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from telectl.findings import Finding, Severity
from telectl.model import KINDS
from telectl.model.key_paths import spelt
from telectl.rules.changes import CONFLICT
from telectl.store.git.between import content_at, merged, parted
from telectl.store.merging import joined
from telectl.store.yaml import read
from telectl.workspace.home import Home
from telectl.workspace.revisions import judged_at
from telectl.workspace.steps import Judge, brought


@dataclass(frozen=True, slots=True)
class Together:
    """What only both together have."""

    findings: tuple[Finding, ...] = ()


def together(judge: Judge, head: str, other: str, day: date, today: date) -> Together:
    """The merge of two commits, judged where both sides go together at all."""
    home = judge.states.home
    own, theirs = judge.states.at(head), judge.states.at(other)
    with merged(home.repository, head, other) as found:
        inside = tuple(each for each in found.conflicts if _concerns(home, each))
        if inside:
            return Together(tuple(_conflicts(home, head, other, inside)))
        there = judged_at(Home(found.repository, home.folder), found.tree, day, today, own.loaded)
        there.meant = True
        changed = judge.merge([(head, own), (other, theirs)], there, {})
        return Together((*changed, *brought((own, theirs), there)))


def _concerns(home: Home, path: str) -> bool:
    return not home.folder or path.startswith(f"{home.folder}/")


def _conflicts(home: Home, head: str, other: str, files: tuple[str, ...]) -> Iterator[Finding]:
    fork = parted(home.repository, head, other)
    for path in files:
        base, theirs, mine = (content_at(home.repository, e, path) for e in (fork, other, head))
        file = path.removeprefix(f"{home.folder}/")
        facts: dict[str, object] = {"id": _record(file), "title": _title(mine) or _title(theirs)}
        if theirs is None or mine is None:
            facts["why"] = "removed"
        else:
            facts |= _parted(base, theirs, mine)
        yield Finding(CONFLICT, Severity.ERROR, file, (), 1, 1, facts=facts)


def _parted(base: bytes | None, theirs: bytes, mine: bytes) -> dict[str, object]:
    """In which keys both sides say something else; none where each added to the same list."""
    found = joined(base, theirs, mine)
    keys = tuple(dict.fromkeys(spelt(each.path) for each in found.clashes))
    if keys:
        return {"keys": keys, "why": "fields"}
    return {"why": "text" if found.data is None else "beside"}


def _record(file: str) -> str:
    path = PurePosixPath(file)
    return path.stem if path.parent.name in KINDS else file


def _title(data: bytes | None) -> str:
    raw = read(data)[0] if data is not None else None
    return str(raw.get("title") or "") if isinstance(raw, dict) else ""
