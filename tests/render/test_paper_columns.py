"""Columns on paper: dates and names in one piece, and the room where the text is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from telectl.document import Column, Table
from telectl.render.paper_columns import LETTERS, widths

COLUMNS = (Column("Frist"), Column("Hvad", wide=True), Column("Hos"))


def of(*rows: tuple[str, ...]) -> list[int]:
    return widths(Table("", COLUMNS[: len(rows[0])], rows, ""))


def test_a_date_and_a_name_stay_on_one_line_beside_a_long_text() -> None:
    date, text, name = of(
        *[("26-11-2026", "Et langt emne om meget. " * 5, "Camilla Rosenkvist")] * 9
    )
    assert date >= len("26-11-2026")
    assert name >= len("Camilla Rosenkvist")
    assert text > date + name


def test_what_nobody_needs_goes_to_the_wide_column() -> None:
    date, text, name = of(("26-11-2026", "kort", "VD"))
    assert (date, name) == (13, 7)
    assert date + text + name == LETTERS


def test_two_words_that_fit_a_narrow_column_are_not_parted() -> None:
    assert of(("ikke opfyldt", "tekst " * 50, "x"))[0] >= len("ikke opfyldt")


@given(st.lists(st.tuples(st.text(max_size=200), st.text(max_size=200), st.text(max_size=9))))
def test_every_table_has_columns_that_one_can_read_in(rows: list[tuple[str, str, str]]) -> None:
    found = widths(Table("", COLUMNS, tuple(rows), ""))
    assert min(found) >= 4
    assert sum(found) <= LETTERS


def test_more_columns_than_fit_still_have_widths() -> None:
    many = tuple(Column(f"Organisation {i}") for i in range(40))
    assert len(widths(Table("", many, (("x",) * 40,), ""))) == 40
