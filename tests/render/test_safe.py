"""The one door: nothing that is shown can act, and nothing is lost from sight."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from telectl.render.safe import safe, safe_lines

BIDI = {"RLO", "LRO", "RLE", "LRE", "PDF", "RLI", "LRI", "FSI", "PDI"}
any_text = st.text(st.characters(exclude_categories=()))


def test_what_hides_is_shown_by_its_number() -> None:
    assert safe("\x1b[31m") == "⟨U+001B⟩[31m"
    assert safe("a\u202eb") == "a⟨U+202E⟩b"
    assert safe("a\nb") == "a⟨U+000A⟩b"
    assert safe("a\u200bb\ufeff") == "a⟨U+200B⟩b⟨U+FEFF⟩"
    assert safe("\ud800") == "⟨U+D800⟩"


def test_what_is_seen_stays() -> None:
    for text in ("Rødovre, Ærø og Ålborg – 5 °C", "[bold]x[/bold]", "e\u0301", "日本", "😀"):
        assert safe(text) == text


def test_lines_stay_lines() -> None:
    assert safe_lines("a\r\nb\tc\rd") == "a\nb    c⟨U+000D⟩d"


@given(any_text)
def test_no_output_has_a_character_that_acts(text: str) -> None:
    for line in (safe(text), *safe_lines(text).split("\n")):
        for c in line:
            assert unicodedata.category(c) not in {"Cc", "Cs", "Zl", "Zp"}
            assert unicodedata.bidirectional(c) not in BIDI
            assert c not in "\u200b\u200c\u200d\u200e\u200f\u061c\u2060\ufeff"
        line.encode("utf-8")


@given(any_text)
def test_making_safe_twice_changes_nothing_more(text: str) -> None:
    assert safe(safe(text)) == safe(text)
