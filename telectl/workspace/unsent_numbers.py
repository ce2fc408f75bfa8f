"""CPR numbers in acts that wait to be sent, also where they are deleted again."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from telectl.findings import Exit, Refusal
from telectl.store.git import Repository
from telectl.store.git.entries import Entry
from telectl.store.git.history import changes_of
from telectl.store.load import numbers
from telectl.workspace.clashes import acts


def require_no_numbers(repository: Repository, root: Path, theirs: str | None, new: str) -> None:
    """Refuses to send a history in which a number stands, though the files have it no longer."""
    since = [f"^{theirs}"] if theirs else []
    below = repository.relative(root.resolve())
    for commit in repository.git.run("rev-list", "--no-merges", new, *since).text.split():
        for path, (old, then) in changes_of(repository.git, commit).items():
            if path.endswith(".yaml") and (below == "." or path.startswith(f"{below}/")):
                lines = _numbers(repository, path, then)
                if len(lines) > len(_numbers(repository, path, old)):
                    raise _refusal(repository, commit, path, lines[-1])


def _numbers(repository: Repository, path: str, entry: Entry | None) -> list[int]:
    if entry is None:
        return []
    data = repository.git.run("cat-file", "blob", entry.id).out
    return [each.line for each in numbers(path, data) if each.code == "X001"]


def _refusal(repository: Repository, commit: str, path: str, line: int) -> Refusal:
    told = next(iter(acts(repository, f"{commit}^!")))
    day, subject = date.fromisoformat(told.day), told.subject
    return Refusal(Exit.ERRORS, "sync.number", file=path, line=line, subject=subject, day=day)
