"""A form that came back, against the portfolio: what changes, and what can't be placed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from telectl.cli.form_case import CaseTaker
from telectl.cli.form_meeting import MeetingTaker
from telectl.cli.form_taker import Taker
from telectl.cli.form_words import Odd, Understanding
from telectl.findings import Exit, Refusal
from telectl.model import KINDS
from telectl.model.changes import Change
from telectl.model.portfolio import Portfolio
from telectl.reports.form_told import Left, ToldForm
from telectl.store.received.package import Parts, refused
from telectl.store.received.properties import property_of
from telectl.store.received.word import Page, page_of
from telectl.workflow.forms.filled import Filled, filled
from telectl.workflow.forms.manifest import PROPERTY, Manifest
from telectl.workflow.forms.merging import Merged, merged
from telectl.workflow.forms.sheet import VERSION, Sheet
from telectl.workflow.moment import Moment

Prefer = Literal["form", "portfolio"]


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


def read_form(path: Path, parts: Parts, asked: Asked) -> Read:
    """The form in a file; what no longer is as it was written is refused with its fields."""
    manifest = manifest_in(path, parts)
    _require_same(path, manifest, asked.portfolio)
    page = page_of(path, parts)
    found = filled(manifest, page.tables, page.lines)
    taker = _taker(asked, manifest)
    sheet = taker.sheet
    _require_whole(path, manifest, sheet, found)
    understanding = Understanding(asked.portfolio, sheet)
    merging = merged(sheet, manifest, taker.texts(found.texts), understanding)
    odd = {_unit_of(sheet, each): each for each in understanding.odd}
    wrong = [*taker.wrong(merging.changed)]
    out = {*odd, *(key for key, _ in wrong)}
    both = [each for each in merging.changed if each.conflict]
    taken = [
        each
        for each in merging.changed
        if each.key not in out and (asked.prefer == "form" or not each.conflict)
    ]
    taker.require_open(taken)
    left = (*_left(sheet, merging, odd, wrong), *_beside(found, page))
    conflicts = () if asked.prefer else tuple(e for e in both if e.key not in out)
    told = ToldForm(
        path.name,
        manifest.kind,
        manifest.record,
        sheet.title,
        tuple(taken),
        conflicts,
        left,
        tuple(page.comments),
    )
    return Read(manifest.record, told, tuple(taker.changes(taken)))


def manifest_in(path: Path, parts: Parts) -> Manifest:
    """What the form says of itself; a file that says nothing is none of ours."""
    text = property_of(path, parts, PROPERTY)
    if text is None:
        raise refused(path, "no_form")
    try:
        found = Manifest.model_validate_json(text)
    # Whatever somebody wrote there, it isn't what we did.
    except ValueError as error:
        raise refused(path, "no_form") from error
    if found.form > VERSION:
        raise refused(path, "newer", version=found.form)
    return found


def _require_same(path: Path, manifest: Manifest, portfolio: Portfolio) -> None:
    """Refuses a form of another portfolio, and one whose record is gone."""
    here = portfolio.settings.centre.name
    if manifest.portfolio != here:
        raise refused(path, "other_portfolio", portfolio=manifest.portfolio, here=here)
    entry = portfolio.entries.get(manifest.record)
    folder = next(name for name, each in KINDS.items() if each.kind == manifest.kind)
    if entry is None or entry.folder != folder:
        near = portfolio.nearest(manifest.record, folder)
        raise refused(path, f"{manifest.kind}_gone", id=manifest.record, nearest=near)
    if entry.record is None:
        raise Refusal(Exit.ERRORS, "record.unread", id=manifest.record, file=entry.file)


def _taker(asked: Asked, manifest: Manifest) -> Taker:
    make = MeetingTaker if manifest.kind == "meeting" else CaseTaker
    return make(asked.portfolio, asked.moment, manifest)


def _require_whole(path: Path, manifest: Manifest, sheet: Sheet, found: Filled) -> None:
    """Refuses a form with rows or columns deleted, or the same twice."""
    for why, keys in (("lacking", found.lacking), ("doubled", found.doubled)):
        if keys:
            names = tuple(_name(sheet, manifest, key) for key in keys)
            raise refused(path, why, names=tuple(dict.fromkeys(names)), n=len(names))


def _name(sheet: Sheet, manifest: Manifest, key: str) -> str:
    units = sheet.units()
    row = key.partition(":")[0]
    unit = next((e.unit for e in manifest.rows.values() if e.row == row), row)
    return units[unit].name if unit in units else unit


def _unit_of(sheet: Sheet, odd: Odd) -> str:
    row = odd.field.key.partition(":")[0]
    return next((each.unit or each.key for each in sheet.rows() if each.key == row), row)


def _left(
    sheet: Sheet, merging: Merged, odd: dict[str, Odd], wrong: Sequence[tuple[str, str]]
) -> Iterator[Left]:
    """The fields that can't be taken."""
    units = sheet.units()
    for key, each in odd.items():
        yield Left(each.field.sort, units[key].name, each.text, each.near)
    for key, why in wrong:
        if key not in odd:
            yield Left(why, units[key].name, "", None)
    for text in merging.gone:
        yield Left("gone", "", text, None)


def _beside(found: Filled, page: Page) -> Iterator[Left]:
    """What stands outside of the fields."""
    for text in found.strays:
        yield Left("stray", "", text, None)
    if page.pictures:
        yield Left("picture", "", "", None)
