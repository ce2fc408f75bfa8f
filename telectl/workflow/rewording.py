"""Whether a decided case was put right as it may be: by a stamp with a reason, before approval."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from telectl.findings import KeyPath, Refusal
from telectl.model.changes import Remove, Set
from telectl.model.decision import Decision
from telectl.model.portfolio import Portfolio
from telectl.workflow.correctable import drafts_of, is_free, require_wording
from telectl.workflow.fingerprints import NOTHING
from telectl.workflow.frozen import ITEMS, LISTS, Raw, item_print, items_of, path_of, taken_apart
from telectl.workflow.records import raw_of
from telectl.workflow.stamped import fits, latest, stamps_of
from telectl.workflow.standing_at import value_at

Changed = Set | Remove


def is_put_right(before: Portfolio, after: Portfolio, case: Decision, field: str) -> bool:
    """Whether a later stamp with a reason says what a field is now, and it might be so changed."""
    old, new = raw_of(before, case.id), raw_of(after, case.id)
    was, now = latest(old, case.id).get(field), latest(new, case.id).get(field)
    if was is None or now is None or not fits(new, field, now.is_):
        return False
    if not dict(stamps_of(new))[now.place].get("reason"):
        return False
    changes = list(_changes(case, old, new, field, (was.is_, now.is_)))
    return bool(changes) and all(_may_be(before, case, old, each) for each in changes)


def _changes(
    case: Decision, old: Raw, new: Raw, field: str, prints: tuple[str, str]
) -> Iterator[Changed]:
    """What was done to a field, as somebody would have asked for it."""
    key, number = taken_apart(field)
    if number is None or key not in ITEMS:
        yield from _leaves(case, (key,), old.get(key), new.get(key))
        return
    place = _place(old, field, prints[0])
    if prints[1] == NOTHING:
        yield Remove(case.id, place)
        return
    one, other = value_at(old, place), value_at(new, _place(new, field, prints[1]))
    for each in _leaves(case, place, one, other):
        if len(each.path) < 3 or each.path[2] not in ITEMS[key]:
            yield each


def _place(raw: Raw, field: str, is_: str) -> KeyPath:
    key, _ = taken_apart(field)
    there = (i for i, each in enumerate(items_of(raw, key)) if item_print(key, each) == is_)
    place = next(there, None)
    return path_of(raw, field) if place is None else (LISTS.get(key, key), place)


def _leaves(case: Decision, path: KeyPath, old: object, new: object) -> Iterator[Changed]:
    """Where two values differ; as a whole where they have another shape."""
    if old == new:
        return
    if isinstance(old, Mapping) and isinstance(new, Mapping) and old.keys() == new.keys():
        for key in old:
            yield from _leaves(case, (*path, key), old[key], new[key])
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        for i, (one, other) in enumerate(zip(old, new, strict=True)):
            yield from _leaves(case, (*path, i), one, other)
    elif new is None:
        yield Remove(case.id, path)
    else:
        yield Set(case.id, path, new)


def _may_be(before: Portfolio, case: Decision, old: Raw, change: Changed) -> bool:
    if is_free(before, case, old, change):
        return True
    try:
        require_wording(case, old, change)
        for _ in drafts_of(before, case, change.path):
            pass
    except Refusal:
        return False
    return True
