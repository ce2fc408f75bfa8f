"""What is staged below a folder: contents in one batch."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from telectl.findings import Exit, Refusal
from telectl.store.git.entries import Entry
from telectl.store.git.run import Git

_EMPTY_BLOBS = (
    "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391",
    "473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813",
)
_REGULAR = ("100644", "100755")
_LINK, _MODULE = "120000", "160000"


def staged_files(git: Git, prefix: str, index: Path | None) -> dict[str, bytes]:
    """The contents in an index below a folder, by path relative to it."""
    return contents(git, staged_entries(git, prefix, index))


def staged_entries(git: Git, prefix: str, index: Path | None) -> dict[str, Entry]:
    """The regular files in the index below a folder."""
    answer = git.run("ls-files", "-z", "-s", "--", prefix or ".", index=index)
    found = {}
    for field in answer.fields:
        about, _, path = field.partition("\t")
        mode, blob, stage = about.split(" ")
        if stage != "0":
            raise Refusal(Exit.CONFLICT, "write.unmerged", file=path)
        if mode in _REGULAR:
            found[path] = Entry(mode, blob)
    unmade = _only_announced(git, found, index)
    return {p.removeprefix(prefix): e for p, e in found.items() if p not in unmade}


def staged_odd(
    git: Git, prefix: str, index: Path | None
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The symbolic links in an index below a folder, and the other repositories."""
    answer = git.run("ls-files", "-z", "-s", "--", prefix or ".", index=index)
    pairs = [field.partition("\t") for field in answer.fields]
    links, modules = (
        tuple(p.removeprefix(prefix) for about, _, p in pairs if about.startswith(mode))
        for mode in (_LINK, _MODULE)
    )
    return links, modules


def contents(git: Git, entries: Mapping[str, Entry]) -> dict[str, bytes]:
    """The stored bytes of many files, by one child process."""
    wanted = "".join(f"{entry.id}\n" for entry in entries.values()).encode()
    answer = git.run("cat-file", "--batch", stdin=wanted)
    return dict(zip(entries, bodies(answer.out), strict=True))


def bodies(batch: bytes) -> Iterator[bytes]:
    """The contents in an answer of ``cat-file --batch``."""
    at = 0
    while at < len(batch):
        end = batch.index(b"\n", at)
        about = batch[at:end].split(b" ")
        if len(about) != 3:
            reason = batch[at:end].decode("ascii", "replace")
            raise Refusal(Exit.GIT, "git.damaged", command="cat-file", reason=reason)
        at = end + 1 + int(about[2])
        yield batch[end + 1 : at]
        at += 1


def _only_announced(git: Git, found: Mapping[str, Entry], index: Path | None) -> set[str]:
    """Files for which ``git add -N`` only said that they will come: they look empty."""
    empty = [path for path, entry in found.items() if entry.id in _EMPTY_BLOBS]
    if not empty:
        return set()
    answer = git.run(
        "diff-files", "--name-only", "-z", "--diff-filter=A", "--", *empty, index=index
    )
    return set(answer.fields)
