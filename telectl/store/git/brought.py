"""Which commit brought about what is true of a file: also over merges and renames."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from typing import NamedTuple

from telectl.store.git.run import Git

Holds = Callable[[bytes], bool]


class Commit(NamedTuple):
    """A commit as a person names it: its short id, the author's day, its first line."""

    id: str
    day: date
    subject: str


class Spot(NamedTuple):
    """A commit, and what the file was called in it."""

    commit: str
    path: str


Read = Callable[[Spot], bytes | None]


def reading(git: Git) -> Read:
    """What a file held in a commit, asked of git once."""

    @cache
    def read(spot: Spot) -> bytes | None:
        answer = git.ask("cat-file", "blob", f"{spot.commit}:{spot.path}")
        return answer.out if answer.code == 0 else None

    return read


def bringing(git: Git, read: Read, path: str, holds: Holds, start: str = "HEAD") -> str | None:
    """The newest commit before which something didn't hold of a file; none if it doesn't at start.

    It goes down from there as long as a parent holds it too.
    """
    found = Spot(start, path)
    if not _held(read, found, holds):
        return None
    graph = _graph(git, found)
    found = Spot(next(iter(graph)), path)
    while True:
        below = (Spot(each, found.path) for each in graph.get(found.commit, ()))
        spot = next((each for each in below if _held(read, each, holds)), None)
        if spot is None:
            spot = next((e for e in _renamed(git, found) if _held(read, e, holds)), None)
            if spot is None:
                return found.commit
            graph = _graph(git, spot)
            spot = Spot(next(iter(graph)), spot.path)
        found = spot


def _held(read: Read, spot: Spot, holds: Holds) -> bool:
    content = read(spot)
    return content is not None and holds(content)


def _graph(git: Git, spot: Spot) -> dict[str, list[str]]:
    """The commits that changed a file, newest first, each with those of them next below it."""
    answer = git.run("rev-list", "--topo-order", "--parents", spot.commit, "--", spot.path)
    lines = (line.split() for line in answer.text.splitlines())
    return {commit: parents for commit, *parents in lines}


def _renamed(git: Git, spot: Spot) -> Iterator[Spot]:
    """What the file was called in the parents that don't know it by its name."""
    parents = git.run("rev-list", "--parents", "--max-count=1", spot.commit).text.split()[1:]
    for parent in parents:
        if git.ask("cat-file", "-e", f"{parent}:{spot.path}").code == 0:
            continue
        answer = git.run("diff-tree", "-r", "-z", "-M", "--diff-filter=R", parent, spot.commit)
        parts = answer.fields
        for old, new in zip(parts[1::3], parts[2::3], strict=True):
            if new == spot.path:
                yield Spot(parent, old)


def told(git: Git, commit: str) -> Commit:
    """A commit by its short id, the day on which its author made it, and its first line."""
    answer = git.run("log", "-1", "--format=%h%x00%as%x00%s", commit, "--")
    short, day, subject = answer.text.split("\0", 2)
    return Commit(short, date.fromisoformat(day), subject)
