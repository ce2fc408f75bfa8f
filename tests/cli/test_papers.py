"""The papers of meetings and cases, as they are asked for on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desk import Desk


@pytest.fixture
def template(sample_template: Path) -> Path:
    return sample_template


def test_an_agenda_and_its_minutes_are_shown_and_change_nothing(desk: Desk) -> None:
    before = desk.repo.rev_parse("HEAD")
    agenda = desk.run("meeting", "agenda", "kd-2026-11-10").out
    minutes = desk.run("meeting", "minutes", "kd-2026-11-10").out
    assert "BESLUTNING" not in agenda
    assert "Udsat, idet honoreringen skal afklares." in minutes
    assert "Deltog" in minutes
    assert desk.repo.rev_parse("HEAD") == before
    assert desk.status() == ""


def test_a_paper_is_written_to_the_file_that_is_asked_for(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "dagsorden.md"
    desk.run("meeting", "agenda", "kd-2026-11-10", "-o", str(file))
    assert file.read_text(encoding="utf-8").startswith("# Dagsorden: Koncerndirektionens møde")


def test_the_papers_of_what_is_no_meeting_are_refused(desk: Desk) -> None:
    said = desk.run("meeting", "minutes", "akutboks-ved-kol", code=2)
    assert "akutboks-ved-kol" in said.err
