"""A workbook to be filled in: what is fixed is locked, choices are lists."""

from __future__ import annotations

import re
import warnings
import zipfile
from datetime import datetime, time
from io import BytesIO
from typing import TYPE_CHECKING, Any

from telectl.render.safe import safe

if TYPE_CHECKING:
    from openpyxl import Workbook

    from telectl.workflow.forms.note_sheet import NoteSheet

LISTS = "telectl"
_FILL, _HEAD = "EFF4F9", "1F3A5F"
_WIDTHS = {"id": 28, "title": 38, "state": 16, "date": 13, "rating": 11, "text": 52, "reason": 34}
_WIDTH, _HIGH = 24, 30
_ZIP_DAY = (1980, 1, 1, 0, 0, 0)
# The library writes down when it saved, and doesn't ask.
_SAVED = re.compile(rb"<dcterms:modified.*?</dcterms:modified>")
_FIRST_DAY = "DATE(2000,1,1)"


def render(sheet: NoteSheet) -> bytes:
    """The workbook with one sheet to write in, and one, out of sight, with the words to choose."""
    from openpyxl import Workbook

    book = Workbook()
    page = book.active
    page.title = safe(sheet.title)[:31]
    _head(page, sheet)
    for number, row in enumerate(sheet.rows, 2):
        _row(page, number, row, sheet)
    _lists(book, page, sheet)
    _look(page, sheet)
    book.properties.title, book.properties.creator = safe(sheet.title), "telectl"
    book.properties.created = datetime.combine(sheet.day, time())
    return _packed(book)


def _head(page: Any, sheet: NoteSheet) -> None:
    from openpyxl.styles import Font, PatternFill

    for place, title in enumerate(sheet.columns.values(), 1):
        cell = page.cell(1, place, title)
        cell.font, cell.fill = Font(bold=True, color="FFFFFF"), PatternFill("solid", _HEAD)


def _row(page: Any, number: int, row: tuple[str, ...], sheet: NoteSheet) -> None:
    from openpyxl.styles import Alignment, PatternFill, Protection

    for place, key in enumerate(sheet.columns, 1):
        cell = page.cell(number, place)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        if place <= len(row):
            cell.value, cell.data_type = safe(row[place - 1]), "s"  # a title is never a formula
        else:
            cell.protection, cell.fill = Protection(locked=False), PatternFill("solid", _FILL)
            cell.number_format = "yyyy-mm-dd" if key == "date" else "@"
    page.row_dimensions[number].height = _HIGH


def _lists(book: Workbook, page: Any, sheet: NoteSheet) -> None:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    words = book.create_sheet(LISTS)
    words.sheet_state = "veryHidden"
    last = len(sheet.rows) + 1
    for place, (key, choices) in enumerate(sheet.choices.items(), 1):
        for number, word in enumerate(choices, 1):
            words.cell(number, place, safe(word)).data_type = "s"
        if choices and sheet.rows:
            letter = get_column_letter(place)
            source = f"'{LISTS}'!${letter}$1:${letter}${len(choices)}"
            _validate(page, sheet, key, DataValidation("list", formula1=source), last)
    if sheet.rows:
        day = DataValidation("date", operator="greaterThanOrEqual", formula1=_FIRST_DAY)
        _validate(page, sheet, "date", day, last)


def _validate(page: Any, sheet: NoteSheet, key: str, rule: Any, last: int) -> None:
    from openpyxl.utils import get_column_letter

    letter = get_column_letter(list(sheet.columns).index(key) + 1)
    rule.allow_blank, rule.showErrorMessage = True, True
    rule.error = rule.prompt = sheet.help[key]
    rule.errorTitle = rule.promptTitle = sheet.columns[key]
    rule.showInputMessage = True
    rule.add(f"{letter}2:{letter}{last}")
    page.add_data_validation(rule)


def _look(page: Any, sheet: NoteSheet) -> None:
    from openpyxl.utils import get_column_letter

    for place, key in enumerate(sheet.columns, 1):
        page.column_dimensions[get_column_letter(place)].width = _WIDTHS.get(key, _WIDTH)
    page.freeze_panes = "C2"
    page.protection.sheet = True
    page.protection.formatColumns = page.protection.formatRows = False
    page.page_setup.orientation, page.page_setup.fitToHeight = "landscape", 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.print_title_rows = "1:1"


def _packed(book: Workbook) -> bytes:
    """The file with nothing in it that tells when it was packed: the same text, the same bytes."""
    loose, out = BytesIO(), BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", EncodingWarning)  # the library's own temporary file
        book.save(loose)
    with zipfile.ZipFile(loose) as source, zipfile.ZipFile(out, "w") as packed:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, _ZIP_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(entry, _SAVED.sub(b"", source.read(name)))
    return out.getvalue()
