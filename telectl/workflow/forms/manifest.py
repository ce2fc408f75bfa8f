"""What a form carries of itself: its record, and each field's fingerprint as it was written."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from telectl.model.base import Day, Many, Part, Text
from telectl.model.stamp import Fingerprint
from telectl.workflow.forms.sheet import TEXT, VERSION, Sheet, print_of

PROPERTY = "telectl-form"


class Line(Part):
    """A row of the form: its key, what it changes with, its fields' fingerprints by column.

    ``about`` is the fingerprint of the text that it answers.
    """

    row: Text
    unit: Text
    about: Fingerprint
    prints: dict[str, Fingerprint]


class Manifest(Part):
    """All that is needed to take a form back."""

    form: int
    kind: Literal["decision", "meeting"]
    record: Text
    portfolio: Text
    origin: Text | None = None
    language: Literal["da", "en"]
    written: Day
    placeholder: Text
    columns: dict[str, str]
    items: dict[str, str]
    rows: dict[str, Line]
    static: Many[Fingerprint]

    @property
    def prints(self) -> dict[str, str]:
        """The fingerprint of each field as it was written, by its key."""
        return {
            field_key(line.row, column): is_
            for line in self.rows.values()
            for column, is_ in line.prints.items()
        }


def field_key(row: str, column: str) -> str:
    """The key of a field: its row's, and its column's where there are several."""
    return row if column == TEXT else f"{row}:{column}"


def short_keys(sheet: Sheet) -> dict[str, str]:
    """What each row is called in the form's own column of keys: F1, F2 and so on."""
    return {row.key: f"F{number}" for number, row in enumerate(sheet.rows(), 1)}


def manifest_of(sheet: Sheet, static: Iterable[str]) -> Manifest:
    """What a form carries; ``static`` is each line that stands in it before it is filled in."""
    keys = short_keys(sheet)
    grids = [part.grid for part in sheet.parts if part.grid]
    return Manifest(
        form=VERSION,
        kind=sheet.kind,
        record=sheet.record,
        portfolio=sheet.portfolio,
        origin=sheet.origin,
        language="en" if sheet.language == "en" else "da",
        written=sheet.day.isoformat(),  # type: ignore[arg-type] # read as the files write a day
        placeholder=sheet.placeholder,
        items=dict(sheet.items),
        columns={title: key for grid in grids for key, title in grid.columns.items()},
        rows={
            keys[row.key]: Line(
                row=row.key,
                unit=row.unit or row.key,
                about=print_of(row.about),
                prints={c: print_of(f.shown) for c, f in row.fields.items()},
            )
            for row in sheet.rows()
        },
        static=tuple(dict.fromkeys(print_of(line) for line in static if line.strip())),
    )


def as_text(manifest: Manifest) -> str:
    """The manifest as it lies in the file."""
    return manifest.model_dump_json()
