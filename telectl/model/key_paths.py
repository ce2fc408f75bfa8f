"""Keys as a person writes them, found in the shape of a record: ``goals[2].name``."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from telectl.findings import Exit, KeyPath, Refusal
from telectl.model.numerals import counted, is_numeral
from telectl.model.shape import Shape
from telectl.model.words import nearest

_STEP = re.compile(r"([^.=\[\]\s]+)(?:\[([^\]]*)\])?(?:\.|$)")
_ASSIGNMENT = re.compile(r"((?:[^=\[\]]|\[[^\]]*\])+)=(.*)", re.DOTALL)
_NAMING = ("number", "kind", "item", "title", "name", "subject", "id", "date")


class Assignment(NamedTuple):
    """A key as written, and the text behind the sign of equality; empty takes it away."""

    key: str
    text: str


def assignment(word: str) -> Assignment:
    """``KEY=VALUE`` taken apart at the first sign of equality outside brackets."""
    match = _ASSIGNMENT.fullmatch(word)
    if match is None:
        raise Refusal(Exit.USAGE, "value.no_equals", text=word)
    return Assignment(match[1].strip(), match[2])


def assignments(words: Sequence[str]) -> tuple[Assignment, ...]:
    """All of them; a key that is given twice is refused: one value would be lost."""
    found = tuple(map(assignment, words))
    keys = [each.key for each in found]
    for key in keys:
        if keys.count(key) > 1:
            raise Refusal(Exit.USAGE, "value.twice", key=key)
    return found


def key_path(shape: Shape, raw: object, key: str) -> tuple[KeyPath, Shape]:
    """The path that a written key means in a record, and the shape of what stands there."""
    path: list[str | int] = []
    for name, chosen in steps(key):
        found = shape.keys.get(name)
        if found is None:
            raise _no_key(shape, path, name)
        path.append(name)
        shape, raw = found, raw.get(name) if isinstance(raw, Mapping) else None
        if chosen is not None:
            index = _index(shape, raw, chosen, key)
            assert shape.item is not None
            path.append(index)
            shape, raw = shape.item, raw[index]  # type: ignore[index] # _index saw the list
    return tuple(path), shape


def _no_key(shape: Shape, path: Sequence[str | int], name: str) -> Refusal:
    if shape.sort != "part":
        said = "value.needs_number" if shape.sort == "list" else "value.holds_no_keys"
        return Refusal(Exit.USAGE, said, key=spelt(path), name=name)
    near = _deeper(shape, name) or nearest(name, tuple(shape.keys))
    where, known = spelt((*path, name)), tuple(shape.keys)
    return Refusal(Exit.USAGE, "value.no_key", key=where, known=known, nearest=near)


def _deeper(shape: Shape, name: str) -> str | None:
    """A key within a part that is called so or may be so: ``closed`` is ``publicity.access``."""
    below = ((key, part) for key, part in shape.keys.items() if part.sort == "part")
    for key, part in below:
        for own, held in part.keys.items():
            if name == own or name in held.choices:
                return f"{key}.{own}"
    return None


def spelt(path: Sequence[str | int]) -> str:
    """A path as it is typed: items count from 1."""
    steps = (f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in path)
    return "".join(steps).removeprefix(".")


def steps(key: str) -> list[tuple[str, str | None]]:
    """The names in a written key, each with the item that it chooses in brackets."""
    found, at = [], 0
    for match in _STEP.finditer(key):
        if match.start() != at:
            break
        found.append((match[1], match[2]))
        at = match.end()
    if at != len(key) or key.endswith(".") or not found:
        raise Refusal(Exit.USAGE, "value.odd_key", key=key)
    return found


def _index(shape: Shape, raw: object, chosen: str, key: str) -> int:
    """Which item of a list is meant: by what names it, else by its number from 1."""
    if shape.sort != "list" or shape.item is None:
        raise Refusal(Exit.USAGE, "value.no_list", key=key)
    items = raw if isinstance(raw, list) else []
    names = [_names_of(shape.item, each) for each in items]
    found = [number for number, each in enumerate(names) if chosen in each]
    if len(found) == 1:
        return found[0]
    if found:
        raise Refusal(Exit.USAGE, "value.many_items", key=key, name=chosen, n=len(found))
    if is_numeral(chosen) and 1 <= counted(chosen) <= len(items):
        return counted(chosen) - 1
    known = tuple(dict.fromkeys(each[0] for each in names if each))
    near = nearest(chosen, known)
    raise Refusal(Exit.USAGE, "value.no_item", key=key, name=chosen, nearest=near, known=known)


def _names_of(shape: Shape, item: object) -> tuple[str, ...]:
    """What an item of a list may be called: its references, number, kind, title, day."""
    if not isinstance(item, Mapping):
        return (str(item),)
    keys = [key for key, held in shape.keys.items() if held.refers is not None or key in _NAMING]
    return tuple(str(item[key]) for key in keys if isinstance(item.get(key), str | int))
