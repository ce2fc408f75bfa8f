"""A report as JSON: versioned, readable by any parser, harmless on a terminal."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from telectl import __version__
from telectl.document import Report
from telectl.render import render
from telectl.render.json import dumps
from tests.render.reports import HOSTILE, everywhere

any_text = st.text(st.characters(exclude_categories=()))


def test_the_view_stands_under_its_name_and_version() -> None:
    shown = json.loads(render(Report("status", 3, {"projects": []}), "json"))
    assert shown == {"telectl": __version__, "report": "status", "version": 3, "projects": []}


def test_danish_letters_are_written_as_they_are() -> None:
    assert "Ærø" in render(everywhere("Ærø"), "json")


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_acts(text: str) -> None:
    shown = render(everywhere(text), "json")
    assert json.loads(shown)["text"] == text
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown)


@given(any_text)
def test_any_text_comes_back(text: str) -> None:
    shown = dumps({"text": text, text: 1})
    assert json.loads(shown.encode("utf-8").decode("utf-8"))["text"] == (
        1 if text == "text" else text
    )


@pytest.mark.parametrize("value", [float("nan"), float("inf"), object()])
def test_what_json_cannot_hold_is_no_view(value: object) -> None:
    with pytest.raises((ValueError, TypeError)):
        dumps({"x": value})
