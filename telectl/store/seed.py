"""What a new portfolio begins with: the sample as it is, or the charter's bodies out of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from telectl import resources
from telectl.model import KINDS
from telectl.model.changes import Remove, Set
from telectl.model.shape import Shape, shape_of
from telectl.store.files import SETTINGS, SUFFIX, WORKFLOW, listing
from telectl.store.yaml import dump, edit, read

BODIES = (
    "regionsraadet",
    "koncerndirektionen",
    "vicedirektoerkredsen",
    "tvaersektoriel-strategisk-styregruppe",
    "coreteamet",
    "klinisk-referencegruppe",
)
# The region itself, where the centre is placed, and who is technically responsible.
ORGANISATIONS = ("region-hovedstaden", "kpuk", "cimt")
FOLDERS = {"bodies": BODIES, "organisations": ORGANISATIONS}
# Of these the sample holds invented facts, or facts of a centre that is established already.
INVENTED = ("fictional", "calendar", "quorum")
ESTABLISHED = (("centre", "established"), ("centre", "founding_decision"))


def sample_files() -> dict[str, bytes]:
    """Every file of the sample, by its path under the portfolio."""
    return {each.file: each.data for each in listing(resources.sample_folder()).contents}


def seed_files(day: date, language: str = "da") -> dict[str, bytes]:
    """Settings without a founding day, the workflow, the charter's bodies and organisations.

    What telectl says there is in the language asked for; the bodies keep their own names.
    """
    sample = sample_files()
    raws = dict(_raws(sample))
    known = {*BODIES, *ORGANISATIONS}
    files = {SETTINGS: _unestablished(sample[SETTINGS], day, language), WORKFLOW: sample[WORKFLOW]}
    for file, raw in raws.items():
        folder = file.partition("/")[0]
        held = _held(shape_of(KINDS[folder]), _real(raw), known)
        files[file] = dump(held, header=_first_comment(sample[file]))
    return files


def _raws(sample: Mapping[str, bytes]) -> Iterable[tuple[str, dict[str, object]]]:
    for folder, ids in FOLDERS.items():
        for each in ids:
            file = f"{folder}/{each}{SUFFIX}"
            raw = read(sample[file])[0]
            assert raw is not None
            yield file, raw


def _unestablished(settings: bytes, day: date, language: str) -> bytes:
    raw = read(settings)[0] or {}
    centre = raw.get("centre")
    there = centre if isinstance(centre, dict) else {}
    changes: list[Set | Remove] = [Remove("telectl", e) for e in ESTABLISHED if e[1] in there]
    changes.append(Set("telectl", ("stamps_since",), day))
    if raw.get("language") != language:
        changes.append(Set("telectl", ("language",), language))
    return edit(settings, changes).data


def _real(raw: dict[str, object]) -> dict[str, object]:
    """The record without what is invented; its note then speaks of nothing that is left."""
    dropped = (*INVENTED, "note") if raw.get("fictional") else INVENTED
    return {key: value for key, value in raw.items() if key not in dropped}


def _held(shape: Shape, raw: Mapping[str, object], known: set[str]) -> dict[str, object]:
    """The part without the ids of records that don't come along."""
    kept: dict[str, object] = {}
    for key, value in raw.items():
        held = _value(shape.keys[key], value, known)
        if held not in (None, [], {}):
            kept[key] = held
    return kept


def _value(shape: Shape, value: object, known: set[str]) -> object:
    if isinstance(value, list) and shape.item:
        items = [_value(shape.item, each, known) for each in value]
        return [each for each in items if each is not None]
    if isinstance(value, dict):
        return value if "unknown" in value else _held(shape, value, known)
    if shape.refers is not None and value not in known:
        return None
    return value


def _first_comment(data: bytes) -> str:
    first = data.decode().partition("\n")[0].rstrip("\r")
    return first if first.startswith("#") else ""
