"""Every record by id and kind, and what could not be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple, TypeVar

from telectl.model.base import Record
from telectl.model.references import misnames
from telectl.model.words import Words

R = TypeVar("R", bound=Record)


class Entry(NamedTuple):
    """One file of a kind: its record, or none where it could not be read."""

    id: str
    folder: str
    file: str
    record: Record | None
    raw: Mapping[str, object] | None


class Records:
    """What the files hold, read-only; an entry without a record is known but unread."""

    def __init__(self, entries: Iterable[Entry], hidden: frozenset[str]) -> None:
        self.hidden = hidden  # folders that can't be read: whatever they hold is not unknown
        by_id: dict[str, Entry] = {}
        self.entries: Mapping[str, Entry] = by_id
        self.shadowed: list[Entry] = []  # their ids are taken by another file
        self._by_class: dict[type[Record], list[Record]] = {}
        self._by_id: dict[str | None, Record] = {}
        self._unread: dict[str, list[Entry]] = {}
        for entry in entries:
            if by_id.setdefault(entry.id, entry) is not entry:
                self.shadowed.append(entry)
            elif entry.record is None:
                self._unread.setdefault(entry.folder, []).append(entry)
            else:
                self._by_id[entry.id] = entry.record
            if entry.record is not None:
                self._by_class.setdefault(type(entry.record), []).append(entry.record)

    def of(self, model: type[R]) -> tuple[R, ...]:
        """The readable records of a kind, by file name."""
        return tuple(self._by_class.get(model, ()))  # type: ignore[arg-type] # keyed by their class

    def unread(self, folder: str) -> tuple[Entry, ...]:
        """The files of a folder that are known and could not be read."""
        return tuple(self._unread.get(folder, ()))

    @cached_property
    def unread_files(self) -> tuple[str, ...]:
        """The files that could not be read, and the folders that can't be looked into."""
        every = (*self.entries.values(), *self.shadowed)
        files = (each.file for each in every if each.record is None)
        return (*(f"{each}/" for each in sorted(self.hidden)), *files)

    def hides(self, record_id: str) -> bool:
        """Whether nothing can be seen under an id: no file has it, or the file can't be read."""
        entry = self.entries.get(record_id)
        return entry is None or entry.record is None

    def get(self, model: type[R], record_id: str | None) -> R | None:
        """The record of that id where it is known, readable and of the kind."""
        record = self._by_id.get(record_id)
        return record if isinstance(record, model) else None

    def record(self, record_id: str | None) -> Record | None:
        """The record of that id, of whatever kind, where it is known and readable."""
        return self._by_id.get(record_id)

    def title(self, record_id: str) -> str:
        """The record's title, or its id where there is none to be had."""
        entry = self.entries.get(record_id)
        return entry.record.title if entry and entry.record else record_id

    def ids(self, *folders: str) -> Iterator[str]:
        """The known ids of some kinds, or of all."""
        return (each.id for each in self.entries.values() if not folders or each.folder in folders)

    def named(self, said: str, *folders: str) -> str:
        """The id of the one record of some kinds, or of all, with that title; else as it was said.

        An id is taken for itself.
        """
        title = " ".join(said.split()).casefold()
        if said in self.entries or not title:
            return said
        found = [each for each in self.ids(*folders) if self.title(each).casefold() == title]
        return found[0] if len(found) == 1 else said

    def nearest(self, asked: str, *folders: str) -> str | None:
        """The id of some kinds, or of all, that was probably meant: by id or by title."""
        return Words({each: self.title(each) for each in self.ids(*folders)}).nearest(asked)

    @property
    def fictional(self) -> bool:
        """Whether any record is invented: every page then says so."""
        return any(each.record and each.record.fictional for each in self.entries.values())

    @cached_property
    def misnaming(self) -> tuple[Entry, ...]:
        """The readable records that name an id unknown here, or of another kind."""
        folders = {each.id: each.folder for each in self.entries.values()}
        return tuple(
            entry for entry in self.entries.values() if misnames(entry.record, entry.raw, folders)
        )

    def may_hold(self, record_id: str, kinds: tuple[str, ...]) -> bool:
        """Whether an id is known, or may stand in a folder that can't be read."""
        if record_id in self.entries:
            return True
        return bool(self.hidden) and (not kinds or not self.hidden.isdisjoint(kinds))
