"""Two readings of one small portfolio: as it was, and with some changes made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from telectl.document import Items, Report, Text
from telectl.locale import Voice
from telectl.model.changes import Change, Create
from telectl.reports.changes.report import report
from telectl.reports.changes.sides import Side
from telectl.store.files import Content, listing
from telectl.store.load import Loaded, load
from telectl.store.yaml import dump, edit

FIXTURE = Path(__file__).parent.parent / "reports" / "fixture"
DAY = date(2026, 6, 1)
BASE = load(listing(FIXTURE).contents)
TOP = {"telectl": "telectl.yaml", "workflow": "workflow.yaml"}


def texts(loaded: Loaded) -> dict[str, bytes]:
    return {file: each.content.data for file, each in loaded.reads.items()}


def changed(changes: Sequence[Change], base: Loaded = BASE) -> dict[str, bytes]:
    """The files as acts would leave them."""
    made = texts(base)
    for each in changes:
        if isinstance(each, Create):
            made[f"{each.kind}/{each.id}.yaml"] = dump({"id": each.id, **each.value})
        else:
            file = TOP.get(each.id) or next(f for f in made if f.endswith(f"/{each.id}.yaml"))
            made[file] = edit(made[file], [each]).data
    return made


def read(files: Mapping[str, bytes], day: date = DAY, before: Loaded | None = BASE) -> Side:
    return Side(load([Content(file, files[file]) for file in sorted(files)], before), day)


def pair(changes: Sequence[Change], day: date = DAY, was: date = DAY) -> tuple[Side, Side]:
    return Side(BASE, was), read(changed(changes), day)


def told(
    changes: Sequence[Change], language: str = "da", day: date = DAY, was: date = DAY
) -> list[str]:
    """What the page says, a line for each point."""
    return lines(report(Voice(language), *pair(changes, day, was)))


def told_between(before: Sequence[Change], after: Sequence[Change]) -> list[str]:
    """What the page says of a portfolio that had changes made, and then others."""
    sides = (read(changed(each)) for each in (before, after))
    return lines(report(Voice("da"), *sides))


def lines(made: Report) -> list[str]:
    points = [block.items for block in made.document.blocks if isinstance(block, Items)]
    return [
        "".join(run.text if isinstance(run, Text) else run for run in item)
        for items in points
        for item in items
    ]
