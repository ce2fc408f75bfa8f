"""Two texts as one that a person is to choose in: what differs stands between git's marks."""

from __future__ import annotations

import os
from pathlib import Path

from telectl.store import disk
from telectl.store.git.run import Git, failed

_NAMES = ("theirs", "base", "mine")


def marked(git: Git, state: Path, theirs: bytes, mine: bytes) -> bytes:
    """Their text and mine with the marks that git sets around a conflict."""
    files = [state / f"marking.{name}" for name in _NAMES]
    for file, content in zip(files, (theirs, b"", mine), strict=True):
        disk.write_whole(file, content)
    labels = [part for name in _NAMES for part in ("-L", name)]
    answer = git.ask("merge-file", "-p", "-q", *labels, *(os.fspath(each) for each in files))
    for file in files:
        disk.remove(file)
    if not 0 <= answer.code < 128:  # else it is the number of conflicts
        raise failed("merge-file", answer)
    return answer.out
