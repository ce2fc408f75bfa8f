"""An empty workbook goes out to owners, and what they wrote in it comes back as status notes."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.cli.test_notes_workbook import template as template  # noqa: PLC0414 - the fixture
from tests.desk import Desk, Said


def book_of(desk: Desk, *words: str) -> tuple[Path, Any]:
    path = desk.folder.parent / "noter.xlsx"
    desk.run("project", "form", "-o", str(path), *words)
    return path, openpyxl.load_workbook(path)


def filled(desk: Desk, cells: dict[str, object], *words: str, code: int = 0) -> Said:
    path, book = book_of(desk, *words)
    for name, value in cells.items():
        book.worksheets[0][name] = value
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", EncodingWarning)  # the library's own temporary file
        book.save(path)
    return desk.run("project", "note", "--from", str(path), "--yes", code=code)


def test_each_project_has_a_row_with_its_id_locked(desk: Desk) -> None:
    _, book = book_of(desk)
    page = book.worksheets[0]
    rows = [[cell.value for cell in row] for row in page.iter_rows(max_col=3)]
    assert rows[0] == ["Projekt", "Titel", "Tilstand"]
    assert rows[1:] == [["andet", "Det andet", "idé"], ["foerste", "Det første", "idé"]]
    assert page.protection.sheet
    assert [cell.protection.locked for cell in page[2]] == [True] * 3 + [False] * 5
    assert {each.type for each in page.data_validations.dataValidation} == {"list", "date"}
    lists = {tuple(c.value for c in column) for column in book["telectl"].columns}
    assert ("grøn", "gul", "rød") in lists


def test_what_owners_wrote_is_read_back_and_rows_left_empty_are_counted(desk: Desk) -> None:
    said = filled(
        desk,
        {"D3": "20-11-2026", "E3": "gul", "F3": "Går »godt«", "G3": "To uger sent", "H3": "Lise"},
    )
    text = desk.file("projects/foerste.yaml")
    assert "- date: 2026-11-20\n    text: Går »godt«\n    by: lise\n" in text
    assert "value: amber" in text
    assert "reason: To uger sent" in text
    assert "Ét projekt har ingen note og er sprunget over (række 2)" in said.out + said.err
    assert "ikke læst" not in said.out + said.err
    assert "notes" not in desk.file("projects/andet.yaml")


def test_one_that_nobody_filled_in_says_so(desk: Desk) -> None:
    assert "2 projekter har ingen note" in filled(desk, {}, code=1).err


def test_an_english_one_is_read_in_a_danish_portfolio(desk: Desk) -> None:
    filled(desk, {"E2": "red", "F2": "Late", "G2": "No staff"}, "--lang", "en")
    assert "value: red" in desk.file("projects/andet.yaml")


def test_the_same_day_gives_the_same_bytes(desk: Desk) -> None:
    first, second = (book_of(desk)[0].read_bytes() for _ in range(2))
    assert first == second


def test_only_an_owners_projects_that_still_run(desk: Desk) -> None:
    desk.run("member", "new", "bo", "--name", "Bo", "--since", "2025-09-01")
    desk.run("set", "andet", "owner=bo")
    _, book = book_of(desk, "--owner", "bo")
    assert [row[0].value for row in book.worksheets[0].iter_rows(min_row=2)] == ["andet"]
    said = desk.run("project", "form", "-o", "x.xlsx", "--state", "stopped", code=2)
    assert "Ingen projekter" in said.err


@pytest.mark.parametrize(
    ("words", "code", "named"),
    [
        ((), 2, "-o noter.xlsx"),
        (("-o", "noter.docx"), 2, ".xlsx"),
        (("-o", "findes-ikke/noter.xlsx"), 5, "mappen findes ikke"),
    ],
)
def test_it_goes_into_a_workbook(desk: Desk, words: tuple[str, ...], code: int, named: str) -> None:
    assert named in desk.run("project", "form", *words, code=code).err


def test_a_title_is_no_formula(desk: Desk) -> None:
    desk.run("set", "andet", "title==1+1")
    _, book = book_of(desk)
    assert book.worksheets[0]["B2"].data_type == "s"
