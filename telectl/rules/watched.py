"""A portfolio that notes what could not be seen in it by the one who asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from typing import Any, TypeVar

from telectl.model.base import Record
from telectl.model.portfolio import NO_WORKFLOW, UNSET, Portfolio
from telectl.model.records import Entry
from telectl.store.files import SETTINGS, WORKFLOW

R = TypeVar("R", bound=Record)
T = TypeVar("T")
TWIN = "in_good_faith"  # made anew for each that asks, so that it notes where he notes
_ALL = {k: each for owner in Portfolio.__mro__ for k, each in vars(owner).items()}
_ONCE = {k for k, each in _ALL.items() if isinstance(each, cached_property)}
DERIVED = frozenset(_ONCE - {TWIN})
TOP = {"settings": (UNSET, SETTINGS), "workflow": (NO_WORKFLOW, WORKFLOW)}


class Watched(Portfolio):
    """The same records; every look at what is not there, or can't be read, is noted."""

    def __init__(self, portfolio: Portfolio) -> None:
        self._noted: set[str] = set()
        self._noted_for: dict[str, set[str]] = {}
        entries = (*portfolio.entries.values(), *portfolio.shadowed)
        known = (portfolio.settings, portfolio.workflow, portfolio.hidden, portfolio.today)
        super().__init__(entries, *known)
        self.entries = _Noting(self.entries, self)
        self._dark = _unjudged(portfolio)

    def __getattribute__(self, name: str) -> Any:
        if name in DERIVED:
            return self._derive(name)
        value = super().__getattribute__(name)
        if name == TWIN:
            del self.__dict__[name]
        if name in TOP and value is TOP[name][0]:
            self._noted.add(TOP[name][1])
        return value

    def _derive(self, name: str) -> Any:
        """What is worked out once for all is noted again for each that asks."""
        if name not in self._noted_for:
            with self.noting() as seen:
                super().__getattribute__(name)
            self._noted_for[name] = seen
        self._noted |= self._noted_for[name]
        return super().__getattribute__(name)

    @contextmanager
    def noting(self) -> Iterator[set[str]]:
        """What is noted while something is asked."""
        outer, self._noted = self._noted, set()
        try:
            yield self._noted
        finally:
            self._noted = outer

    def once(self, asked: tuple[object, ...], find: Callable[[], tuple[T, ...]]) -> tuple[T, ...]:
        """The answer found anew for each that asks, so that it notes where he notes."""
        return find()

    def note(self, entry: Entry | None) -> None:
        """One record was looked for: it can't be read, or may lie where nothing can."""
        if entry is None:
            self._noted |= self.hidden
        elif entry.record is None:
            self._noted.add(entry.file)

    def note_all(self) -> None:
        """Every record was looked at."""
        self._noted |= self.hidden.union(*self._dark.values())

    def of(self, model: type[R]) -> tuple[R, ...]:
        """The readable records of a kind; the others of its folder are noted."""
        self._note_folder(model.folder)
        return super().of(model)

    def unread(self, folder: str) -> tuple[Entry, ...]:
        """The files of a folder that could not be read, noted."""
        self._note_folder(folder)
        return super().unread(folder)

    def hides(self, record_id: str) -> bool:
        """Whether nothing can be seen under an id; one that no file has is noted as such."""
        hides = super().hides(record_id)
        if record_id not in self.entries:
            self._noted.add(record_id)
        return hides

    def get(self, model: type[R], record_id: str | None) -> R | None:
        """The record of that id; one that is not there, or can't be read, is noted."""
        self._look_up(record_id)
        return super().get(model, record_id)

    def record(self, record_id: str | None) -> Record | None:
        """The same of a record of whatever kind."""
        self._look_up(record_id)
        return super().record(record_id)

    def _look_up(self, record_id: str | None) -> None:
        if record_id:
            self.entries.get(record_id)

    def _note_folder(self, folder: str) -> None:
        self._noted |= self._dark.get(folder, frozenset()) | (self.hidden & {folder})


class _Noting(Mapping[str, Entry]):
    """The entries by id; whoever goes through them, or looks one up, is noted."""

    def __init__(self, entries: Mapping[str, Entry], watch: Watched) -> None:
        self._entries, self._watch = entries, watch

    def __getitem__(self, key: str) -> Entry:
        self._watch.note(self._entries.get(key))
        return self._entries[key]

    def __contains__(self, key: object) -> bool:
        return key in self._entries

    def __iter__(self) -> Iterator[str]:
        self._watch.note_all()
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)


def _unjudged(portfolio: Portfolio) -> Mapping[str, frozenset[str]]:
    """By folder the files whose records the rules don't meet under their own ids."""
    found: dict[str, set[str]] = {}
    for each in (*portfolio.entries.values(), *portfolio.shadowed):
        own = portfolio.entries[each.id] is each
        if each.record is None or each.record.id != each.id or not own:
            found.setdefault(each.folder, set()).add(each.file)
    return {folder: frozenset(files) for folder, files in found.items()}
