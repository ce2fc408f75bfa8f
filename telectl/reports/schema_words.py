"""Titles, descriptions and examples of the keys in a schema, Danish first, then English."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from telectl.locale import Voice
from telectl.locale.choices import called
from telectl.model.base import Part
from telectl.model.json_schema import Schema
from telectl.model.shape import Shape, shape_of

DAYS = ("2026-11-23", "2027-01-31")


class Words:
    """What the locale says of parts and keys, in several languages at once."""

    def __init__(self, voices: Sequence[Voice]) -> None:
        self._voices = voices

    def put(self, part: str, schema: Schema, model: type[Part]) -> None:
        """Give a part and each of its keys their words."""
        schema.update(self.of_part(part))
        for key, held in shape_of(model).keys.items():
            property_ = schema["properties"][key]
            property_.update(self._of_key(part, key, held))
            self._name_values(key, property_)

    def of_part(self, part: str) -> Mapping[str, str]:
        """The description of a record or of a part of one."""
        return {"description": self.paragraphs(self.said(f"part.{part}"))}

    def said(self, key: str, **facts: object) -> Iterator[str]:
        """A text in each language."""
        return (voice(key, **facts) for voice in self._voices)

    def enum(self, name: str, value: str) -> str:
        """A value of a closed list in each language."""
        return _once(voice.enum(name, value) for voice in self._voices)

    def paragraphs(self, *texts: Iterator[str]) -> str:
        """Texts said one after the other in each language."""
        return "\n\n".join(" ".join(each) for each in zip(*texts, strict=True))

    def _of_key(self, part: str, key: str, held: Shape) -> Mapping[str, object]:
        item = held.item or held
        texts = [self._meaning(part, key)]
        if item.refers is not None:
            texts.append(self._refers(item.refers))
        label = _once(self.said(f"label.{key}"))
        return {"title": label, "description": self.paragraphs(*texts)}

    def _meaning(self, part: str, key: str) -> Iterator[str]:
        own = f"key_in.{part}.{key}"
        return self.said(own if self._voices[0].has(own) else f"key.{key}")

    def _refers(self, kinds: Sequence[str]) -> Iterator[str]:
        for voice in self._voices:
            named = [voice.enum("kind", each) for each in kinds]
            yield voice("key_text.refers" if named else "key_text.refers_any", kinds=named)

    def _name_values(self, key: str, schema: Schema) -> None:
        """Say what each word of a closed list means, and show what a value looks like."""
        for each in _values(schema):
            if "enum" in each:
                each["enumDescriptions"] = self._called(key, each["enum"])
            elif each.get("format") == "date":
                each["examples"] = list(DAYS)
                each["patternErrorMessage"] = _once(self.said("key_text.day"))
            elif "string" in each.get("type", ()) and "pattern" in each:
                _show(each, self._looks_like(key))

    def _called(self, key: str, choices: Sequence[str]) -> list[str]:
        lists = [called(voice, key, choices) for voice in self._voices]
        return [_once(iter(each)) for each in zip(*lists, strict=True)]

    def _looks_like(self, key: str) -> list[str]:
        shown = (voice.names(f"looks_like.{key}") for voice in self._voices)
        return list(dict.fromkeys(each for names in shown for each in names))


def _values(schema: Schema) -> Iterator[Schema]:
    """Every place in a key's schema that one value fits."""
    yield schema
    for each in (*schema.get("anyOf", ()), *filter(None, [schema.get("items")])):
        yield from _values(each)


def _show(schema: Schema, examples: list[str]) -> None:
    # One alone would be put into the file when the key is completed.
    if len(examples) > 1:
        schema["examples"] = examples


def _once(texts: Iterator[str]) -> str:
    return " / ".join(dict.fromkeys(texts))
