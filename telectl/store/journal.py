"""What an act is about to do, on the disk before it is done."""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path

from telectl.findings import Exit, Refusal
from telectl.store import disk
from telectl.store.left import JOURNAL as NAME

_FORM = 1


@dataclass(frozen=True, slots=True)
class Target:
    """A file of the act, relative to the base folder; ids are blobs, None without git."""

    path: str
    before: bytes | None
    after: bytes | None
    mode: str | None = None
    old: str | None = None
    new: str | None = None


@dataclass(frozen=True, slots=True)
class Journal:
    """One act under way. ``branch``, ``tip`` and ``commit`` are None without a commit."""

    token: str
    targets: tuple[Target, ...]
    folders: tuple[str, ...] = ()
    branch: str | None = None
    tip: str | None = None
    commit: str | None = None

    def temporary(self, base: Path, target: Target) -> Path:
        """Where a file's new contents wait: beside it, under a name that only we use."""
        path = base / target.path
        return path.with_name(f".{path.name}.{self.token}.tmp")


def exists(state: Path) -> bool:
    """Whether an act was left unfinished: one look."""
    return (state / NAME).exists()


def save(state: Path, journal: Journal) -> None:
    """From here on the act is finished or rolled back, whatever happens."""
    inner = asdict(journal)
    for target in inner["targets"]:
        target["before"], target["after"] = _coded(target["before"]), _coded(target["after"])
    body = json.dumps(inner, ensure_ascii=True)
    outer = {"form": _FORM, "check": _check(body), "act": body}
    disk.write_whole(state / NAME, json.dumps(outer).encode())


def load(state: Path) -> Journal | None:
    """The act that was left; None when there is none."""
    data = disk.content(state / NAME)
    if data is None:
        return None
    try:
        outer = json.loads(data)
        if outer["form"] != _FORM or outer["check"] != _check(outer["act"]):
            raise ValueError("form or check")
        return _journal(json.loads(outer["act"]))
    except (ValueError, KeyError, TypeError) as unreadable:
        raise Refusal(Exit.CONFLICT, "journal.unreadable", file=NAME) from unreadable


def drop(state: Path) -> None:
    """The act is over."""
    disk.remove(state / NAME)
    disk.sync_folder(state)


def _journal(inner: dict[str, object]) -> Journal:
    listed = inner.pop("targets")
    folders = inner.pop("folders")
    if not isinstance(listed, list) or not isinstance(folders, list):
        raise TypeError("targets, folders")
    targets = tuple(
        Target(**{**t, "before": _plain(t["before"]), "after": _plain(t["after"])}) for t in listed
    )
    return Journal(targets=targets, folders=tuple(folders), **inner)  # type: ignore[arg-type]  # what we wrote ourselves: the check says so


def _coded(data: bytes | None) -> str | None:
    return None if data is None else base64.b64encode(data).decode("ascii")


def _plain(text: str | None) -> bytes | None:
    return None if text is None else base64.b64decode(text, validate=True)


def _check(body: str) -> str:
    return hashlib.sha256(body.encode()).hexdigest()
