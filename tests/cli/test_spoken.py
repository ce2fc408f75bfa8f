"""Closed words may be typed as they are said, in either language."""

from __future__ import annotations

from pathlib import Path

import pytest

from telectl.cli.spoken import numbered, word_of
from telectl.locale import LANGUAGES, Voice
from tests.desk import run

SAMPLE = str(Path(__file__).parents[2] / "data")


@pytest.mark.parametrize(
    ("said", "word"),
    [
        ("godkendt", "approved"),
        ("Udsat", "postponed"),
        ("postponed", "postponed"),
        ("2=forkastet", "2=rejected"),
        ("noget andet", "noget andet"),
    ],
)
def test_results(said: str, word: str):
    assert numbered("result", said) == word


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("enum", ["state", "result", "stands", "sector", "direction", "domain"])
def test_no_word_stands_for_two(enum: str, language: str):
    words = Voice(language).words(enum)
    assert {word_of(enum, name) for name in words.values()} == set(words)


@pytest.mark.parametrize("word", ["udbredelse", "roll-out", "rollout"])
def test_a_filter_takes_them(word: str):
    done = run("project", "list", "--state", word, "--data", SAMPLE, "--on", "2026-11-23")
    assert done.code == 0
    assert "videotolkning-paa-alle-hospitaler" in done.out
