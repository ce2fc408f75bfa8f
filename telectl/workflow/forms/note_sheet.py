"""A workbook for status notes, as a value: what is fixed, what is written, the words to choose."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple


class NoteSheet(NamedTuple):
    """The titles of the columns by key, the fixed cells of each row, choices and help by column."""

    title: str
    language: str
    day: date
    columns: Mapping[str, str]
    rows: tuple[tuple[str, ...], ...]
    choices: Mapping[str, tuple[str, ...]]
    help: Mapping[str, str]
