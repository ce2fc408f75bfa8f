"""A meeting called and its agenda filled from what is pending, then ordered by hand."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from tests.desk import Desk, new_portfolio

KD = "koncerndirektionen"
DAYS = ("2026-11-10", "2026-12-08", "2027-01-12")
MEETING = "kd-2026-12-08"
FILE = f"meetings/{MEETING}.yaml"


def case(desk: Desk, name: str, *words: str, sent: str | None = None) -> None:
    desk.run("case", "new", name, "--title", name.title(), "--point", "at det sker", *words)
    if sent:
        desk.run("case", "submit", name, "--to", KD, "--date", sent)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A board that meets, with something of each sort that waits for it or for the team."""
    with new_portfolio(tmp_path_factory.mktemp("template") / "center") as desk:
        desk.run("set", KD, "calendar.submission_days=7")
        for day in DAYS:
            desk.run("add", KD, "calendar.days", day)
        for body in ("vicedirektoerkredsen", "coreteamet"):
            desk.run("add", body, "calendar.days", "2026-12-07")
        desk.run("member", "new", "lise", "--name", "Lise", "--since", "2025-09-01")
        case(desk, "foerst", sent="2026-11-02")
        case(desk, "anden", sent="2026-11-16")
        case(desk, "kladde")
        case(desk, "afgjort", sent="2026-10-01")
        desk.run(
            *("decision", "record", "afgjort", "--body", KD, "--result", "approved"),
            *("--date", "2026-11-10", "--follow-up", "Købe;lise;2026-11-20"),
        )
        desk.run(
            *("advice", "record", "foerst", "--subject", "clinical_content"),
            *("--body", "vicedirektoerkredsen", "--requested", "2026-11-02"),
        )
        desk.run("add", "foerst", "hearings", "party=IMT", "sent=2026-10-01", "deadline=2026-11-02")
    return desk.folder


def test_a_meeting_is_called_by_its_body_and_day(desk: Desk) -> None:
    desk.run("meeting", "new", "KD", "8.12.2026", "--place", "Hillerød", "--minutes-by", "lise")
    assert desk.file(FILE) == (
        "# yaml-language-server: $schema=../../schemas/meeting.schema.json\n"
        f"id: {MEETING}\n"
        "title: Møde i Koncerndirektionen 8. december 2026\n"
        f"body: {KD}\n"
        "date: 2026-12-08\n"
        "place: Hillerød\n"
        "status: planned\n"
        "minutes_by: lise\n"
    )
    assert desk.log()[0] == f"Møde {MEETING} indkaldt: Koncerndirektionen 08-12-2026"


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (("KD", "2026-12-09"), "8. december 2026"),
        (("regionsraadet", "2026-12-09"), "calendar.days"),
        (("kongen", "2026-12-08"), "kongen"),
        (("KD", "31-11-2026"), "31-11-2026"),
        (("KD", "2026-12-08", "--minutes-by", "lis"), "lis"),
    ],
)
def test_what_is_no_meeting_is_refused(desk: Desk, words: tuple[str, ...], named: str) -> None:
    said = desk.run("meeting", "new", *words, code=1 if named == "lis" else 2)
    assert named in said.err + said.out
    assert not desk.status()
    assert not list((desk.folder / "data").glob("meetings/*.yaml"))


def test_an_extraordinary_meeting_is_said_to_be_one(desk: Desk) -> None:
    desk.run("meeting", "new", "KD", "2026-12-09", "--extra")
    assert "extraordinary: true\n" in desk.file("meetings/kd-2026-12-09.yaml")
    assert "T001" not in desk.run("validate").out
    for more in ((), ("--extra",)):
        again = desk.run("meeting", "new", "KD", "2026-12-09", *more, code=5)
        assert "kd-2026-12-09" in again.err


def test_the_day_that_a_calendar_lacks_is_added_as_it_is_printed(desk: Desk) -> None:
    day = ("status=planned", "date=2026-12-14")
    desk.run("new", "møde", "kd-2026-12-14", "--title", "Møde", f"body={KD}", *day)
    said = next(line for line in desk.run("validate").out.splitlines() if "T001" in line)
    desk.run(*shlex.split(said[said.index("telectl ") :])[1:])
    assert "T001" not in desk.run("validate").out


def test_a_meeting_begins_with_the_minutes_that_wait(desk: Desk) -> None:
    desk.run(
        *("new", "møde", "kd-2026-11-10", "--title", "Møde", f"body={KD}", "date=2026-11-10"),
        *("status=closed", "minutes.status=draft", "attendance_known=nej"),
    )
    desk.run("meeting", "new", "KD", "2026-12-08")
    assert "matters:\n  - sort: minutes\n    record: kd-2026-11-10\n" in desk.file(FILE)


@pytest.fixture
def called(desk: Desk) -> Desk:
    desk.run("meeting", "new", "KD", "2026-12-08")
    return desk


def test_what_is_pending_comes_on_the_agenda(called: Desk) -> None:
    said = called.run("meeting", "fill", MEETING)
    text = called.file(FILE)
    assert "agenda:\n  - foerst\n  - anden\n" in text
    assert "sort: hearing\n    record: foerst\n    number: 1\n" in text
    assert "sort: follow_up\n    record: afgjort\n    number: 1\n" in text
    assert "kladde" not in text
    assert "Punkter om rådgivning, der ventes på: ingen denne gang" in said.out
    assert called.run("meeting", "fill", MEETING).out.startswith("Det står der allerede")


def test_a_body_is_reminded_of_the_advice_it_owes(desk: Desk) -> None:
    desk.run("meeting", "new", "VD", "2026-12-07")
    said = desk.run("meeting", "fill", "vd-2026-12-07")
    assert "sort: advice\n    record: foerst\n    number: 1\n" in desk.file(
        "meetings/vd-2026-12-07.yaml"
    )
    assert "Sager: ingen denne gang" in said.out


def test_the_team_sees_to_every_case(desk: Desk) -> None:
    desk.run("meeting", "new", "coreteamet", "2026-12-07")
    name = desk.log()[0].split()[1]
    desk.run("meeting", "fill", name)
    text = desk.file(f"meetings/{name}.yaml")
    assert "sort: hearing" in text
    assert "sort: follow_up" in text
    assert "agenda:" not in text


def test_a_case_sent_too_late_waits_for_the_next_meeting(called: Desk) -> None:
    case(called, "sen", sent="2026-11-23")
    called.run("set", KD, "calendar.submission_days=20")
    assert "sen" in called.run("meeting", "show", MEETING).out
    for _ in range(2):
        said = called.run("meeting", "fill", MEETING)
        assert "Sendt efter fristen og ikke sat på: sen." in said.out + said.err
        assert f"telectl meeting add {MEETING} sen" in said.out + said.err
    assert "sen" not in called.file(FILE)
    called.run("meeting", "add", MEETING, "sen")
    assert "Sendt efter" not in called.run("meeting", "show", MEETING).out
    called.run("meeting", "withdraw", MEETING, "sen")
    assert "Sendt efter" not in called.run("meeting", "show", MEETING).out
    called.run("meeting", "new", "KD", "2027-01-12")
    assert "Sendt efter" not in called.run("meeting", "fill", "kd-2027-01-12").out
    assert "agenda:\n  - sen\n" in called.file("meetings/kd-2027-01-12.yaml")


def test_what_was_put_off_comes_again_however_late(called: Desk) -> None:
    called.run("set", KD, "calendar.submission_days=60")
    called.run(
        *("decision", "record", "foerst", "--body", KD, "--result", "postponed"),
        *("--date", "2026-11-10"),
    )
    called.run("meeting", "fill", MEETING)
    assert "agenda:\n  - foerst\n" in called.file(FILE)
    assert "anden" not in called.file(FILE)


def test_filling_again_adds_what_is_new_and_keeps_what_was_done_by_hand(called: Desk) -> None:
    called.run("meeting", "fill", MEETING)
    called.run("meeting", "move", MEETING, "anden", "--to", "1")
    called.run("meeting", "withdraw", MEETING, "foerst")
    called.run("meeting", "withdraw", MEETING, "--matter", "1")
    called.run("meeting", "add", MEETING, "--text", "Mødeplan for 2027")
    case(called, "ny", sent="2026-11-20")
    called.run("meeting", "fill", MEETING)
    text = called.file(FILE)
    assert "agenda:\n  - anden\n  - ny\n" in text
    assert "sort: hearing\n    record: foerst\n    number: 1\n" not in text.partition("left_out")[0]
    assert "text: Mødeplan for 2027" in text
    called.run("meeting", "add", MEETING, "foerst")
    assert "left_out:\n  - record: foerst\n    sort: hearing\n    number: 1\n" in called.file(FILE)


def test_what_is_settled_meanwhile_goes_off_again(called: Desk) -> None:
    called.run("meeting", "fill", MEETING)
    called.run("followup", "done", "afgjort")
    assert "1 punkt er afklaret" in called.run("meeting", "fill", MEETING).out
    assert "follow_up" not in called.file(FILE)


@pytest.mark.parametrize(
    ("words", "code", "named"),
    [
        (("add", MEETING, "foerst"), 5, "dagsordenen"),
        (("add", MEETING, "ukendt"), 2, "ukendt"),
        (("add", MEETING), 2, "--text"),
        (("move", MEETING, "kladde", "--to", "1"), 2, "dagsordenen"),
        (("move", MEETING, "foerst", "--to", "9"), 2, "--to"),
        (("move", MEETING, "--matter", "9", "--to", "1"), 2, "--matter"),
        (("withdraw", MEETING, "--matter", "9"), 2, "--matter"),
        (("withdraw", MEETING), 2, "--matter"),
        (("withdraw", "kd-2026-12-09", "foerst"), 2, "kd-2026-12-09"),
    ],
)
def test_an_item_that_is_not_there_is_refused(
    called: Desk, words: tuple[str, ...], code: int, named: str
) -> None:
    called.run("meeting", "fill", MEETING)
    before = called.file(FILE)
    assert named in called.run("meeting", *words, code=code).err
    assert called.file(FILE) == before


def test_a_meeting_called_off_is_not_filled(called: Desk) -> None:
    called.run("set", MEETING, "status=cancelled")
    assert "status" in called.run("meeting", "fill", MEETING, code=4).err
