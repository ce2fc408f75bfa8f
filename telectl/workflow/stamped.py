"""What the stamps of a case say, against what stands in its file: raw values, as also git holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from telectl.model.outcome import OPEN
from telectl.model.stamp import told
from telectl.workflow.fingerprints import NOTHING
from telectl.workflow.frozen import (
    ITEMS,
    Raw,
    item_print,
    items_of,
    path_of,
    taken_apart,
    whole_print,
)


class Held(NamedTuple):
    """A field as it was fixed last: its fingerprint, the day, and which stamp says so."""

    is_: str
    date: str
    place: int


def latest(raw: Raw, record: str) -> dict[str, Held]:
    """By field the last that the stamps of a case say of a record."""
    about = [
        (str(each.get("date")), i, told(each.get("fields")))
        for i, each in stamps_of(raw)
        if each.get("record") == record
    ]
    found: dict[str, Held] = {}
    for day, i, fields in sorted(about):
        for field, is_ in fields:
            found[field] = Held(is_, day, i)
    return found


def stamps_of(raw: Raw) -> Iterator[tuple[int, Raw]]:
    """The stamps of a case, each with its place."""
    for i, each in enumerate(items_of(raw, "stamps")):
        if isinstance(each, Mapping):
            yield i, each


def changed(raw: Raw) -> Iterator[tuple[str, Held]]:
    """The fixed fields of a case that are no longer as they were."""
    yield from amiss(raw, latest(raw, str(raw.get("id"))))


def amiss(raw: Raw, there: Mapping[str, Held]) -> Iterator[tuple[str, Held]]:
    """The fields of a case that no longer have the fingerprints they are to have."""
    for field, held in there.items():
        if not fits(raw, field, held.is_):
            yield field, held


def fits(raw: Raw, field: str, is_: str) -> bool:
    """Whether a field of a case still has its fingerprint; an item may have moved in its list."""
    if field[-1] != "]" and raw.get(field) is None:  # most of what could be said isn't
        return is_ == NOTHING
    key, number = taken_apart(field)
    if number is None or key not in ITEMS:
        return whole_print(raw, field) == is_
    if is_ == NOTHING:  # an item that was taken back with a reason
        return True
    items = items_of(raw, key)
    if key == "points":
        path = path_of(raw, field)
        return len(path) == 2 and item_print(key, items[int(path[1])]) == is_
    if number <= len(items) and _is(raw, key, items[number - 1], is_):
        return True
    return any(_is(raw, key, each, is_) for each in items)


def _is(raw: Raw, key: str, item: object, is_: str) -> bool:
    return item_print(key, item) == is_ and (key != "outcomes" or _decides(raw, item))


def _decides(raw: Raw, outcome: object) -> bool:
    """Whether it still counts, or gave way to another that settles the same points."""
    if _is_deciding(outcome):
        return True
    others = [each for each in items_of(raw, "outcomes") if _is_deciding(each)]
    settled = frozenset(number for each in others for number in _settles(each))
    return bool(others) and _settles(outcome) <= settled


def _is_deciding(outcome: object) -> bool:
    return isinstance(outcome, Mapping) and outcome.get("deciding") is True


def _settles(outcome: object) -> frozenset[object]:
    points = items_of(outcome, "points") if isinstance(outcome, Mapping) else ()
    answers = (each for each in points if isinstance(each, Mapping))
    return frozenset(each.get("number") for each in answers if each.get("result") not in OPEN)
