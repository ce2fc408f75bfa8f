"""Our forms filled in and saved in LibreOffice, then read back."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.desk import Desk
from tests.external.clients import needed, said
from tests.forms import Paper, form

pytestmark = [pytest.mark.external, pytest.mark.slow]

SYSTEM = "/usr/bin/python3"
SCRIPT = Path(__file__).with_name("fill_form.py")
CASE, MEETING = "pilot-hjertesvigt-paa-tvaers", "core-2026-11-16"


def with_uno() -> str:
    """A Python that can talk to LibreOffice; without one the test is skipped."""
    asked = [SYSTEM, "-c", "import uno"]
    if (
        not Path(SYSTEM).exists()
        or subprocess.run(asked, capture_output=True, check=False).returncode
    ):
        pytest.skip("needs python3-uno")
    return SYSTEM


def filled(paper: Paper, tmp_path: Path, *words: str) -> Path:
    out = tmp_path / "udfyldt.docx"
    program = needed("soffice", "libreoffice")
    said(with_uno(), SCRIPT, program, tmp_path / "office", paper.path, out, *words)
    return out


def test_a_case_filled_in_in_libreoffice_is_read_back(desk: Desk, tmp_path: Path) -> None:
    text = "Ny linje »æøå« 😀\n\nanden linje"
    path = filled(
        form(desk, "case", CASE), tmp_path, f"Baggrund=B={text}", "Punkt 2 (nyt)=B=at følge op"
    )
    shown = desk.run("read", str(path), "--yes").out
    assert "Punkt 2 (nyt): (tomt) → at følge op" in shown
    assert "Baggrund: " in shown
    case = desk.file(f"decisions/{CASE}.yaml")
    assert "text: at følge op" in case
    assert "Ny linje »æøå« 😀" in case
    assert desk.run("read", str(path)).out.endswith("Skemaet ændrer intet.\n")


def test_a_meeting_filled_in_in_libreoffice_is_read_back(desk: Desk, tmp_path: Path) -> None:
    desk.run("meeting", "add", MEETING, CASE)
    path = filled(
        form(desk, "meeting", MEETING),
        tmp_path,
        *("Punkt 1=B=drøftet", "Punkt 1#2=B=anbefalet", "Punkt 1#2=C=Kun hvis prisen holder"),
        "Stemmer#2=B=7/2",
        "Karen Bjerregaard=B=fraværende",
    )
    desk.run("read", str(path), "--yes")
    meeting = desk.file(f"meetings/{MEETING}.yaml")
    assert "result: discussed\n" in meeting
    assert "result: recommended\n        proviso: Kun hvis prisen holder\n" in meeting
    assert "votes:\n      for: 7\n      against: 2\n" in meeting
    assert "member: karen-bjerregaard\n    status: absent\n" in meeting


def test_a_form_only_saved_in_libreoffice_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    for noun, record in (("case", CASE), ("meeting", MEETING)):
        paper = form(desk, noun, record, f"{noun}.docx")
        path = filled(paper, tmp_path)
        assert desk.run("read", str(path)).out.endswith("Skemaet ændrer intet.\n")
