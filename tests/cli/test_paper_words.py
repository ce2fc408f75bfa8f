"""What papers say to those who never saw a file, and answers that name a way on."""

from __future__ import annotations

from pathlib import Path

import pytest
from icalendar import Calendar

from tests.desk import Desk

NEXT = "kd-2026-12-08"


@pytest.mark.parametrize("said", ["Eventuelt", "evt.", "Any other business"])
def test_any_other_business_is_the_last_item_and_no_item_before_it(desk: Desk, said: str) -> None:
    desk.run("meeting", "add", NEXT, "--text", said)
    shown = desk.run("meeting", "agenda", NEXT).out
    _, _, others = shown.rpartition("Andre punkter\n")
    assert others.startswith("Ingen denne gang.")
    assert others.rstrip().endswith("Eventuelt")


def test_what_was_said_under_any_other_business_stands_there(desk: Desk) -> None:
    meeting = "core-2026-11-23"
    desk.run("meeting", "new", "coreteamet", "2026-11-23", "--extra")
    desk.run("meeting", "add", meeting, "--text", "Eventuelt")
    number = desk.file(f"meetings/{meeting}.yaml").count("sort:")
    desk.run("meeting", "record", meeting, "--matter", str(number), "--remark", "Tak")
    _, _, last = desk.run("meeting", "minutes", meeting).out.rpartition(". Eventuelt\n")
    assert "Tak." in last


def test_minutes_ask_for_a_result_only_where_there_must_be_one(desk: Desk) -> None:
    desk.run("meeting", "add", NEXT, "--text", "Besøg fra regionsrådet")
    shown = desk.run("meeting", "minutes", NEXT).out
    assert "Besøg fra regionsrådet" in shown
    approvals = shown.partition("1. Godkendelse af referat\n")[2].partition("\n2. ")[0]
    assert shown.count("intet noteret") == approvals.count("intet noteret")


def test_minutes_name_who_wrote_them_or_that_it_is_not_known(desk: Desk) -> None:
    desk.run("set", NEXT, "minutes_by=")
    (said,) = (x for x in desk.run("meeting", "minutes", NEXT).out.splitlines() if "Referent" in x)
    assert said.endswith("ikke oplyst")
    desk.run("meeting", "attend", "kd-2026-11-10", "--minutes-by", "ulla-noerregaard")
    held = " ".join(desk.run("meeting", "minutes", "kd-2026-11-10").out.split())
    assert "Referent Ulla Nørregaard" in held


def test_old_minutes_are_named_in_the_middle_of_a_sentence(desk: Desk) -> None:
    desk.run("meeting", "new", "coreteamet", "2026-11-23", "--extra")
    desk.run("meeting", "attend", "core-2026-11-23", "--unknown")
    matters = desk.file("meetings/core-2026-11-23.yaml").count("sort:")
    for number in range(1, matters + 1):
        words = ("--matter", str(number), "--result", "udsat")
        desk.run("meeting", "record", "core-2026-11-23", *words)
    desk.run("meeting", "close", "core-2026-11-23")
    shown = desk.run("meeting", "agenda", "core-2026-12-07").out
    assert "Referat af mødet i Det tværsektorielle coreteam 23. november 2026" in shown


@pytest.mark.parametrize("command", [("meeting", "agenda", NEXT), ("case", "paper")])
def test_a_step_is_said_in_words(desk: Desk, command: tuple[str, ...]) -> None:
    words = command if len(command) > 2 else (*command, "pilot-internetterapi-til-unge")
    shown = " ".join(desk.run(*words).out.split())
    assert "→ pilot" not in shown
    assert "går til pilot" in shown


def test_a_party_is_told_of_the_annexes(desk: Desk, tmp_path: Path) -> None:
    case = "hoering-om-support-til-borgere"
    words = ("number=1", "title=Udkast til aftale", "reference=EKSEMPEL-1", "access=open")
    desk.run("add", case, "annexes", *words)
    more = ("--deadline", "18-12-2026", "--from", "center@example.org", "-o", str(tmp_path / "ud"))
    desk.run("case", "hearing", "send", case, "--organisation", "kommune-koebenhavn", *more)
    from docx import Document

    (letter,) = (tmp_path / "ud").glob("hoeringsbrev*.docx")
    told = [each.text for each in Document(str(letter)).paragraphs]
    assert "BILAG" in told
    assert "Bilag 1: Udkast til aftale (EKSEMPEL-1)" in told


def test_a_calendar_file_goes_a_month_back_unless_all_is_asked_for(
    desk: Desk, tmp_path: Path
) -> None:
    file = tmp_path / "kalender.ics"

    def days(*more: str) -> list[str]:
        desk.run("calendar", "-o", str(file), *more)
        found = Calendar.from_ical(file.read_bytes()).walk("VEVENT")
        return sorted(each["DTSTART"].dt.isoformat() for each in found)

    assert days()[0] >= "2026-10-24"
    assert days("--all")[0] < "2026-10-24"
    assert days("--all")[-1] == days()[-1]
    desk.run("calendar", "-o", str(file), "--on", "0001-01-05")


def test_a_form_without_a_place_says_how_a_place_is_told(desk: Desk) -> None:
    assert "-o skema.docx" in desk.run("case", "form", "pilot-paa-bornholm", code=2).err


@pytest.mark.parametrize(
    ("line", "code", "told"),
    [
        ("case hearing answer", 2, "mangler et argument: SAG."),
        ("meeting add kd-2026-12-08", 2, "en sag, eller et andet punkt med --text"),
        ("meeting record kd-2026-12-08", 2, "en sag, eller et andet punkt med --matter"),
    ],
)
def test_a_line_that_lacks_something_is_answered_in_words(
    desk: Desk, line: str, code: int, told: str
) -> None:
    assert told in desk.run(*line.split(), code=code).err


def test_an_answer_typed_wrong_is_put_right_by_the_command_that_is_told(desk: Desk) -> None:
    case, party = "hoering-om-support-til-borgere", "patientinddragelsesudvalget"
    desk.run("case", "hearing", "answer", case, party, "--text", "Støter forslaget")
    told = desk.run("case", "hearing", "answer", case, party, "--text", "Støtter", code=5).err
    assert "telectl undo" in told
    command = told.partition("telectl set ")[2].strip().replace("TEKST", "Støtter forslaget")
    desk.run("set", *command.split(" ", 1))
    assert "answer: Støtter forslaget" in desk.file(f"decisions/{case}.yaml")
