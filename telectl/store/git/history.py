"""What the history tells of telectl's acts."""

from __future__ import annotations

from collections.abc import Iterator

from telectl.store.acts import ActRecord
from telectl.store.git.entries import Entry
from telectl.store.git.run import Git

_TRAILER = "%(trailers:key={},valueonly,unfold,separator=%x1f)"
_FIELDS = (
    "%H",
    "%ct",
    "%s",
    *(_TRAILER.format(f"Telectl-{n}") for n in ("Act", "Record", "Decision")),
)


def last_acts(git: Git, limit: int) -> list[ActRecord]:
    """The newest acts of telectl on this branch, as the first parents tell them."""
    answer = git.run(
        "log",
        "--first-parent",
        "-z",
        f"--max-count={limit}",
        "--grep=^Telectl-Act: ",
        "--format=tformat:" + "%x00".join(_FIELDS),
        "--end-of-options",
        "HEAD",
        "--",
    )
    return list(_records(answer.fields))


def changes_of(git: Git, commit: str) -> dict[str, tuple[Entry | None, Entry | None]]:
    """What a commit changed against its first parent: each path, before and after."""
    answer = git.run(
        "diff-tree", "-r", "-z", "--no-renames", "--root", "--no-commit-id", "-m",
        "--first-parent", commit,
    )  # fmt: skip
    found = {}
    for about, path in zip(answer.fields[::2], answer.fields[1::2], strict=True):
        old_mode, new_mode, old, new, _ = about.removeprefix(":").split(" ")
        found[path] = (_entry(old_mode, old), _entry(new_mode, new))
    return found


def last_commit_on(git: Git, paths: list[str]) -> str:
    """The newest commit of this branch that changed one of the paths."""
    answer = git.run("rev-list", "--max-count=1", "--first-parent", "HEAD", "--", *paths)
    return answer.text


def _records(fields: list[str]) -> Iterator[ActRecord]:
    for start in range(0, len(fields) - 5, 6):
        commit, time, subject, act, records, decision = fields[start : start + 6]
        if act:
            named = tuple(part for part in records.split("\x1f") if part)
            yield ActRecord(commit, int(time), subject, act, named, decision or None)


def _entry(mode: str, blob: str) -> Entry | None:
    return None if set(mode) == {"0"} else Entry(mode, blob)
