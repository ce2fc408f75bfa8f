"""The papers of meetings and cases, as they are asked for on the command line."""

from __future__ import annotations

import hashlib
import json
import zipfile
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


def test_an_excerpt_that_was_sent_is_recorded_once(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "udskrift.docx"
    case = "pilot-akutboks-til-kol"
    words = ("case", "excerpt", case, "--sent", "Akutberedskabet", "--date", "20-11-2026")
    said = desk.run(*words, "-o", str(file))
    assert "Udskrift af beslutningen" in said.out
    assert file.read_bytes()[:2] == b"PK"
    held = desk.file(f"decisions/{case}.yaml")
    assert "- to: Akutberedskabet\n    sent: 2026-11-20\n    recorded: 2026-11-23" in held
    assert desk.changed() == {f"data/decisions/{case}.yaml"}
    desk.run(*words, code=5)
    desk.run("case", "excerpt", case, "--date", "20-11-2026", code=2)
    desk.run("case", "excerpt", case, "--sent", "Andre", "--date", "01-01-2025", code=4)


def test_a_case_goes_out_as_it_stands(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "sag.pdf"
    desk.run("case", "paper", "udbredelse-af-teledermatologi", "-o", str(file))
    assert file.read_bytes()[:5] == b"%PDF-"
    desk.run("case", "paper", "kd-2026-11-10", code=2)


def test_a_calendar_is_a_file_for_other_programs_and_a_page_for_people(
    desk: Desk, tmp_path: Path
) -> None:
    file, page = tmp_path / "kalender.ics", tmp_path / "kalender.md"
    desk.run("calendar", "-o", str(file), "-o", str(page), "--body", "KD")
    made = file.read_bytes()
    assert b"UID:meeting-kd-2026-12-08@telectl" in made
    assert "# Kalender: Koncerndirektionen" in page.read_text(encoding="utf-8")
    desk.run("calendar", "-o", str(file), "--body", "KD")
    assert file.read_bytes() == made
    desk.run("status", "-o", str(file), code=2)
    desk.run("calendar", "-o", str(tmp_path / "ingen" / "kalender.ics"), code=5)


def test_final_papers_are_packed_with_a_list_that_tells_their_sums(
    desk: Desk, tmp_path: Path
) -> None:
    folder = tmp_path / "pakke"
    desk.run("journal", "package", "ref-2026-10-20", "-o", str(folder))
    rows = json.loads((folder / "metadata.json").read_text(encoding="utf-8"))
    names = [row["file"] for row in rows if row["file"]]
    assert names == ["dagsorden-ref-2026-10-20.pdf", "referat-ref-2026-10-20.pdf"]
    for row in rows:
        data = (folder / row["file"]).read_bytes()
        assert hashlib.sha256(data).hexdigest() == row["sha256"]
    table = (folder / "metadata.csv").read_text(encoding="utf-8-sig").splitlines()
    assert table[0].startswith("file;kind;title;journal_number;date;body;publicity;status")
    assert len(table) == 1 + len(rows)
    desk.run("journal", "package", "ref-2026-10-20", "-o", str(folder), code=5)


def test_a_package_as_one_file_is_the_same_bytes_each_time(desk: Desk, tmp_path: Path) -> None:
    one, other = tmp_path / "a.zip", tmp_path / "b.zip"
    for target in (one, other):
        desk.run("journal", "package", "etablering-af-telemedicinsk-center", "-o", str(target))
    assert one.read_bytes() == other.read_bytes()
    with zipfile.ZipFile(one) as packed:
        assert {"metadata.csv", "metadata.json"} < set(packed.namelist())


def test_a_draft_goes_into_no_records_system_unless_it_is_marked(
    desk: Desk, tmp_path: Path
) -> None:
    folder = tmp_path / "pakke"
    said = desk.run("journal", "package", "kd-2026-11-10", "-o", str(folder), code=5)
    assert "udkast" in said.err
    assert not folder.exists()
    desk.run("journal", "package", "kd-2026-11-10", "-o", str(folder), "--draft")
    assert (folder / "udkast-referat-kd-2026-11-10.pdf").is_file()
    desk.run("journal", "package", "akutboks-ved-kol", "-o", str(tmp_path / "x"), code=2)
    desk.run("journal", "package", "kd-2026-11-10", code=2)


def test_what_is_owed_after_a_decision_stands_in_status_and_at_its_meeting(desk: Desk) -> None:
    status = desk.run("status", "-v").out
    assert "Journalisere: Anvisning 3: videosamtaler med borgere" in status
    meetings = desk.run("meeting", "list", "--body", "KD", "--format", "json").out
    (held,) = (row for row in json.loads(meetings)["records"] if row["id"] == "kd-2026-10-13")
    assert held["date"] == "2026-10-13"
    assert "journalnummer (1), orientering (1)" in desk.run("meeting", "list", "--body", "KD").out
