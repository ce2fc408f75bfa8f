"""Cells are broken between words where they can be, and no line is wider than its column."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from telectl.render.terminal_table import wrap


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
