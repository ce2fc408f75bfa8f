"""What the history tells of telectl's acts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from telectl.store.acts import ActRecord
from telectl.store.git.entries import Entry
from telectl.store.git.run import Git

_TRAILER = "%(trailers:key={},valueonly,unfold,separator=%x1f)"
_FIELDS = (
    "%H",
    "%ct",
    "%s",
    "%an",
    "%ae",
    *(_TRAILER.format(f"Telectl-{n}") for n in ("Act", "Record", "Decision")),
    "%b",
)
# Acts that do nothing but take another commit back; a revert of git's own has no name.
REVERTS = ("undo", "redo", "")
_OF_TELECTL = "--grep=^Telectl-Act: "
_REVERTING = "--grep=^This reverts commit "
_REVERTED = re.compile(r"^This reverts commit ([0-9a-f]{40,64})\b", re.MULTILINE)


def last_acts(git: Git, limit: int) -> list[ActRecord]:
    """The newest acts of telectl on this branch, as the first parents tell them."""
    return [each for each in _told(git, limit, _OF_TELECTL) if each.act]


def acts_and_reverts(git: Git, limit: int, at: str = "HEAD") -> list[ActRecord]:
    """The same, and between them what git itself reverted: these have no name of an act."""
    return _told(git, limit, _OF_TELECTL, _REVERTING, revisions=(at,))


def acts_between(git: Git, old: str, new: str) -> list[ActRecord]:
    """The acts of telectl that one commit holds and the other doesn't, newest first."""
    return _told(git, -1, _OF_TELECTL, revisions=(new, f"^{old}"))


def _told(
    git: Git, limit: int, *greps: str, revisions: tuple[str, ...] = ("HEAD",)
) -> list[ActRecord]:
    answer = git.run(
        "log",
        "--first-parent",
        "-z",
        f"--max-count={limit}",
        *greps,
        "--format=tformat:" + "%x00".join(_FIELDS),
        "--end-of-options",
        *revisions,
        "--",
    )
    return list(_records(answer.fields))


def changes_of(git: Git, commit: str) -> dict[str, tuple[Entry | None, Entry | None]]:
    """What a commit changed against its first parent: each path, before and after."""
    answer = git.run(
        "diff-tree", "-r", "-z", "--no-renames", "--root", "--no-commit-id", "-m",
        "--first-parent", commit,
    )  # fmt: skip
    return _entries(answer.fields)


def entries_between(git: Git, old: str, new: str) -> dict[str, tuple[Entry | None, Entry | None]]:
    """What differs between two commits: each path, as the one has it and as the other does."""
    return _entries(git.run("diff-tree", "-r", "-z", "--no-renames", old, new).fields)


def _entries(fields: list[str]) -> dict[str, tuple[Entry | None, Entry | None]]:
    found = {}
    for about, path in zip(fields[::2], fields[1::2], strict=True):
        old_mode, new_mode, old, new, _ = about.removeprefix(":").split(" ")
        found[path] = (_entry(old_mode, old), _entry(new_mode, new))
    return found


def commits_since(git: Git, commit: str, paths: list[str]) -> list[str]:
    """The commits of this branch after one of its own that changed any of the paths."""
    answer = git.run("rev-list", "--first-parent", "HEAD", f"^{commit}", "--", *paths)
    return answer.text.split()


def subject_of(git: Git, commit: str) -> str:
    """What a commit says in its first line."""
    return git.run("log", "-1", "--format=%s", commit, "--").text


def _records(fields: list[str]) -> Iterator[ActRecord]:
    size = len(_FIELDS)
    for start in range(0, len(fields) - size + 1, size):
        commit, time, subject, *who, act, records, decision, body = fields[start : start + size]
        named = tuple(part for part in records.split("\x1f") if part)
        back = _REVERTED.search(body) if act in REVERTS else None
        reverts = back[1] if back else None
        yield ActRecord(commit, int(time), subject, act, named, decision or None, reverts, *who)


def _entry(mode: str, blob: str) -> Entry | None:
    return None if set(mode) == {"0"} else Entry(mode, blob)
