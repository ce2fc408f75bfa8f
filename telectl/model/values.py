"""Values as a person writes them, read by the shape of the record."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from contextvars import ContextVar
from typing import Any

from telectl.findings import Exit, Refusal
from telectl.model.key_paths import assignments, key_path, steps
from telectl.model.numerals import counted, is_numeral
from telectl.model.shape import Shape, Sort
from telectl.model.words import nearest

_COMMA = re.compile(r"(?<!\\),")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WHOLE = re.compile(r"[-+]?[0-9]{1,18}")
_NUMBER = re.compile(r"[-+]?[0-9]{1,18}(?:[.,][0-9]{1,18})?")
_FLAGS = {"true": True, "ja": True, "yes": True, "false": False, "nej": False, "no": False}
UNKNOWN = "unknown:"
Understanding = Callable[[Shape, str, str], str]


def _as_written(shape: Shape, text: str, key: str) -> str:
    return text


# A day or a closed word as people say it, turned into what the files hold. Who takes the words
# in sets it: no wording is known here.
understanding: ContextVar[Understanding] = ContextVar("understanding", default=_as_written)


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
    made, wrong = part_told(shape, words)
    if wrong:
        raise wrong[0]
    return made


def part_told(shape: Shape, words: Sequence[str]) -> tuple[dict[str, object], tuple[Refusal, ...]]:
    """The same with everything that is wrong in the words, instead of the first of it."""
    made: dict[str, object] = {}
    wrong = []
    for key, text in assignments(words):
        try:
            _put(shape, made, key, text)
        except Refusal as refusal:
            wrong.append(refusal)
    return made, tuple(wrong)


def _put(shape: Shape, made: dict[str, object], key: str, text: str) -> None:
    _begin_items(shape, made, key)
    path, held = key_path(shape, made, key)
    value = parse(held, text, key)
    holder: Any = made
    for name in path[:-1]:
        holder = holder[name] if isinstance(name, int) else holder.setdefault(name, {})
    holder[path[-1]] = value


def _begin_items(shape: Shape, holder: Any, key: str) -> None:
    """An empty item where a written key names the number after the last one of a list."""
    for name, chosen in steps(key):
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
