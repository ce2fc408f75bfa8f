"""What every change has, and what any record can have happen to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Fact:
    """One change, of one record; ``section`` says among which it is told."""

    sort: ClassVar[str] = ""
    section: ClassVar[str] = ""

    record: str


@dataclass(frozen=True, slots=True)
class New(Fact):
    """A record that wasn't there before."""

    sort = "new"

    kind: str


@dataclass(frozen=True, slots=True)
class Removed(Fact):
    """A record that is no longer there, and what it was called."""

    sort = "removed"
    section = "removed"

    kind: str
    title: str


@dataclass(frozen=True, slots=True)
class Ended(Fact):
    """A body, an organisation, a member, a plan or a direction with its last day."""

    sort = "ended"

    kind: str
    day: date


@dataclass(frozen=True, slots=True)
class Name:
    """An item on the way to a value: the list it is in, and what names it."""

    list: str
    key: str
    value: object


@dataclass(frozen=True, slots=True)
class Field(Fact):
    """A value that is another, told by its label; the values are those of the files.

    ``change`` is ``set``, ``unset``, ``changed`` or ``order``; where items of a list are more
    ``added``, less ``gone``, or both ``items``. Of a closed case
    the texts are ``hidden``: what they said stands in no report.
    """

    sort = "field"
    section = "fields"

    kind: str
    path: str
    keys: tuple[str, ...]
    names: tuple[Name, ...]
    change: str
    old: object
    new: object
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Setting(Field):
    """A value of the centre's settings that is another."""

    sort = "setting"
    section = "settings"
