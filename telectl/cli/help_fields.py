"""The fields of a kind of record, for the help of the command that makes one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from telectl.cli.help import voice_of
from telectl.locale import Voice
from telectl.model.shape import Shape

# Set by telectl, or given before the fields.
BESIDE = frozenset({"id", "recorded", "end_recorded", "fictional", "pre_charter"})


def write_fields(ctx: Any, formatter: Any, words: Sequence[str]) -> None:
    """The fields of the kind that stands among the words, where one does."""
    from telectl.cli.spoken import kind_of
    from telectl.model import KINDS
    from telectl.model.shape import shape_of

    named = (kind_of(each) for each in words if not each.startswith("-"))
    folder = next((each for each in named if each), None)
    if folder is None:
        return
    voice = voice_of(ctx)
    with formatter.section(voice("fields.title", kind=folder)):
        formatter.write_dl(list(_rows(voice, shape_of(KINDS[folder]))))


def _rows(voice: Voice, shape: Shape) -> Iterator[tuple[str, str]]:
    fields = {key: held for key, held in shape.keys.items() if key not in BESIDE}
    for key, held in sorted(fields.items(), key=lambda each: not each[1].required):
        label = voice(f"label.{key}") if voice.has(f"label.{key}") else ""
        must = voice("fields.required") if held.required else ""
        told = "; ".join(each for each in (label, must, _holds(voice, key, held)) if each)
        yield key, told


def _holds(voice: Voice, key: str, held: Shape) -> str:
    """What a field takes: a word of a list, an id of a kind, or keys of its own."""
    from telectl.cli.spoken import choice_words

    if held.sort == "list" and held.item:
        sort = "items" if held.item.sort == "part" else "list"
        return voice(f"fields.{sort}", what=_holds(voice, key, held.item), key=key)
    if held.sort == "choice":
        return voice("fields.choice", choices=choice_words(voice, key, held.choices))
    if held.refers is not None:
        kinds = [voice.enum("kind", each) for each in held.refers]
        return voice("fields.refers" if kinds else "fields.any", kinds=kinds)
    if held.keys:
        names = [f"{name}*" if one.required else name for name, one in held.keys.items()]
        return voice("fields.keys", names=", ".join(names))
    return voice.enum("wanted", held.sort)
