"""The stamps of two sides taken together: each field with its fingerprint once, theirs first."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import count

from telectl.findings import KeyPath
from telectl.model.changes import Append, Remove
from telectl.model.stamp import told

Pair = tuple[str, str]
Items = Sequence[object]
# Items called by their place; a point is called by its own number, which is the same on both sides.
_PLACED = re.compile(r"(?!points\[)(\w+)\[(\d+)\]")


def stamps_joined(
    path: KeyPath, old: Items, theirs: Items, mine: Items
) -> Iterator[Append | Remove]:
    """My stamps as changes of theirs; what I appended is called by the next number that is free."""
    gone = _without(old, mine)
    yield from (Remove("", (*path, i)) for i, each in enumerate(theirs) if _holds(gone, each))
    there, names = _pairs(_without(theirs, old)), _Names(old, theirs)
    for each in _without(mine, old):
        kept = each
        if isinstance(each, Mapping) and isinstance(each.get("fields"), str):
            fields = _own(names, there, str(each.get("record")), told(each["fields"]))
            if not fields:
                continue
            kept = {**each, "fields": " ".join(f"{name}:{is_}" for name, is_ in fields)}
        yield Append("", path, kept)


def _own(
    names: _Names, there: Mapping[str, frozenset[Pair]], record: str, fields: Sequence[Pair]
) -> list[Pair]:
    """What a stamp of mine says that none of their new ones says too."""
    called = [(names.of(record, name, is_), is_) for name, is_ in fields]
    return [each for each in called if each not in there.get(record, ())]


class _Names:
    """What the items of a list are called where both sides gave their new ones the same number."""

    def __init__(self, old: Items, theirs: Items) -> None:
        self._old, self._theirs = _history(old), _history(theirs)
        self._given: dict[tuple[str, str], str] = {}

    def of(self, record: str, name: str, is_: str) -> str:
        """Their name of what I call so; an item that is new here gets one that none has."""
        if not _PLACED.fullmatch(name):
            return name
        if (record, name) not in self._given:
            old = self._old[record].get(name)
            called = self._found(record, name, old[0]) if old else self._new(record, name, is_)
            self._given[record, name] = called
        return self._given[record, name]

    def _found(self, record: str, name: str, first: str) -> str:
        theirs = self._theirs[record]
        like = (each for each in theirs if _same_list(each, name) and first in theirs[each])
        return name if first in theirs.get(name, ()) else next(like, name)

    def _new(self, record: str, name: str, is_: str) -> str:
        theirs = self._theirs[record]
        for each, values in theirs.items():
            if _same_list(each, name) and each not in self._old[record] and is_ in values:
                return each
        taken = {*theirs, *(to for (about, _), to in self._given.items() if about == record)}
        placed = _PLACED.fullmatch(name)
        assert placed is not None
        numbers = (f"{placed[1]}[{number}]" for number in count(int(placed[2])))
        return next(each for each in numbers if each not in taken)


def _same_list(one: str, other: str) -> bool:
    return one.partition("[")[0] == other.partition("[")[0]


def _history(stamps: Items) -> dict[str, dict[str, list[str]]]:
    """By record and field the fingerprints it has had, in turn."""
    found: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for each in stamps:
        if isinstance(each, Mapping):
            for name, is_ in told(each.get("fields")):
                found[str(each.get("record"))].setdefault(name, []).append(is_)
    return found


def _pairs(stamps: Items) -> dict[str, frozenset[Pair]]:
    found: dict[str, frozenset[Pair]] = {}
    for each in stamps:
        if isinstance(each, Mapping):
            record = str(each.get("record"))
            found[record] = found.get(record, frozenset()) | set(told(each.get("fields")))
    return found


def _without(items: Items, others: Items) -> list[object]:
    return [each for each in items if not _holds(others, each)]


def _holds(items: Items, item: object) -> bool:
    return any(repr(each) == repr(item) for each in items)
