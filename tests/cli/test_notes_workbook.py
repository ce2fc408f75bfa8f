"""Status notes that came as a workbook: shown row by row, then taken as one act."""

from __future__ import annotations

import warnings
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from tests.desk import Desk, Said, new_portfolio

NOON = datetime(2026, 11, 21, 12, 0)  # noqa: DTZ001 - a workbook knows no zones


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new portfolio with two projects."""
    with new_portfolio(tmp_path_factory.mktemp("template") / "center") as desk:
        desk.run("member", "new", "lise", "--name", "Lise", "--since", "2025-09-01")
        for project, title in (("foerste", "Det første"), ("andet", "Det andet")):
            desk.run(
                *("project", "new", project, "--title", title, "--owner", "lise"),
                *("--on", "2026-09-01"),
            )
    return desk.folder


def given(desk: Desk, *rows: tuple[object, ...], code: int = 0, words: str = "--yes") -> Said:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    path = desk.folder.parent / "noter.xlsx"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", EncodingWarning)  # the library's own temporary file
        book.save(path)
    return desk.run("project", "note", "--from", str(path), *words.split(), code=code)


def test_rows_are_placed_by_id_or_title_under_a_header_somewhere(desk: Desk) -> None:
    before = len(desk.log())
    said = given(
        desk,
        ("Status for november",),
        (),
        ("Projekt", "Dato", "Lys", "Note", "Af"),
        ("Det første", date(2026, 11, 20), "Gul", "Går »godt«, æøå", "lise"),
        (),
        ("andet", "20-11-2026", None, 7.0, None),
        ("andet", NOON, None, "Midtvejs", None),
    )
    assert len(desk.log()) == before + 1
    assert "Række 4: foerste 2026-11-20: Går »godt«, æøå Gul" in said.out
    first, other = desk.file("projects/foerste.yaml"), desk.file("projects/andet.yaml")
    assert "- date: 2026-11-20\n    text: Går »godt«, æøå\n    by: lise\n" in first
    assert "value: amber" in first
    assert "date: 2026-11-21\n    text: Midtvejs" in other
    assert 'text: "7"' in other or "text: '7'" in other


def test_the_same_workbook_again_says_what_is_there(desk: Desk) -> None:
    rows = (("id", "date", "note"), ("andet", "2026-11-20", "På vej"))
    given(desk, *rows)
    before = desk.log()
    given(desk, *rows)
    assert desk.log() == before


def test_an_unknown_project_is_named_with_its_row_and_the_nearest(desk: Desk) -> None:
    said = given(desk, ("id", "date", "note"), ("forste", "2026-11-20", "På vej"), code=1)
    assert "noter.xlsx:2:1" in said.err
    assert "foerste" in said.err


def test_nothing_is_written_where_nobody_can_be_asked(desk: Desk) -> None:
    before = desk.log()
    rows = (("id", "date", "note"), ("andet", "2026-11-20", "På vej"))
    said = given(desk, *rows, code=2, words="--lang da")
    assert "Række 2: andet" in said.out
    assert desk.log() == before


def test_a_formula_that_was_never_worked_out_is_no_text(desk: Desk) -> None:
    said = given(desk, ("id", "date", "note"), ("andet", "2026-11-20", '="a"&"b"'), code=1)
    assert "I003" in said.err


def test_a_workbook_without_the_columns_says_which(desk: Desk) -> None:
    assert "id, dato" in given(desk, ("Hvad", "Note"), ("a", "b"), code=1).err


def test_a_word_file_or_an_old_workbook_is_none(desk: Desk, tmp_path: Path) -> None:
    old = tmp_path / "noter.xls"
    old.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    assert "gamle format" in desk.run("project", "note", "--from", str(old), code=4).err
    desk.run("case", "new", "sag", "--title", "Sag", "--point", "at")
    desk.run("case", "form", "sag", "-o", str(tmp_path / "sag.docx"))
    said = desk.run("project", "note", "--from", str(tmp_path / "sag.docx"), code=4)
    assert "ikke en Excel-projektmappe" in said.err
