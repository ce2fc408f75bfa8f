"""Raw values in words, by the shape of what they may be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from telectl.model.shape import Shape
from telectl.reports.teller import NOTHING, Teller

# Keys whose words stand under another name: lists of choices, and choices named by their use.
ENUMS: Mapping[str, str] = {
    "sectors": "sector",
    "subjects": "subject",
    "functions": "function",
    "value": "light",
    "kind": "evidence",
    "demand": "waived",
    "agreed": "voting",
}

# Names that fill more than a line are easier to read one below the other.
ONE_LINE = 60


def label(teller: Teller, key: str) -> str:
    """What a key is called."""
    name = f"label.{key}"
    return teller.voice(name) if teller.voice.has(name) else key


def worded(teller: Teller, key: str, shape: Shape, value: object) -> str:
    """A value in words: one line where it can be, else a line for each item."""
    if value is None:
        return NOTHING
    if isinstance(value, dict) and set(value) == {"unknown"}:
        return teller.voice("report.unconfirmed_why", reason=value["unknown"])
    if isinstance(value, list):
        return _list(teller, key, shape.item or shape, value)
    if isinstance(value, dict):
        return ", ".join(_pairs(teller, shape, value))
    return _scalar(teller, key, shape, value)


def _list(teller: Teller, key: str, item: Shape, values: list[object]) -> str:
    said = [worded(teller, key, item, each) for each in values]
    row = ", ".join(said)
    apart = item.sort == "part" or (item.refers is not None and len(row) > ONE_LINE)
    return "\n".join(said) if apart else row


def _pairs(teller: Teller, shape: Shape, value: Mapping[str, object]) -> Iterator[str]:
    for key, held in value.items():
        below = shape.keys.get(key)
        if below is not None:
            text = worded(teller, key, below, held)
            plain = below.sort in ("choice", "day") or below.refers is not None
            yield text if plain else f"{label(teller, key).lower()}: {text}"


def _scalar(teller: Teller, key: str, shape: Shape, value: object) -> str:
    if shape.sort == "choice" and not isinstance(value, int):
        return teller.voice.enum(ENUMS.get(key, key), value)
    if shape.sort == "day" and isinstance(value, str):
        return day_text(teller, value)
    if shape.refers is not None and isinstance(value, str):
        return teller.name(value)
    if key == "amount" and isinstance(value, int):
        return teller.voice.money(value)
    return teller.voice.say(value)


def day_text(teller: Teller, value: str) -> str:
    """A day as the file has it, said as the language does."""
    try:
        return teller.voice.day(date.fromisoformat(value))
    except ValueError:
        return value
