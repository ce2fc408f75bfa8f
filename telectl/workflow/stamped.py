"""What the stamps of a case say, against what stands in the files now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from telectl.model.decision import Decision
from telectl.model.outcome import OPEN
from telectl.model.stamp import Stamp
from telectl.workflow.fingerprints import fingerprint
from telectl.workflow.frozen import ITEMS, Raw, item_print, items_of, path_of, taken_apart


class Held(NamedTuple):
    """A field as it was fixed last: its fingerprint, and the stamp that says so."""

    is_: str
    stamp: Stamp


def latest(case: Decision, record: str) -> dict[str, Held]:
    """By field the last that the stamps of a case say of a record."""
    about = (each for each in case.stamps if each.record == record)
    stamps = sorted(about, key=lambda each: each.date)
    return {fixed.field: Held(fixed.is_, each) for each in stamps for fixed in each.fields}


def changed(case: Decision, raw: Raw) -> Iterator[tuple[str, Held]]:
    """The fixed fields of a case that are no longer as they were."""
    for field, held in latest(case, case.id).items():
        if not fits(raw, field, held.is_):
            yield field, held


def fits(raw: Raw, field: str, is_: str) -> bool:
    """Whether a field of a case still has its fingerprint; an item may have moved in its list."""
    key, number = taken_apart(field)
    if number is None or key not in ITEMS:
        return fingerprint(raw.get(field)) == is_
    items = items_of(raw, key)
    if key == "points":
        path = path_of(raw, field)
        return len(path) == 2 and item_print(key, items[int(path[1])]) == is_
    same = [each for each in items if item_print(key, each) == is_]
    return bool(same) and (key != "outcomes" or any(_decides(raw, each) for each in same))


def _decides(raw: Raw, outcome: object) -> bool:
    """Whether it still counts, or gave way to another that settles the same points."""
    if not isinstance(outcome, Mapping):
        return False
    if outcome.get("deciding") is True:
        return True
    others = (each for each in items_of(raw, "outcomes") if each is not outcome)
    said = [_settles(each) for each in others if _is_deciding(each)]
    return _settles(outcome) <= frozenset().union(*said) if said else False


def _is_deciding(outcome: object) -> bool:
    return isinstance(outcome, Mapping) and outcome.get("deciding") is True


def _settles(outcome: object) -> frozenset[object]:
    points = items_of(outcome, "points") if isinstance(outcome, Mapping) else ()
    answers = (each for each in points if isinstance(each, Mapping))
    return frozenset(each.get("number") for each in answers if each.get("result") not in OPEN)
