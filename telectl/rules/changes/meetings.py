"""Rules of meetings that are over: what was closed and approved stays, or is put right openly."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from telectl.model.meeting import Meeting
from telectl.rules.changes.registry import Changed, change
from telectl.rules.changes.sides import Sides
from telectl.rules.changes.transitions import is_within
from telectl.workflow.fingerprints import NOTHING, fingerprint
from telectl.workflow.frozen import Raw, items_of
from telectl.workflow.minuted import FIXED, SOURCE, fixed, is_approved
from telectl.workflow.minuted import changed as amiss
from telectl.workflow.sealed import SAID

# Filled when they become known, also after the approval.
KNOWN_LATER = frozenset({"place", "minutes_by", "attendance", "attendance_known"})


@change("CH008", clauses=["C28"])
def over_and_changed(sides: Sides) -> Iterator[Changed]:
    """Approved minutes are changed, or a closed meeting without a correction that says so."""
    for meeting, now, old, new in sides.pairs(Meeting):
        if meeting.status != "closed":
            continue
        facts = {"meeting": meeting.id, "date": meeting.date}
        if now.status != "closed":
            yield meeting.id, ("status",), {**facts, "why": "reopened"}
        elif not is_approved(meeting):
            keys = _changed(old, new, SAID - {"said"})
            if keys and len(now.corrections) <= len(meeting.corrections):
                yield meeting.id, _path(new, keys), {**facts, "keys": keys, "why": "closed"}
        elif not is_approved(now):
            path = ("minutes", "status") if now.minutes else ()
            yield meeting.id, path, {**facts, "why": "unapproved"}
        else:
            yield from _approved(meeting, old, new)


def _approved(meeting: Meeting, old: Raw, new: Raw) -> Iterator[Changed]:
    """What approved minutes said and no longer do, where no stamp tells it."""
    approved = meeting.minutes.approved if meeting.minutes else None
    facts = {"meeting": meeting.id, "date": approved or meeting.date}
    stamps, now = ([fingerprint(e) for e in items_of(r, "stamps")] for r in (old, new))
    if not is_within(stamps, now):
        yield meeting.id, ("stamps",) if now else (), {**facts, "why": "stamps"}
    told = {field for field, _ in amiss(new)} & fixed(old).keys()
    keys = tuple(each for each in _changed(old, new, frozenset(FIXED)) if each not in told)
    if keys:
        yield meeting.id, _path(new, keys), {**facts, "keys": keys, "why": "changed"}


def _path(new: Raw, keys: tuple[str, ...]) -> tuple[str, ...]:
    return (keys[0],) if keys[0] in new else ()


def _changed(old: Raw, new: Raw, keys: frozenset[str]) -> tuple[str, ...]:
    """The keys that say something else; what became known, or was put back, is none of them."""
    wrong = {field for field, _ in amiss(old)}
    found = (each for each in sorted(keys) if each not in wrong)
    return tuple(each for each in found if not _stands(each, old.get(each), new.get(each), old))


def _stands(key: str, was: object, is_: object, old: Raw) -> bool:
    if fingerprint(was) == fingerprint(is_):
        return True
    if key in KNOWN_LATER and fingerprint(was) == NOTHING:
        return True
    if key == "attendance_known":  # goes with a list that was empty
        return fingerprint(old.get("attendance")) == NOTHING
    if key == "matters":
        return _says_more(was, is_)
    return key == "minutes" and _fills(was, is_)


def _says_more(was: object, is_: object) -> bool:
    """Whether the matters are the same, but for texts where there were none."""
    if not isinstance(was, list) or not isinstance(is_, list) or len(was) != len(is_):
        return False
    return all(_fills(a, b, ("text",)) for a, b in zip(was, is_, strict=True))


def _fills(was: object, is_: object, keys: tuple[str, ...] = ("approved", SOURCE)) -> bool:
    """Whether nothing changed but what was not said before."""
    if not isinstance(was, Mapping) or not isinstance(is_, Mapping):
        return False
    filled = {key for key in keys if was.get(key) is None}
    names = (was.keys() | is_.keys()) - filled
    return all(fingerprint(was.get(each)) == fingerprint(is_.get(each)) for each in names)
