"""Rules of records that are gone, come anew under an old id, or go by another."""

from __future__ import annotations

from collections.abc import Iterator

from telectl.model.base import Record
from telectl.model.decision import Decision
from telectl.model.meeting import Meeting
from telectl.model.project import Project
from telectl.model.records import Entry
from telectl.rules.changes.registry import Changed, change
from telectl.rules.changes.sides import Sides
from telectl.workflow.fingerprints import fingerprint
from telectl.workflow.frozen import Raw

# What says nothing of which record it is.
PLAIN = frozenset({"id", "fictional", "tags", "sources", "notes"})
SHORT = 3


@change("CH013", clauses=["C13"])
def gone_with_its_history(sides: Sides) -> Iterator[Changed]:
    """A record is gone that holds what was decided, said or done."""
    moved = {old for old, _ in _renamed(sides)}
    for entry in sides.removed:
        why = _history(entry.record)
        if why and entry.id not in moved:
            yield entry.id, (), {"id": entry.id, "kind": entry.folder, "why": why}
    for entry in _out_of_sight(sides):
        yield entry.id, (), {"id": entry.id, "kind": entry.folder, "why": "unread"}


def _out_of_sight(sides: Sides) -> Iterator[Entry]:
    """What could not be read, can't be read, and is changed: nothing in it can be judged."""
    for entry in sides.before.entries.values():
        now = sides.after.entries.get(entry.id)
        dark = entry.record is None and now is not None and now.record is None
        if now is not None and dark and entry.raw != now.raw:
            yield now


def _history(record: Record | None) -> str:
    if isinstance(record, Decision):
        said = record.outcomes or record.stamps or record.journal
        return "case" if said or any(each.given for each in record.advice) else ""
    if isinstance(record, Project):
        return "project" if len(record.transitions) > 1 else ""
    if isinstance(record, Meeting):
        return "meeting" if record.status in ("held", "closed") or record.minutes else ""
    return ""


@change("CH014")
def id_used_again(sides: Sides) -> Iterator[Changed]:
    """Another record goes by an id that was taken."""
    for entry in sides.after.entries.values():
        before = sides.before.entries.get(entry.id)
        gone = sides.gone.get(entry.id) if before is None else None
        facts = {"id": entry.id, "kind": entry.folder}
        if before is not None and before.folder != entry.folder:
            yield entry.id, _id(entry), {**facts, "was": before.folder, "why": "kind"}
        elif before is not None and _is_another(before.raw, entry.raw):
            title = before.record.title if before.record else before.id
            yield entry.id, _id(entry), {**facts, "was": title, "why": "other"}
        elif gone is not None and fingerprint(gone) != fingerprint(entry.raw):
            yield entry.id, _id(entry), {**facts, "was": gone.get("title"), "why": "again"}


def _id(entry: Entry) -> tuple[str, ...]:
    return ("id",) if entry.raw is not None and "id" in entry.raw else ()


def _is_another(old: Raw | None, new: Raw | None) -> bool:
    """Whether nothing but the id is left: no word of the title, and no other value."""
    if old is None or new is None:
        return False
    words = [set(str(each.get("title", "")).casefold().split()) for each in (old, new)]
    if not words[0].isdisjoint(words[1]):
        return False
    keys = (old.keys() | new.keys()) - PLAIN
    kept = sum(fingerprint(old.get(each)) == fingerprint(new.get(each)) for each in keys)
    return len(old.keys() - PLAIN) >= SHORT and 2 * kept <= 1


@change("CH015")
def goes_by_another_id(sides: Sides) -> Iterator[Changed]:
    """A record was given another id, which nobody who knows the old one can follow."""
    for old, new in _renamed(sides):
        yield new, ("id",), {"id": old, "now": new}


def _renamed(sides: Sides) -> Iterator[tuple[str, str]]:
    removed = {_but_id(each): each.id for each in sides.removed if each.raw}
    for entry in sides.added if removed else ():
        old = removed.get(_but_id(entry)) if entry.raw else None
        if old is not None:
            yield old, entry.id


def _but_id(entry: Entry) -> tuple[str, str]:
    held = {key: each for key, each in (entry.raw or {}).items() if key != "id"}
    return entry.folder, fingerprint(held)
