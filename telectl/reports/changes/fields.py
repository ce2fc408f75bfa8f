"""Where two readings of one file differ, value by value, whatever place an item has in its list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from telectl.findings import KeyPath

# What makes an item of a list the same one on both sides; the first of them also names it.
IDENTITIES: Mapping[str, tuple[str, ...]] = {
    "actions": ("title",),
    "advice": ("body", "subject"),
    "annexes": ("title", "number"),
    "assignments": ("project", "competence"),
    "attendance": ("member", "cases"),
    "audiences": ("forum",),
    "baselines": ("date",),
    "blackouts": ("from",),
    "consents": ("organisation",),
    "corrections": ("date",),
    "deployments": ("site",),
    "evidence": ("kind",),
    "excerpts": ("to", "sent"),
    "follow_ups": ("text",),
    "gates": ("id",),
    "goals": ("name",),
    "hearings": ("party",),
    "hosts": ("organisation",),
    "involvement": ("date", "type"),
    "left_out": ("record", "sort", "number"),
    "mandates": ("role", "subjects"),
    "matters": ("sort", "record", "number", "text"),
    "maturity": ("date",),
    "milestones": ("title",),
    "notes": ("date",),
    "orientations": ("forum", "date"),
    "outcomes": ("body", "date"),
    "points": ("number",),
    "ranks": ("project",),
    "ratings": ("date",),
    "readiness": ("item",),
    "relations": ("to", "type"),
    "responses": ("organisation",),
    "risks": ("text",),
    "routes": ("advice", "about"),
    "said": ("case",),
    "seats": ("body", "role", "represents"),
    "signatures": ("capacity", "by"),
    "sources": ("title",),
    "stamps": ("record", "date"),
    "states": ("id",),
    "steps": ("from", "to"),
    "to_tell": ("forum",),
    "transitions": ("date", "to"),
    "waivers": ("demand", "subject", "item", "site"),
}
# Lists whose items are what they say: another word makes another item.
WHOLE = frozenset({"demands"})


class Difference(NamedTuple):
    """What stood at a place and what stands there now; None where nothing does.

    The place is that of the newer side, of the older one where the item is gone. ``order`` is a
    list whose items were only put in another order.
    """

    path: KeyPath
    old: object
    new: object
    order: bool = False

    @property
    def key(self) -> str:
        """The names on the way, without the numbers: ``milestones.due``."""
        return ".".join(part for part in self.path if isinstance(part, str))

    @property
    def item(self) -> int:
        """Which item of the record's list it is about."""
        found = self.path[1] if len(self.path) > 1 else 0
        return found if isinstance(found, int) else 0

    @property
    def added(self) -> bool:
        """Whether it is a whole new item of a list of the record."""
        return self._is_item and self.old is None

    @property
    def gone(self) -> bool:
        """Whether it is a whole item of a list of the record that is no longer there."""
        return self._is_item and self.new is None

    @property
    def _is_item(self) -> bool:
        return len(self.path) == 2 and isinstance(self.path[1], int)


def differences(old: Mapping[str, object], new: Mapping[str, object]) -> Iterator[Difference]:
    """Every value that is another, in the order of the newer side."""
    return _of_mappings((), old, new)


def _of_mappings(
    path: KeyPath, old: Mapping[str, object], new: Mapping[str, object]
) -> Iterator[Difference]:
    for key in dict.fromkeys([*new, *old]):
        yield from _of_values((*path, key), old.get(key), new.get(key))


def _of_values(path: KeyPath, old: object, new: object) -> Iterator[Difference]:
    if _same(old, new):
        return
    if _are(dict, old, new):
        yield from _of_mappings(path, _mapping(old), _mapping(new))
    elif _are(list, old, new):
        yield from _of_lists(path, _list(old), _list(new))
    else:
        yield Difference(path, old, new)


def _are(kind: type, old: object, new: object) -> bool:
    """Whether both are of a kind, where nothing counts as an empty one."""
    found = [each for each in (old, new) if each is not None]
    return all(isinstance(each, kind) for each in found)


def _mapping(value: object) -> Mapping[str, object]:
    return value if isinstance(value, dict) else {}


def _list(value: object) -> Sequence[object]:
    return value if isinstance(value, list) else []


def _of_lists(path: KeyPath, old: Sequence[object], new: Sequence[object]) -> Iterator[Difference]:
    pairs = dict(paired(str(path[-1]), old, new))
    for i, item in enumerate(old):
        if i not in pairs:
            yield Difference((*path, i), item, None)
    back = {j: i for i, j in pairs.items()}
    for j, item in enumerate(new):
        if j in back:
            yield from _of_values((*path, j), old[back[j]], item)
        else:
            yield Difference((*path, j), None, item)
    kept = [pairs[i] for i in sorted(pairs)]
    if kept != sorted(kept):
        yield Difference(path, list(old), list(new), order=True)


def paired(key: str, old: Sequence[object], new: Sequence[object]) -> Iterator[tuple[int, int]]:
    """Which item of the older list is which of the newer: alike, of one name, or much alike."""
    left, right = dict(enumerate(old)), dict(enumerate(new))
    for fits in (_alike, _namesakes, _akin):
        for i, item in list(left.items()):
            j = next((j for j, other in right.items() if fits(key, item, other)), None)
            if j is not None:
                del left[i], right[j]
                yield i, j


def _alike(_key: str, one: object, other: object) -> bool:
    return _same(one, other)


def _namesakes(key: str, one: object, other: object) -> bool:
    name = _name(key, one)
    return name is not None and name == _name(key, other)


def _name(key: str, item: object) -> str | None:
    if not isinstance(item, dict) or key not in IDENTITIES:
        return None
    said = [item.get(name) for name in IDENTITIES[key]]
    return None if said[0] is None else repr(said)


def _akin(key: str, one: object, other: object) -> bool:
    """Whether two items share half of what either says."""
    if not (isinstance(one, dict) and isinstance(other, dict)) or key in WHOLE:
        return False
    shared = sum(_same(one.get(key), other.get(key)) for key in {*one, *other})
    return shared > 0 and 2 * shared >= len({*one, *other})


def _same(one: object, other: object) -> bool:
    """Equal also in type, whatever the order of the keys; a key without a value is none."""
    if isinstance(one, dict) and isinstance(other, dict):
        return all(_same(one.get(key), other.get(key)) for key in {*one, *other})
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(_same, one, other))
    return type(one) is type(other) and one == other
