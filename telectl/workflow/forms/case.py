"""The fields of a case that a form holds, and what a filled one changes in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from telectl.findings import Exit, Refusal
from telectl.model.base import Unknown
from telectl.model.changes import Append, Change, Remove, Set
from telectl.model.decision import Decision
from telectl.model.portfolio import Portfolio
from telectl.workflow.drafting import TEXTS
from telectl.workflow.forms.manifest import Manifest
from telectl.workflow.forms.merging import EMPTY
from telectl.workflow.frozen import frozen
from telectl.workflow.records import raw_of

SPARE = 3
MONEY = ("public", "technical", "amount", "pays", "gains")


def values(case: Decision) -> dict[str, str]:
    """What stands in the case, by the keys of the form."""
    found = {"title": case.title, "prepared_by": _member(case.prepared_by)}
    for key in TEXTS:
        if key != "finances":
            found[key] = getattr(case, key) or ""
    for key in MONEY:
        held = getattr(case.finances, key, None)
        found[f"finances.{key}"] = "" if held is None else str(held)
    return found | {f"points.{each.number}": each.text for each in case.points}


def _member(value: str | Unknown | None) -> str:
    return f"unknown: {value.unknown}" if isinstance(value, Unknown) else value or ""


def spare_points(case: Decision) -> range:
    """The numbers that further points would have."""
    last = max((each.number for each in case.points), default=0)
    return range(last + 1, last + 1 + SPARE)


def is_closed(case: Decision) -> bool:
    """Whether the case holds no text, only where it lies."""
    return case.publicity.access == "closed"


def require_open(portfolio: Portfolio, case: Decision, names: tuple[str, ...] = ()) -> None:
    """Refuses a case that is decided: what was decided stands as it is."""
    if frozen(portfolio, case, raw_of(portfolio, case.id)):
        key = "form.decided_now" if names else "form.decided"
        raise Refusal(Exit.REFUSED, key, id=case.id, day=case.decided, names=names)


def changes(case: Decision, taken: Mapping[str, str]) -> Iterator[Change]:
    """The case with the texts that were taken; a point that is new comes last."""
    places = {f"points.{each.number}": i for i, each in enumerate(case.points)}
    new = sorted(int(key.partition(".")[2]) for key in taken if _is_new(key, places))
    for key, text in taken.items():
        if not key.startswith(("points.", "finances.")):
            yield _whole(case.id, (key,), text)
        elif key in places:
            yield Set(case.id, ("points", places[key], "text"), text)
    yield from _money(case, taken)
    for number in new:
        yield Append(case.id, ("points",), {"number": number, "text": taken[f"points.{number}"]})


def _is_new(key: str, places: Mapping[str, int]) -> bool:
    return key.startswith("points.") and key not in places


def _whole(record: str, path: tuple[str, ...], text: str) -> Change:
    if not text:
        return Remove(record, path)
    if text.startswith("unknown:"):
        return Set(record, path, {"unknown": text.removeprefix("unknown:").strip()})
    return Set(record, path, int(text) if path[-1] == "amount" else text)


def _money(case: Decision, taken: Mapping[str, str]) -> Iterator[Change]:
    told = {
        key.removeprefix("finances."): text for key, text in taken.items() if "finances." in key
    }
    held = values(case)
    after = {key: told.get(key, held[f"finances.{key}"]) for key in MONEY}
    if told and case.finances and not any(after.values()):
        yield Remove(case.id, ("finances",))
        return
    for key, text in told.items():
        yield _whole(case.id, ("finances", key), text)


def emptied(case: Decision, changed: Mapping[str, Mapping[str, str]]) -> tuple[str, ...]:
    """The keys that were emptied and may not be: the title, a point that is there."""
    must = {"title", *(f"points.{each.number}" for each in case.points)}
    return tuple(key for key, row in changed.items() if key in must and not any(row.values()))


def without_gaps(manifest: Manifest, texts: Mapping[str, str]) -> dict[str, str]:
    """The texts with new points one after the other, whichever of the empty rows were used."""
    spare = [
        key for key, is_ in manifest.prints.items() if key.startswith("points.") and is_ == EMPTY
    ]
    used = [texts[key] for key in spare if texts.get(key)]
    moved = dict(zip(spare, [*used, *[""] * (len(spare) - len(used))], strict=True))
    return {**texts, **moved}
