"""The pictures in the pages are what the program shows of the sample today."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from datetime import date

import pytest

from telectl.locale import Voice
from telectl.render import render
from telectl.reports.status import report
from telectl.workspace import open_folder
from tests.docs.pages import ROOT
from tests.docs.picture import WIDTH, picture

DAY = date(2026, 11, 23)
PICTURES = {"en": ROOT / "docs" / "status.svg", "da": ROOT / "docs" / "da" / "status.svg"}
TITLES = {
    "en": "telectl status: the sample portfolio on 23 November 2026",
    "da": "telectl status: eksempelporteføljen den 23. november 2026",
}
MOST_BYTES = 48_000


@pytest.mark.parametrize("language", PICTURES)
def test_the_picture_shows_the_sample_as_it_is(language: str, pytestconfig: pytest.Config):
    at = open_folder(ROOT / "data", DAY)
    told = report(Voice(language), at.portfolio, at.findings, DAY)
    fresh = picture(render(told, width=WIDTH, colour=True), TITLES[language], language)
    file = PICTURES[language]
    if pytestconfig.getoption("--update-goldens", default=False):
        file.write_text(fresh, encoding="utf-8", newline="\n")
    assert file.read_text(encoding="utf-8") == fresh


@pytest.mark.parametrize("language", PICTURES)
def test_the_picture_is_light_has_a_title_and_points_nowhere(language: str):
    text = PICTURES[language].read_text(encoding="utf-8")
    assert len(text.encode()) < MOST_BYTES
    assert text.count("http") == 1, "only the name of the format"
    assert "url(" not in text
    root = ET.fromstring(text)
    assert root[0].text == TITLES[language]
