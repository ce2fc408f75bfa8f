"""The two readings of a portfolio that are compared, and one file as it is on both."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from functools import cached_property
from typing import NamedTuple, TypeVar

from telectl.model.base import Part
from telectl.model.portfolio import Portfolio
from telectl.reports.changes.fields import Difference, differences
from telectl.store.load import Loaded, Read

P = TypeVar("P", bound=Part)


class Clock(NamedTuple):
    """The commit that was read and when it was written; none of a work tree."""

    commit: str | None = None
    written: datetime | None = None


class Side(NamedTuple):
    """A portfolio as read from one place, and the day on which it is judged."""

    loaded: Loaded
    day: date
    clock: Clock = Clock()

    @property
    def portfolio(self) -> Portfolio:
        """The records."""
        return self.loaded.portfolio


class Sides(NamedTuple):
    """What was, and what is."""

    before: Side
    after: Side

    @property
    def days_pass(self) -> bool:
        """Whether the two are judged on different days."""
        return self.before.day != self.after.day


class Two:
    """One file that is another on the two sides, or is on one of them only."""

    def __init__(self, sides: Sides, file: str) -> None:
        self.sides = sides
        self.file = file
        self.folder, _, name = file.rpartition("/")
        self.id = name.removesuffix(".yaml")
        self._old = sides.before.loaded.reads.get(file)
        self._new = sides.after.loaded.reads.get(file)

    @property
    def is_new(self) -> bool:
        """Whether nothing was there before."""
        return self._old is None

    @property
    def is_gone(self) -> bool:
        """Whether nothing is there any more."""
        return self._new is None

    @property
    def readable(self) -> bool:
        """Whether each side that has it could read it."""
        there = [each for each in (self._old, self._new) if each is not None]
        return all(each.part is not None for each in there)

    @property
    def seen(self) -> bool:
        """Whether at least its values can be seen wherever it is."""
        there = [each for each in (self._old, self._new) if each is not None]
        return all(each.raw is not None for each in there)

    def old(self, model: type[P]) -> P | None:
        """What was read of it before."""
        return _of(model, self._old)

    def new(self, model: type[P]) -> P:
        """What was read of it now."""
        found = _of(model, self._new)
        assert found is not None
        return found

    def part(self, model: type[P]) -> P | None:
        """What was read of it, now or else before."""
        return _of(model, self._new) or self.old(model)

    @property
    def raw(self) -> Mapping[str, object]:
        """The values as they stand in the newer file."""
        return (self._new.raw if self._new else None) or {}

    @property
    def raw_before(self) -> Mapping[str, object]:
        """The values as they stood in the older file."""
        return (self._old.raw if self._old else None) or {}

    @cached_property
    def found(self) -> tuple[Difference, ...]:
        """Every value that is another."""
        return tuple(differences(self.raw_before, self.raw))

    def under(self, key: str) -> list[Difference]:
        """Those below one of the record's keys."""
        return [each for each in self.found if each.path[0] == key]

    def adds(self, key: str) -> bool:
        """Whether one of the record's lists has a new item."""
        return any(each.added for each in self.under(key))

    def turns(self, key: str) -> bool:
        """Whether anything below one of the record's keys is another."""
        return bool(self.under(key))


def _of(model: type[P], read: Read | None) -> P | None:
    part = read.part if read else None
    return part if isinstance(part, model) else None


def changed_files(sides: Sides) -> Iterator[Two]:
    """Every file that isn't the same bytes on both sides, by name."""
    old, new = sides.before.loaded.reads, sides.after.loaded.reads
    for file in sorted({*old, *new}):
        one, other = old.get(file), new.get(file)
        if one is None or other is None or one.content.data != other.content.data:
            yield Two(sides, file)
