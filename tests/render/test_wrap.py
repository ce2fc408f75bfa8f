"""Cells are broken between words where they can be, and no line is wider than its column."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from telectl.document import Column, Table
from telectl.render.terminal_columns import GAP, fit, wrap


@given(st.text(alphabet="abæø-  \n界é", max_size=60), st.integers(2, 20))
def test_no_line_is_too_wide_and_no_letter_is_lost(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert all(cell_len(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("to korte ord", 8, ["to korte", "ord"]),
        ("etlangtord og", 5, ["etlan", "gtord", "og"]),
        ("a\nb", 5, ["a", "b"]),
        ("", 0, [""]),
    ],
)
def test_words_stay_whole_where_they_fit(text: str, width: int, lines: list[str]) -> None:
    assert wrap(text, width) == lines


def columns(*rows: tuple[str, str, str]) -> Table:
    wide = (Column("", wide=True), Column("", wide=True), Column(""))
    return Table("", wide, rows, "", compact=True)


def test_a_long_word_is_kept_whole_where_there_is_room_for_it() -> None:
    block = columns(
        ("Nyt udstyr til graviditetsmonitorering", "databehandleraftale mangler " * 4, "Elkjær")
    )
    first, second, _ = fit(block, 80) or []
    assert first >= len("graviditetsmonitorering")
    assert second >= len("databehandleraftale")


def test_what_wrapping_leaves_unused_goes_to_the_column_that_wants_most() -> None:
    block = columns(("kort", "et ord til " * 30, "Thomas Hjortlund Elkjær, Rigshospitalet"))
    widths = fit(block, 80) or []
    assert sum(widths) + 2 * GAP == 80
    assert widths[2] == max(len(each) for each in wrap(str(block.rows[0][2]), widths[2]))
