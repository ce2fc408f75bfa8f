"""What was measured, in figures: the difference, or from what to what; and how sure it is."""

from __future__ import annotations

from telectl.model.effect import Effect
from telectl.reports.teller import Teller


def figure(teller: Teller, each: Effect) -> str:
    """The difference with its unit; without one, the result, and what it was before."""
    if each.difference is not None:
        return _with_unit(teller, each, each.difference)
    if each.result is None:
        return ""
    result = _with_unit(teller, each, each.result)
    return f"{teller.voice.say(each.baseline)} → {result}" if each.baseline is not None else result


def _with_unit(teller: Teller, each: Effect, value: float | str) -> str:
    said = teller.voice.say(value)
    return f"{said} {each.unit}" if each.unit and not isinstance(value, str) else said


def sureness(teller: Teller, each: Effect) -> tuple[str, ...]:
    """The interval and the p value, where there are any."""
    voice, told = teller.voice, []
    if each.interval:
        facts = {"low": each.interval.low, "high": each.interval.high}
        told.append(voice("effects.interval", level=each.interval.level, **facts))
    if each.p_value is not None:
        told.append(voice("effects.p_value", p=each.p_value))
    return tuple(told)


def population(teller: Teller, each: Effect) -> str:
    """How many took part, as far as it is known."""
    told = each.population
    if isinstance(told.total, int):
        return teller.voice("effects.total", n=told.total)
    if told.intervention is not None or told.control is not None:
        arms = {"intervention": told.intervention, "control": told.control}
        return teller.voice("effects.arms", **arms)
    return ""
