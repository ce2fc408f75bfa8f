"""What is staged below a folder, and what lies there at a commit: contents in one batch."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from telectl.findings import Exit, Refusal
from telectl.store.git.repository import EMPTY_BLOBS, Entry, Repository

_REGULAR = ("100644", "100755")
_LINK = "120000"


def staged_files(repository: Repository, under: Path) -> dict[str, bytes]:
    """The contents in the index below ``under``, by path relative to it.

    In a hook it is the index of the commit that git is about to make.
    """
    index = _told_index(repository)
    return contents(repository, staged_entries(repository, under, index))


def staged_entries(repository: Repository, under: Path, index: Path | None) -> dict[str, Entry]:
    """The regular files in the index below a folder."""
    prefix = _prefix(repository, under)
    answer = repository.git.run("ls-files", "-z", "-s", "--", prefix or ".", index=index)
    found = {}
    for field in answer.fields:
        about, _, path = field.partition("\t")
        mode, blob, stage = about.split(" ")
        if stage != "0":
            raise Refusal(Exit.CONFLICT, "write.unmerged", file=path)
        if mode in _REGULAR:
            found[path] = Entry(mode, blob)
    unmade = _only_announced(repository, found, index)
    return {p.removeprefix(prefix): e for p, e in found.items() if p not in unmade}


def staged_links(repository: Repository, under: Path) -> tuple[str, ...]:
    """The symbolic links in the index below a folder, by path relative to it."""
    prefix = _prefix(repository, under)
    index = _told_index(repository)
    answer = repository.git.run("ls-files", "-z", "-s", "--", prefix or ".", index=index)
    pairs = (field.partition("\t") for field in answer.fields)
    return tuple(p.removeprefix(prefix) for about, _, p in pairs if about.startswith(_LINK))


def committed_entries(repository: Repository, under: Path, revision: str) -> dict[str, Entry]:
    """The regular files below a folder at a commit."""
    prefix = _prefix(repository, under)
    asked = [prefix] if prefix else []
    answer = repository.git.run("ls-tree", "-r", "-z", "--full-tree", revision, "--", *asked)
    found = {}
    for field in answer.fields:
        about, _, path = field.partition("\t")
        mode, _, blob = about.split(" ")
        if mode in _REGULAR:
            found[path.removeprefix(prefix)] = Entry(mode, blob)
    return found


def contents(repository: Repository, entries: Mapping[str, Entry]) -> dict[str, bytes]:
    """The stored bytes of many files, by one child process."""
    wanted = "".join(f"{entry.id}\n" for entry in entries.values()).encode()
    answer = repository.git.run("cat-file", "--batch", stdin=wanted)
    return dict(zip(entries, _bodies(answer.out), strict=True))


def _bodies(batch: bytes) -> Iterator[bytes]:
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


def _only_announced(
    repository: Repository, found: Mapping[str, Entry], index: Path | None
) -> set[str]:
    """Files for which ``git add -N`` only said that they will come: they look empty."""
    empty = [path for path, entry in found.items() if entry.id in EMPTY_BLOBS]
    if not empty:
        return set()
    answer = repository.git.run(
        "diff-files", "--name-only", "-z", "--diff-filter=A", "--", *empty, index=index
    )
    return set(answer.fields)


def _told_index(repository: Repository) -> Path | None:
    told = os.environ.get("GIT_INDEX_FILE")
    return repository.root / told if told else None


def _prefix(repository: Repository, under: Path) -> str:
    inner = repository.relative(under.resolve())
    return "" if inner == "." else inner + "/"
