"""A form as a value: each field has a key, what it holds, and how it is to be understood."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from telectl.workflow.fingerprints import fingerprint

VERSION = 2
Sort = Literal["text", "line", "choice", "member", "day", "amount", "items", "votes"]
TEXT = "text"


@dataclass(frozen=True, slots=True)
class Field:
    """One field: ``value`` as the files have it, as text, and ``shown`` as the form says it."""

    key: str
    value: str = ""
    shown: str = ""
    sort: Sort = "text"
    enum: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a form: what it is called, what helps to fill it in, a field for each column.

    ``name`` is what it is called where it stands alone; ``unit`` is what changes as a whole.
    ``about`` is the text that is answered here: an answer to another text is none.
    """

    key: str
    label: str
    help: str
    fields: Mapping[str, Field]
    name: str = ""
    unit: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of the form: the titles of its columns by their key, then its rows."""

    first: str
    columns: Mapping[str, str]
    rows: tuple[Row, ...]
    wide: frozenset[str] = frozenset({TEXT})


@dataclass(frozen=True, slots=True)
class Part:
    """A section of the form, with what is to be known before filling it in."""

    title: str
    level: int = 1
    notes: tuple[str, ...] = ()
    grid: Grid | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A form of one record.

    ``choices`` are the words of each closed list by its name, ``items`` the names of the cases
    by number, ``cases`` their ids by name. ``origin`` tells portfolios of one name apart.
    """

    kind: Literal["decision", "meeting"]
    record: str
    portfolio: str
    language: str
    day: date
    title: str
    subtitle: str
    intro: tuple[str, ...]
    parts: tuple[Part, ...]
    placeholder: str
    key_title: str
    choices: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    items: Mapping[str, str] = field(default_factory=dict)
    cases: Mapping[str, str] = field(default_factory=dict)
    origin: str | None = None

    def rows(self) -> Iterator[Row]:
        """All of its lines, from the top."""
        for part in self.parts:
            if part.grid:
                yield from part.grid.rows

    def fields(self) -> dict[str, Field]:
        """All of its fields by key."""
        return {each.key: each for row in self.rows() for each in row.fields.values()}

    def units(self) -> dict[str, Unit]:
        """Its lines, those together that change as a whole."""
        found: dict[str, Unit] = {}
        for row in self.rows():
            key = row.unit or row.key
            before = found[key].rows if key in found else ()
            found[key] = Unit(key, row.name or row.label, (*before, row))
        return found


@dataclass(frozen=True, slots=True)
class Unit:
    """Lines that change as a whole."""

    key: str
    name: str
    rows: tuple[Row, ...]


def print_of(text: str) -> str:
    """The fingerprint of a field's text; white space more or less is no change."""
    return fingerprint(text.strip())
