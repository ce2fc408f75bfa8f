"""A conflict as those who wrote the records know it: which, what in it, and whose."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Literal

from telectl.findings import KeyPath
from telectl.model import KINDS
from telectl.model.key_paths import spelt
from telectl.store import cpr
from telectl.store.git import Repository
from telectl.store.git.replay import Sides, Stop
from telectl.store.merging import ABSENT, joined
from telectl.store.yaml import read

Sort = Literal["fields", "removed", "text"]


@dataclass(frozen=True, slots=True)
class Field:
    """A key with two values as the files have them; None where a side has none."""

    key: str
    path: KeyPath
    theirs: object
    mine: object


@dataclass(frozen=True, slots=True)
class Told:
    """An act on a record: by whom, on which day, and what its commit says."""

    who: str
    day: str
    subject: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """One file that both sides changed so that a person must say what holds."""

    file: str
    record: str
    title: str
    sort: Sort
    fields: tuple[Field, ...]
    theirs: tuple[Told, ...]
    mine: Told


def conflicts(repository: Repository, stop: Stop, base: str, theirs: str) -> tuple[Conflict, ...]:
    """Each file of a stop, with the acts of the others since both sides parted."""
    mine = next(acts(repository, f"{stop.commit}^!"), Told("", "", ""))
    return tuple(_conflict(repository, each, mine, f"{base}..{theirs}") for each in stop.files)


def _conflict(repository: Repository, sides: Sides, mine: Told, since: str) -> Conflict:
    path = PurePosixPath(sides.file)
    known = path.suffix == ".yaml" and path.parent.name in KINDS
    fields = _fields(sides)
    removed = sides.theirs is None or sides.mine is None
    sort: Sort = "removed" if removed else "fields" if fields else "text"
    theirs = tuple(acts(repository, since, sides.file))
    record = path.stem if known else ""
    return Conflict(sides.file, record, _title(sides), sort, fields, theirs, mine)


def acts(repository: Repository, since: str, file: str = "") -> Iterator[Told]:
    """The acts of some commits, on one file where it is given."""
    where = ("--", file) if file else ()
    form = "--format=tformat:%an%x00%ad%x00%s"
    answer = repository.git.run("log", "-z", "--date=short", form, since, *where)
    parts = answer.fields
    for at in range(0, len(parts) - 2, 3):
        who, day, subject = parts[at : at + 3]
        yield Told(who, day, cpr.masked(subject))


def _title(sides: Sides) -> str:
    for text in (sides.theirs, sides.mine):
        values = read(text)[0] if text is not None else None
        if isinstance(values, dict) and values.get("title"):
            return str(values["title"])
    return ""


def _fields(sides: Sides) -> tuple[Field, ...]:
    if sides.theirs is None or sides.mine is None:
        return ()
    found = joined(sides.base, sides.theirs, sides.mine).clashes
    return tuple(Field(spelt(e.path), e.path, _value(e.theirs), _value(e.mine)) for e in found)


def _value(value: object) -> object:
    return None if value is ABSENT else value
