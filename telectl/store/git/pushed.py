"""What a server was sent and has not taken in yet: the branches that would move."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from telectl.findings import Exit, Refusal
from telectl.store.git.repository import Repository, find

_LINE = re.compile(rb"([0-9a-f]{40,64}) ([0-9a-f]{40,64}) (refs/\S+)")
# Where git keeps what was sent, until the hook has said yes.
_QUARANTINE = ("GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_QUARANTINE_PATH")
BRANCHES = "refs/heads/"


class Update(NamedTuple):
    """A reference that would move; without an old commit it is new, without a new one it goes."""

    ref: str
    old: str | None
    new: str | None

    @property
    def branch(self) -> str | None:
        """The short name, where it is a branch."""
        return self.ref.removeprefix(BRANCHES) if self.ref.startswith(BRANCHES) else None


def updates(said: bytes) -> tuple[Update, ...]:
    """The lines that git gives to a hook; refuses what is none of them."""
    return tuple(_update(line) for line in said.splitlines())


def _update(line: bytes) -> Update:
    match = _LINE.fullmatch(line)
    if match is None:
        raise Refusal(Exit.USAGE, "hook.odd_line", line=line.decode("utf-8", "replace"))
    old, new = (each.decode() if each.strip(b"0") else None for each in match.group(1, 2))
    return Update(match[3].decode("utf-8", "surrogateescape"), old, new)


def receiving(folder: Path) -> Repository:
    """The repository that a hook runs in, with what was sent to it."""
    repository = find(folder)
    if repository is None:
        raise Refusal(Exit.NO_PORTFOLIO, "revision.no_git", folder=str(folder))
    repository.git.inherits = _QUARANTINE
    return repository


def begun_at(repository: Repository, new: str, branch: str | None) -> str | None:
    """Where a new branch parts from the one that is judged by itself; None where there is none."""
    if branch is None or repository.tip(branch) is None:
        return None
    answer = repository.git.look("merge-base", branch, new)
    return answer.text if answer.code == 0 else None
