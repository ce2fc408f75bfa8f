"""What names an item of a list, so that it is the same one on two sides and wherever it stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

# Lists whose items are named by several keys together.
_BY_LIST: Mapping[str, tuple[str, ...]] = {
    "attendance": ("member", "cases"),
    "left_out": ("record", "sort", "number"),
    "outcomes": ("body", "date", "points"),
    "matters": ("sort", "record", "number", "text"),
}
# Else the first of these that every item has, and no two alike.
_NAMES = ("id", "case", "number", "member", "item", "text", "title", "name")

Named = dict[str, int]


def named(key: object, lists: Sequence[Sequence[object]]) -> tuple[Named, ...] | None:
    """For each list its items' places by name; None where they have no names to tell them apart."""
    for names in _candidates(key):
        found = [_by_name(items, names) for items in lists]
        if all(each is not None for each in found):
            return tuple(each for each in found if each is not None)
    return None


def _candidates(key: object) -> tuple[tuple[str, ...], ...]:
    own = _BY_LIST.get(str(key))
    return (own,) if own else tuple((name,) for name in _NAMES)


def _by_name(items: Sequence[object], names: tuple[str, ...]) -> Named | None:
    found: Named = {}
    for i, item in enumerate(items):
        name = _name(item, names)
        if name is None or name in found:
            return None
        found[name] = i
    return found


def _name(item: object, names: tuple[str, ...]) -> str | None:
    if not isinstance(item, Mapping):
        return None if isinstance(item, list) else repr(item)
    said = [_told(item.get(name)) for name in names]
    return None if said[0] is None else repr(said)


def _told(value: object) -> object:
    """What stands under a key; of parts that have numbers the numbers alone."""
    if not isinstance(value, list):
        return value
    return [each.get("number") if isinstance(each, Mapping) else each for each in value]
