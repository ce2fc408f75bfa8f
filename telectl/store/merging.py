"""One record changed on two sides: what each side meant, taken together where it can be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from telectl.findings import KeyPath, Refusal
from telectl.model.changes import Append, Remove, Set
from telectl.store.merging_stamps import stamps_joined
from telectl.store.naming import Named, named
from telectl.store.yaml import edit, read

Edit = Set | Append | Remove
Side = Literal["mine", "theirs"]


class _Absent:
    """What stands for a key that isn't there."""


ABSENT: Final = _Absent()
# What telectl wrote of a decision, and nobody is asked about.
_STAMPS: Final = ("stamps",)
# A meeting that is closed was held as well: the one further on holds.
_STATES: Final = ("planned", "held", "closed")


@dataclass(frozen=True, slots=True)
class Clash:
    """A key to which the two sides gave different values."""

    path: KeyPath
    theirs: object
    mine: object


@dataclass(frozen=True, slots=True)
class Joined:
    """The text with both sides' changes, or what stands against it.

    ``lists`` are the lists to which both sides added: theirs come first.
    """

    data: bytes | None
    clashes: tuple[Clash, ...] = ()
    lists: tuple[KeyPath, ...] = ()


def joined(base: bytes | None, theirs: bytes, mine: bytes, keep: Side | None = None) -> Joined:
    """Their text with my changes made in it; no data where a key has two values.

    ``keep`` says whose value holds there.
    """
    values = [{} if text is None else read(text)[0] for text in (base, theirs, mine)]
    if any(each is None for each in values):
        return Joined(None)
    found = list(_parted((), *values))
    clashes = tuple(each for each in found if isinstance(each, Clash))
    if clashes and keep is None:
        return Joined(None, clashes)
    changes = [each for each in found if isinstance(each, Set | Append | Remove)]
    if keep == "mine":
        changes += [_mine(each) for each in clashes]
    changes = _last_items_first(changes)
    lists = tuple(each for each in found if isinstance(each, tuple))
    try:
        return Joined(edit(theirs, changes).data if changes else theirs, (), lists)
    except Refusal:  # a text that the changes can't be set into is left to its reader
        return Joined(None)


def _last_items_first(changes: list[Edit]) -> list[Edit]:
    """Items are taken out after all else, from the end, so that every place still holds."""
    gone = [each for each in changes if isinstance(each, Remove) and isinstance(each.path[-1], int)]
    rest = [each for each in changes if each not in gone]
    return [*rest, *sorted(gone, key=lambda each: each.path, reverse=True)]


def _mine(clash: Clash) -> Edit:
    if clash.mine is ABSENT:
        return Remove("", clash.path)
    if clash.theirs is ABSENT and isinstance(clash.path[-1], int):
        return Append("", clash.path[:-1], clash.mine)
    return Set("", clash.path, clash.mine)


def _parted(
    path: KeyPath, base: object, theirs: object, mine: object
) -> Iterator[Edit | Clash | KeyPath]:
    """My changes as changes of theirs, the clashes, the lists to which both added."""
    if _same(base, mine) or _same(theirs, mine):
        return
    if path == _STAMPS and all(_fits(each, list) for each in (base, theirs, mine)):
        yield from stamps_joined(path, *(_items(each) for each in (base, theirs, mine)))
    elif isinstance(theirs, Mapping) and isinstance(mine, Mapping) and _fits(base, Mapping):
        yield from _of_mappings(path, base, theirs, mine)
    elif isinstance(theirs, list) and isinstance(mine, list) and _fits(base, list):
        yield from _of_lists(path, _items(base), theirs, mine)
    elif not _same(base, theirs):
        yield from _further(path, base, theirs, mine)
    elif mine is ABSENT:
        yield Remove("", path)
    else:
        yield Set("", path, mine)


def _further(path: KeyPath, base: object, theirs: object, mine: object) -> Iterator[Set | Clash]:
    """Two values: a clash, but where a meeting is only further on one side than on the other."""
    if path != ("status",) or not all(each in _STATES for each in (base, theirs, mine)):
        yield Clash(path, theirs, mine)
    elif _STATES.index(str(mine)) > _STATES.index(str(theirs)):
        yield Set("", path, mine)


def _fits(base: object, kind: type) -> bool:
    return base is ABSENT or isinstance(base, kind)


def _items(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _of_mappings(
    path: KeyPath, base: object, theirs: Mapping[str, object], mine: Mapping[str, object]
) -> Iterator[Edit | Clash | KeyPath]:
    old = base if isinstance(base, Mapping) else {}
    for key in dict.fromkeys([*mine, *old]):
        three = (each.get(key, ABSENT) for each in (old, theirs, mine))
        yield from _parted((*path, key), *three)


def _of_lists(
    path: KeyPath, old: list[object], theirs: list[object], mine: list[object]
) -> Iterator[Edit | Clash | KeyPath]:
    places = named(path[-1] if path else "", (old, theirs, mine))
    if _same(old, theirs) and not _grown(old, mine):
        yield Set("", path, mine)
    elif places and _keeps_order(places[0], places[2]):
        yield from _of_named(path, (old, theirs, mine), places)
    elif _grown(old, theirs) and _grown(old, mine):
        yield from _of_grown(path, old, theirs, mine)
    else:
        yield Clash(path, theirs, mine)


def _of_grown(
    path: KeyPath, old: list[object], theirs: list[object], mine: list[object]
) -> Iterator[Edit | Clash | KeyPath]:
    for i, item in enumerate(old):
        yield from _parted((*path, i), item, theirs[i], mine[i])
    added, others = mine[len(old) :], theirs[len(old) :]
    if added and others:
        yield path
    yield from (Append("", path, each) for each in added if not _holds(others, each))


def _of_named(
    path: KeyPath, lists: tuple[list[object], ...], places: tuple[Named, ...]
) -> Iterator[Edit | Clash | KeyPath]:
    """Item by item, whatever place it has; an item that both added otherwise is one clash."""
    old, theirs, mine = places
    for name in dict.fromkeys([*old, *mine]):
        item, other, own = (
            each[at[name]] if name in at else ABSENT for each, at in zip(lists, places, strict=True)
        )
        yield from _of_item((*path, theirs.get(name, mine.get(name, 0))), item, other, own)
    added, others = mine.keys() - old.keys(), theirs.keys() - old.keys()
    if added and others and added != others:
        yield path


def _of_item(
    place: KeyPath, item: object, theirs: object, mine: object
) -> Iterator[Edit | Clash | KeyPath]:
    if not any(each is ABSENT for each in (item, theirs, mine)):
        yield from _parted(place, item, theirs, mine)
    elif _same(item, mine) or _same(theirs, mine):
        return
    elif not _same(item, theirs):
        yield Clash(place, theirs, mine)
    elif mine is ABSENT:
        yield Remove("", place)
    else:
        yield Append("", place[:-1], mine)


def _keeps_order(old: Named, mine: Named) -> bool:
    """Whether the items that are left stand in the order they had."""
    return [name for name in old if name in mine] == [name for name in mine if name in old]


def _grown(old: list[object], new: list[object]) -> bool:
    """Whether a list still has its items, each as it was or with more said in it."""
    return len(new) >= len(old) and all(_says_more(*pair) for pair in zip(old, new, strict=False))


def _says_more(old: object, new: object) -> bool:
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        return all(key in new and _same(value, new[key]) for key, value in old.items())
    return _same(old, new)


def _holds(items: list[object], item: object) -> bool:
    return any(_same(each, item) for each in items)


def _same(one: object, other: object) -> bool:
    """Equal also in type: what a file would show alike."""
    return one is other or repr(one) == repr(other)
