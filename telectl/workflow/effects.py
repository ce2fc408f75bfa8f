"""Figures of an effect as they are typed: how many took part, between which limits."""

from __future__ import annotations

from telectl.findings import Exit, Refusal
from telectl.model import KINDS
from telectl.model.shape import Shape, shape_of
from telectl.model.values import UNKNOWN, parse


def typed(
    *,
    source: str | None,
    url: str | None,
    population: str | None,
    interval: str | None,
    **plain: object,
) -> dict[str, object]:
    """The keys of a new effect: what was typed, its figures read, its source with its address."""
    made = dict(plain)
    made["sources"] = [{"title": source, **({"url": url} if url else {})}]
    made["population"] = population_of(population) if population else None
    made["interval"] = interval_of(interval) if interval else None
    return made


def population_of(text: str) -> dict[str, object]:
    """``N[/INTERVENTION/CONTROL]``, or ``unknown:REASON``."""
    parts = [text] if text.startswith(UNKNOWN) else [each.strip() for each in text.split("/")]
    if len(parts) > 3 or not all(parts):
        raise Refusal(Exit.USAGE, "effect.odd_population", text=text)
    names = ("total", "intervention", "control")
    return {
        name: parse(_shape("population", name), each, "--population")
        for name, each in zip(names, parts, strict=False)
    }


def interval_of(text: str) -> dict[str, object]:
    """``LOW..HIGH[@LEVEL]``, the level in per cent."""
    limits, at, level = text.partition("@")
    low, dots, high = limits.partition("..")
    if not (dots and low.strip() and high.strip()) or (at and not level.strip()):
        raise Refusal(Exit.USAGE, "effect.odd_interval", text=text)
    said = {"low": low, "high": high} | ({"level": level.rstrip(" %")} if at else {})
    return {
        name: parse(_shape("interval", name), each.strip(), "--interval")
        for name, each in said.items()
    }


def _shape(key: str, name: str) -> Shape:
    shape = shape_of(KINDS["effects"]).at((key, name))
    assert shape is not None
    return shape
