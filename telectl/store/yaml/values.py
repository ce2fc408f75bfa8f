"""Plain values: what a change makes of a record in memory."""

from __future__ import annotations

import copy
import re
from collections.abc import Mapping, Sequence
from datetime import date
from enum import Enum
from typing import Any, cast

from telectl.findings import Exit, KeyPath, Refusal
from telectl.model.changes import Append, Remove, Set
from telectl.store.yaml.guard import CONTROL

Edit = Set | Append | Remove
# What the command line makes of bytes that are no UTF-8.
_SURROGATE = re.compile(r"[\ud800-\udfff]")


def plain(value: object) -> object:
    """The value in what YAML knows: text, numbers, booleans, null, lists and mappings."""
    if isinstance(value, Enum):
        return plain(value.value)
    if isinstance(value, str):
        return _text(value)
    if value is None or isinstance(value, (bool, int, float)):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(plain(key)): plain(item) for key, item in value.items()}
    if isinstance(value, (Sequence, set, frozenset)) and not isinstance(value, (bytes, bytearray)):
        items = sorted(value) if isinstance(value, (set, frozenset)) else value
        return [plain(item) for item in items]
    raise TypeError(f"no plain value: {type(value).__name__}")


def _text(value: str) -> str:
    """A text that the reader would take back; a control character is refused at the door."""
    found = CONTROL.search(value) or _SURROGATE.search(value)
    if found:
        raise Refusal(Exit.USAGE, "edit.character", character=f"U+{ord(found[0]):04X}")
    return str(value)


def same(one: object, other: object) -> bool:
    """Equal also in type and order: 1, 1.0 and True are three values."""
    return repr(one) == repr(other)


def changed(record: dict[str, object], edits: Sequence[Edit]) -> dict[str, object]:
    """A copy of the record with all the edits applied."""
    result = copy.deepcopy(record)
    for edit in edits:
        _apply(result, edit)
    return result


def no_place(path: KeyPath) -> Refusal:
    """The path leads through something that is no mapping or list, or nowhere."""
    return Refusal(Exit.USAGE, "edit.no_place", path=".".join(str(part) for part in path))


def _apply(record: dict[str, object], edit: Edit) -> None:
    if not edit.path:
        raise no_place(edit.path)
    if isinstance(edit, Remove):
        _remove(record, edit.path)
    elif isinstance(edit, Set):
        _put(_container(record, edit.path), edit.path, plain(edit.value))
    else:
        _append(record, edit.path, plain(edit.value))


def _container(record: object, path: KeyPath) -> object:
    """What holds the last part of a path; missing mappings on the way are made."""
    for part in path[:-1]:
        below = _get(record, part, path)
        if below is None:
            below = {}
            _put(record, (*path[:-1], part), below)
        record = below
    return record


def _get(holder: object, part: str | int, path: KeyPath) -> object:
    if isinstance(holder, dict) and isinstance(part, str):
        return holder.get(part)
    if isinstance(holder, list) and isinstance(part, int) and 0 <= part < len(holder):
        return cast("object", holder[part])
    raise no_place(path)


def _put(holder: object, path: KeyPath, value: object) -> None:
    part = path[-1]
    if isinstance(holder, dict) and isinstance(part, str):
        holder[part] = value
        return
    _get(holder, part, path)
    cast("Any", holder)[part] = value


def _append(record: dict[str, object], path: KeyPath, value: object) -> None:
    holder = _container(record, path)
    items = _get(holder, path[-1], path)
    if items is None:
        _put(holder, path, [value])
    elif isinstance(items, list):
        items.append(value)
    else:
        raise no_place(path)


def _remove(record: object, path: KeyPath) -> None:
    for part in path[:-1]:
        record = _get(record, part, path)
    part = path[-1]
    if isinstance(record, dict) and part not in record:
        raise no_place(path)
    _get(record, part, path)
    del cast("Any", record)[part]
