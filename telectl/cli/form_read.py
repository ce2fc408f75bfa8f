"""A form that came back, against the portfolio: what changes, and what can't be placed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from telectl.cli.form_case import CaseTaker
from telectl.cli.form_manifest import manifest_in, require_same
from telectl.cli.form_meeting import MeetingTaker
from telectl.cli.form_taker import Taker
from telectl.cli.form_weighed import Prefer, weighed
from telectl.cli.form_words import Understanding
from telectl.model.changes import Change
from telectl.model.portfolio import Portfolio
from telectl.reports.form_told import Left, ToldForm
from telectl.store.received.package import Parts, refused
from telectl.store.received.word import Page, page_of
from telectl.workflow.forms.filled import Filled, filled
from telectl.workflow.forms.manifest import Manifest
from telectl.workflow.forms.merging import merged
from telectl.workflow.forms.sheet import Sheet
from telectl.workflow.moment import Moment


@dataclass(frozen=True, slots=True)
class Read:
    """What is told of a form, and the changes that it asks for."""

    record: str
    told: ToldForm
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """What every form is read against, and how."""

    portfolio: Portfolio
    moment: Moment
    prefer: Prefer | None
    origin: str | None = None
    records: tuple[str, ...] = ()


def read_form(path: Path, parts: Parts, asked: Asked) -> Read:
    """The form in a file; what no longer is as it was written is refused with its fields."""
    manifest = manifest_in(path, parts)
    require_same(path, manifest, asked.portfolio, asked.origin)
    if asked.records and manifest.record not in asked.records:
        about = {"id": manifest.record, "kind": manifest.kind}
        raise refused(path, "other_record", records=asked.records, **about)
    page = page_of(path, parts)
    found = filled(manifest, page.tables, page.lines)
    taker = _taker(asked, manifest)
    _require_whole(path, manifest, taker.sheet, found)
    understanding = Understanding(asked.portfolio, taker.sheet)
    merging = merged(taker.sheet, manifest, taker.texts(found.texts), understanding)
    told = weighed(taker, merging, understanding.odd, asked.prefer)
    taker.require_open(told.taken)
    form = ToldForm(
        path.name,
        manifest.kind,
        manifest.record,
        taker.sheet.title,
        told.taken,
        told.conflicts,
        told.reworded,
        (*told.left, *_beside(found, page)),
        tuple(page.comments),
    )
    return Read(manifest.record, form, tuple(taker.changes(told.taken)))


def _taker(asked: Asked, manifest: Manifest) -> Taker:
    make = MeetingTaker if manifest.kind == "meeting" else CaseTaker
    return make(asked.portfolio, asked.moment, manifest)


def _require_whole(path: Path, manifest: Manifest, sheet: Sheet, found: Filled) -> None:
    """Refuses a form with rows or columns deleted, fields merged, or the same twice."""
    wrong = {"lacking": found.lacking, "merged": found.merged, "doubled": found.doubled}
    for why, keys in wrong.items():
        if keys:
            names = tuple(_name(sheet, manifest, key) for key in keys)
            raise refused(path, why, names=tuple(dict.fromkeys(names)), n=len(names))


def _name(sheet: Sheet, manifest: Manifest, key: str) -> str:
    units = sheet.units()
    row = key.partition(":")[0]
    unit = next((e.unit for e in manifest.rows.values() if e.row == row), row)
    return units[unit].name if unit in units else unit


def _beside(found: Filled, page: Page) -> Iterator[Left]:
    """What stands outside of the fields."""
    for text in found.strays:
        yield Left("stray", "", text, None)
    if page.pictures:
        yield Left("picture", "", "", None)
