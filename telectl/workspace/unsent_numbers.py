"""CPR numbers in acts that wait to be sent: in what they say, and where they are deleted again."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from telectl.findings import Exit, Refusal
from telectl.store import cpr
from telectl.store.git import Repository
from telectl.store.git.entries import Entry
from telectl.store.git.history import changes_of
from telectl.store.load import numbers
from telectl.workspace.clashes import acts


def require_no_numbers(repository: Repository, root: Path, sent: str | None, new: str) -> None:
    """Refuses to send a history in which a number stands, though the files have it no longer."""
    since = [f"^{sent}"] if sent else []
    _require_plain_messages(repository, [new, *since])
    below = repository.relative(root.resolve())
    for commit in repository.git.run("rev-list", "--no-merges", new, *since).text.split():
        for path, (old, then) in changes_of(repository.git, commit).items():
            if path.endswith(".yaml") and (below == "." or path.startswith(f"{below}/")):
                lines = _numbers(repository, path, then)
                if len(lines) > len(_numbers(repository, path, old)):
                    subject, day = _told(repository, commit)
                    raise Refusal(
                        Exit.ERRORS,
                        "sync.number",
                        file=path,
                        line=lines[-1],
                        subject=subject,
                        day=day,
                    )


def _numbers(repository: Repository, path: str, entry: Entry | None) -> list[int]:
    if entry is None:
        return []
    data = repository.git.run("cat-file", "blob", entry.id).out
    return [each.line for each in numbers(path, data) if each.code == "X001"]


def _require_plain_messages(repository: Repository, which: list[str]) -> None:
    parts = repository.git.run("log", "-z", "--format=tformat:%H%x00%B", *which).fields
    for commit, text in zip(parts[::2], parts[1::2], strict=False):
        if any(each.certain for each in cpr.scan(text.encode("utf-8", "surrogateescape"))):
            subject, day = _told(repository, commit)
            raise Refusal(Exit.ERRORS, "sync.number_said", subject=subject, day=day)


def _told(repository: Repository, commit: str) -> tuple[str, date]:
    told = next(iter(acts(repository, f"{commit}^!")))
    return told.subject, date.fromisoformat(told.day)
