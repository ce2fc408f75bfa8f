"""``KEY=VALUE`` as a person writes it, read by the shape of the record."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from contextvars import ContextVar
from typing import Any, NamedTuple

from telectl.findings import Exit, KeyPath, Refusal
from telectl.model.numerals import counted, is_numeral
from telectl.model.shape import Shape, Sort
from telectl.model.words import nearest

_STEP = re.compile(r"([^.=\[\]\s]+)(?:\[([^\]]*)\])?(?:\.|$)")
_ASSIGNMENT = re.compile(r"((?:[^=\[\]]|\[[^\]]*\])+)=(.*)", re.DOTALL)
_COMMA = re.compile(r"(?<!\\),")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WHOLE = re.compile(r"[-+]?[0-9]{1,18}")
_NUMBER = re.compile(r"[-+]?[0-9]{1,18}(?:[.,][0-9]{1,18})?")
_FLAGS = {"true": True, "ja": True, "yes": True, "false": False, "nej": False, "no": False}
_NAMING = ("number", "kind", "item", "title", "name", "subject", "id", "date")
UNKNOWN = "unknown:"
Understanding = Callable[[Shape, str, str], str]


def _as_written(shape: Shape, text: str, key: str) -> str:
    return text


# A day or a closed word as people say it, turned into what the files hold. Who takes the words
# in sets it: no wording is known here.
understanding: ContextVar[Understanding] = ContextVar("understanding", default=_as_written)


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
    for name, chosen in _steps(key):
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
    near = nearest(name, tuple(shape.keys))
    where, known = spelt((*path, name)), tuple(shape.keys)
    return Refusal(Exit.USAGE, "value.no_key", key=where, known=known, nearest=near)


def spelt(path: Sequence[str | int]) -> str:
    """A path as it is typed: items count from 1."""
    steps = (f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in path)
    return "".join(steps).removeprefix(".")


def _steps(key: str) -> list[tuple[str, str | None]]:
    steps, at = [], 0
    for match in _STEP.finditer(key):
        if match.start() != at:
            break
        steps.append((match[1], match[2]))
        at = match.end()
    if at != len(key) or key.endswith(".") or not steps:
        raise Refusal(Exit.USAGE, "value.odd_key", key=key)
    return steps


def _index(shape: Shape, raw: object, chosen: str, key: str) -> int:
    """Which item of a list is meant: by what names it, else by its number from 1."""
    if shape.sort != "list" or shape.item is None:
        raise Refusal(Exit.USAGE, "value.no_list", key=key)
    items = raw if isinstance(raw, list) else []
    names = [names_of(shape.item, each) for each in items]
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


def names_of(shape: Shape, item: object) -> tuple[str, ...]:
    """What an item of a list may be called: its references, number, kind, title, day."""
    if not isinstance(item, Mapping):
        return (str(item),)
    keys = [key for key, held in shape.keys.items() if held.refers is not None or key in _NAMING]
    return tuple(str(item[key]) for key in keys if isinstance(item.get(key), str | int))


def parse(shape: Shape, text: str, key: str) -> object:
    """A text as the value that the shape holds; refuses what can't be one."""
    if shape.unknown and text.startswith(UNKNOWN):
        return _unknown(text, key)
    if shape.sort == "list":
        return _many(shape, text, key)
    if shape.sort == "part":
        raise Refusal(Exit.USAGE, "value.part", key=key, keys=tuple(shape.keys))
    meant = understanding.get()(shape, text, key)
    for sort in (shape.sort, *shape.also):
        found = _READERS[sort](shape, meant)
        if found is not None:
            return found
    raise _wrong(shape, text, key)


def _unknown(text: str, key: str) -> dict[str, object]:
    reason = text.removeprefix(UNKNOWN).strip()
    if not reason:
        raise Refusal(Exit.USAGE, "value.no_reason", key=key)
    return {"unknown": reason}


def _many(shape: Shape, text: str, key: str) -> list[object]:
    assert shape.item is not None
    if shape.item.sort == "part":
        raise Refusal(Exit.USAGE, "value.parts", key=key)
    words = [each.replace("\\,", ",").strip() for each in _COMMA.split(text)]
    return [parse(shape.item, each, key) for each in words if each]


def _wrong(shape: Shape, text: str, key: str) -> Refusal:
    if shape.sort == "choice":
        near = nearest(text, shape.choices)
        return Refusal(
            Exit.USAGE, "value.choice", key=key, value=text, choices=shape.choices, nearest=near
        )
    return Refusal(Exit.USAGE, f"value.{shape.sort}", key=key, value=text)


def _flag(shape: Shape, text: str) -> bool | None:
    return _FLAGS.get(text.strip().lower())


def _whole(shape: Shape, text: str) -> int | None:
    return int(text) if _WHOLE.fullmatch(text) else None


def _number(shape: Shape, text: str) -> int | float | None:
    if _WHOLE.fullmatch(text):
        return int(text)
    return float(text.replace(",", ".")) if _NUMBER.fullmatch(text) else None


def _day(shape: Shape, text: str) -> str | None:
    return text if _DAY.fullmatch(text) else None


def _text(shape: Shape, text: str) -> str | None:
    return text


def _choice(shape: Shape, text: str) -> str | None:
    return text if text in shape.choices else None


_READERS: Mapping[Sort, Callable[[Shape, str], object]] = {
    "text": _text,
    "whole": _whole,
    "number": _number,
    "flag": _flag,
    "day": _day,
    "choice": _choice,
}


def part(shape: Shape, words: Sequence[str]) -> dict[str, object]:
    """A new part of a record from its assignments, nested ones with dots.

    The next number begins another item of a list: ``sources[1].title=…``.
    """
    made: dict[str, object] = {}
    for key, text in assignments(words):
        _begin_items(shape, made, key)
        path, held = key_path(shape, made, key)
        holder: Any = made
        for name in path[:-1]:
            holder = holder[name] if isinstance(name, int) else holder.setdefault(name, {})
        holder[path[-1]] = parse(held, text, key)
    return made


def _begin_items(shape: Shape, holder: Any, key: str) -> None:
    """An empty item where a written key names the number after the last one of a list."""
    for name, chosen in _steps(key):
        held = shape.keys.get(name)
        if held is None or not isinstance(holder, dict):
            return
        shape = held.item or held
        if chosen is None or shape.sort != "part":
            holder = holder.setdefault(name, {}) if held.sort == "part" else None
            continue
        items = holder.setdefault(name, [])
        if chosen == str(len(items) + 1):
            items.append({})
        holder = (
            items[counted(chosen) - 1]
            if is_numeral(chosen) and counted(chosen) <= len(items)
            else 0
        )


def missing(shape: Shape, made: Mapping[str, object]) -> tuple[str, ...]:
    """The keys that a part must have and doesn't."""
    return tuple(key for key, held in shape.keys.items() if held.required and key not in made)


def ordered(shape: Shape, made: Mapping[str, object]) -> dict[str, object]:
    """The same keys in the order of the model."""
    return {key: made[key] for key in shape.keys if key in made}
