"""A new portfolio speaks the language that it was asked for in."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desk import new_portfolio


@pytest.mark.parametrize(("language", "word"), [("en", "Created"), ("da", "Oprettet")])
def test_what_is_said_later_is_in_the_same_language(
    tmp_path: Path, language: str, word: str
) -> None:
    with new_portfolio(tmp_path / "center", "--lang", language) as desk:
        assert f"language: {language}\n" in desk.file("telectl.yaml")
        made = desk.run("new", "need", "rejser", "text=T", "date=2026-11-23", "--title", "R")
        assert word in made.out


def test_the_sample_stays_as_it_is(tmp_path: Path) -> None:
    with new_portfolio(tmp_path / "center", "--sample", "--lang", "en") as desk:
        assert "language: da\n" in desk.file("telectl.yaml")
