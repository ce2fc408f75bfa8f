"""Own stamps that nobody has seen yet, of what gave way to what the others wrote."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from telectl.findings import Refusal
from telectl.model.changes import Remove, Set
from telectl.model.stamp import told
from telectl.store.git.replay import Sides
from telectl.store.yaml import edit, read
from telectl.workflow.frozen import Raw
from telectl.workflow.stamped import fits, latest, stamps_of


def without_given_up(sides: Sides, content: bytes) -> bytes:
    """A case without the own stamps that say of a field what it isn't; theirs all stay."""
    raw, base, theirs = (_raw(each) for each in (content, sides.base, sides.theirs))
    if PurePosixPath(sides.file).suffix != ".yaml" or not isinstance(raw.get("stamps"), list):
        return content
    changes = list(_changes(raw, base, theirs))
    try:
        return edit(content, changes).data if changes else content
    except Refusal:  # what can't be set into the text is told by the rules
        return content


def _raw(text: bytes | None) -> Raw:
    values = None if text is None else read(text)[0]
    return values if isinstance(values, dict) else {}


def _changes(raw: Raw, base: Raw, theirs: Raw) -> Iterator[Set | Remove]:
    """From the end on, so that every place still holds."""
    there = [repr(each) for _, each in stamps_of(theirs)]
    own = [(i, each) for i, each in stamps_of(raw) if repr(each) not in there]
    for i, each in reversed(own):
        record, fields = str(each.get("record")), told(each.get("fields"))
        given_up = _given_up(raw, record, {i for i, _ in own}, _new(base, theirs, record))
        kept = [(name, is_) for name, is_ in fields if name not in given_up]
        if not kept:
            yield Remove("", ("stamps", i))
        elif len(kept) < len(fields):
            text = " ".join(f"{name}:{is_}" for name, is_ in kept)
            yield Set("", ("stamps", i, "fields"), text)


def _given_up(raw: Raw, record: str, own: set[int], new: Mapping[str, str]) -> set[str]:
    """The fields of which an own stamp has the last word, and a wrong one."""
    mine = {name: each for name, each in latest(raw, record).items() if each.place in own}
    if record == raw.get("id"):
        return {name for name, each in mine.items() if not fits(raw, name, each.is_)}
    return {name for name, each in mine.items() if new.get(name, each.is_) != each.is_}


def _new(base: Raw, theirs: Raw, record: str) -> dict[str, str]:
    """What the others have fixed since of a record."""
    old = latest(base, record)
    held = latest(theirs, record).items()
    return {name: each.is_ for name, each in held if name not in old or old[name].is_ != each.is_}
