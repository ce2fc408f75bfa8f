"""All that was told of a new case, shown before it is made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from telectl.render.safe import safe
from telectl.workflow.drafting import TEXTS

if TYPE_CHECKING:
    from telectl.locale import Voice
    from telectl.workflow.told import Told


def case_told(voice: Voice, told: Told, more: Mapping[str, object]) -> str:
    """The id and the title, and each answer on a line with what it answers."""
    head = voice("prompt.case_summary", id=told.id, title=told.title)
    rows = (f"  {label}: {said}" for label, said in _rows(voice, told, more))
    return "\n".join(map(safe, (head, *rows)))


def _rows(voice: Voice, told: Told, more: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    yield voice("label.item_type"), voice.enum("item_type", told.item_type)
    moves = dict(each.split("=", 1) for each in told.moves if "=" in each)
    for number, text in enumerate(told.points, 1):
        facts = {"number": number, "text": text, "move": moves.get(str(number))}
        point = "case_moves" if facts["move"] else "case_point"
        yield voice("label.points"), voice(f"prompt.{point}", **facts)
    if told.concerns:
        yield voice("label.concerns"), voice.list(told.concerns)
    for key in ("chain", "prepared_by"):
        yield voice(f"label.{key}"), voice.say(more[key] or None)
    yield voice("label.publicity"), _publicity(voice, more["publicity"])
    for key in TEXTS:
        if said := more.get(key):
            yield voice(f"label.{key}"), _text(voice, said)


def _publicity(voice: Voice, said: object) -> str:
    closed = dict(said) if isinstance(said, Mapping) else {}
    return voice("prompt.case_closed", **closed) if closed else voice("prompt.case_open")


def _text(voice: Voice, said: object) -> str:
    """A text; of finances each account and who pays, one after the other."""
    parts = said.values() if isinstance(said, Mapping) else (said,)
    return " ".join("; ".join(map(voice.say, parts)).split())
