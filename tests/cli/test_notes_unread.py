"""What a table of notes holds and nobody reads: each is named, and too much is refused."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl

from tests.cli.test_notes_workbook import template as template  # noqa: PLC0414 - the fixture
from tests.desk import Desk, Said

HEADER = ("Projekt", "Dato", "Note")
DAY = date(2026, 11, 20)


def given(
    desk: Desk, *rows: tuple[object, ...], more: Callable[[Any], None] | None = None, code: int = 0
) -> Said:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    if more:
        more(book)
    path = desk.folder.parent / "noter.xlsx"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", EncodingWarning)  # the library's own temporary file
        book.save(path)
    return desk.run("project", "note", "--from", str(path), "--yes", code=code)


def test_rows_past_the_limit_are_refused(desk: Desk) -> None:
    blank = [("", "", "")] * 10_005
    rows = (HEADER, ("andet", DAY, "Første"), *blank, ("andet", DAY, "Sidste"))
    before = desk.log()
    assert "10000 rækker" in given(desk, *rows, code=4).err
    assert desk.log() == before


def test_columns_past_the_limit_are_refused(desk: Desk) -> None:
    row = ("andet", DAY, "Note", *[None] * 150, "Langt ude")
    assert "100 kolonner" in given(desk, HEADER, row, code=4).err


def test_a_column_that_nobody_reads_is_named(desk: Desk) -> None:
    said = given(desk, (*HEADER, "Risiko"), ("andet", DAY, "Note", "Meget stor"))
    assert "Kolonnen »Risiko« er ikke læst (række 2)" in said.out + said.err
    assert "Meget stor" not in desk.file("projects/andet.yaml")


def test_a_column_without_a_title_is_named_where_somebody_wrote_in_it(desk: Desk) -> None:
    said = given(desk, HEADER, ("andet", DAY, "Note", None, "Husk Hanne"))
    assert "Kolonne 5 har ingen overskrift og er ikke læst (række 2)" in said.out + said.err


def test_a_title_beside_the_id_and_an_empty_column_are_no_news(desk: Desk) -> None:
    said = given(desk, (*HEADER, "Titel", "Risiko"), ("andet", DAY, "Note", "Det andet", None))
    assert "ikke læst" not in said.out + said.err


def test_a_sheet_without_a_header_is_named(desk: Desk) -> None:
    def more(book: Any) -> None:
        book.create_sheet("Flere").append(("andet", "Tekst uden overskrift"))

    said = given(desk, HEADER, ("andet", DAY, "Note"), more=more)
    assert "Arket »Flere« har ingen overskrift" in said.out + said.err


def test_what_is_hidden_is_named_and_not_taken(desk: Desk) -> None:
    def more(book: Any) -> None:
        other = book.create_sheet("Gemt")
        other.append(HEADER)
        other.append(("andet", DAY, "Fra skjult ark"))
        other.sheet_state = "hidden"
        book.active.row_dimensions[3].hidden = True

    said = given(desk, HEADER, ("andet", DAY, "Synlig"), ("andet", DAY, "Skjult"), more=more)
    told = said.out + said.err
    assert "Arket »Gemt« er skjult og er ikke læst" in told
    assert "Række 3 på arket »Sheet« er skjult og er ikke læst" in told
    text = desk.file("projects/andet.yaml")
    assert "text: Synlig" in text
    assert "kjult" not in text


def test_where_all_is_hidden_that_is_said(desk: Desk) -> None:
    def more(book: Any) -> None:
        book.active.row_dimensions[2].hidden = True

    said = given(desk, HEADER, ("andet", DAY, "Skjult"), more=more, code=1)
    assert "Række 2 på arket »Sheet« er skjult" in said.err


def test_a_table_of_text_names_its_columns_too(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "noter.csv"
    path.write_text("id;dato;note;Risiko\nandet;2026-11-20;Note;Stor\n", encoding="utf-8")
    said = desk.run("project", "note", "--from", str(path))
    assert "Kolonnen »Risiko« er ikke læst (række 2)" in said.out + said.err
