"""A case sent to a body, taken back, and given its number in the records system."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desk import Desk, new_portfolio

FILE = "decisions/indkoeb.yaml"
DAYS = ("2026-11-25", "2026-12-08", "2026-12-15")


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Bodies that meet: the deciding one wants cases a week before."""
    with new_portfolio(tmp_path_factory.mktemp("template") / "center") as desk:
        desk.run("set", "koncerndirektionen", "calendar.submission_days=7")
        for day in DAYS:
            desk.run("add", "koncerndirektionen", "calendar.days", day)
        desk.run("add", "vicedirektoerkredsen", "calendar.days", "2026-12-01")
        desk.run("case", "new", "indkoeb", "--title", "Indkøb", "--point", "Der købes kameraer")
    return desk.folder


def test_a_submitted_case_lies_with_its_body_and_is_told_its_meeting(desk: Desk) -> None:
    said = desk.run("case", "submit", "indkoeb", "--to", "KD", "--date", "2026-11-17")
    assert "submitted: 2026-11-17\n" in desk.file(FILE)
    assert "chain:\n  - koncerndirektionen\n" in desk.file(FILE)
    assert "25-11-2026" in said.out
    assert "2026-11-18" not in desk.file(FILE)


def test_after_the_deadline_the_next_meeting_is_named(desk: Desk) -> None:
    said = desk.run("case", "submit", "indkoeb")
    assert "Fristen 18-11-2026 for mødet 25-11-2026" in said.out
    assert "Kan behandles på mødet i Koncerndirektionen 08-12-2026 (frist 01-12-2026)" in said.out


def test_a_body_without_a_meeting_to_come_is_told(desk: Desk) -> None:
    assert "calendar.days" in desk.run("case", "submit", "indkoeb", "--to", "regionsraadet").out


def test_one_more_body_stands_before_the_one_that_decides(desk: Desk) -> None:
    desk.run("case", "submit", "indkoeb", "--date", "2026-11-10")
    desk.run("case", "submit", "indkoeb", "--to", "VD")
    assert "chain:\n  - vicedirektoerkredsen\n  - koncerndirektionen\n" in desk.file(FILE)


def test_what_is_not_answered_is_told(desk: Desk) -> None:
    desk.run(
        *("advice", "record", "indkoeb", "--subject", "clinical_content"),
        *("--body", "vicedirektoerkredsen", "--requested", "2026-11-02"),
    )
    desk.run("add", "indkoeb", "hearings", "party=IMT", "sent=2026-11-02", "deadline=2026-11-20")
    desk.run("add", "indkoeb", "hearings", "party=KPUK")
    said = desk.run("case", "submit", "indkoeb").out
    assert "råd fra Vicedirektørkredsen om fagligt indhold, ønsket 02-11-2026" in said
    assert "høring af IMT, frist 20-11-2026" in said
    assert "Endnu ikke sendt: høring af KPUK" in said


def test_a_case_is_sent_once_until_it_is_answered(desk: Desk) -> None:
    desk.run("case", "submit", "indkoeb", "--date", "2026-11-02")
    assert "submitted" in desk.run("case", "submit", "indkoeb", code=5).err
    desk.run(
        *("decision", "record", "indkoeb", "--body", "koncerndirektionen", "--result", "udsat"),
        *("--date", "2026-11-10"),
    )
    desk.run("case", "submit", "indkoeb")
    assert "submitted: 2026-11-23" in desk.file(FILE)


@pytest.mark.parametrize(
    ("before", "named"),
    [
        (("case", "withdraw", "indkoeb"), "blev trukket"),
        (
            (
                *("decision", "record", "indkoeb", "--body", "koncerndirektionen"),
                *("--result", "approved", "--no-follow-up", "Intet"),
            ),
            "case supersede indkoeb",
        ),
        (("set", "indkoeb", "points="), "add indkoeb points"),
    ],
)
def test_a_case_that_cannot_be_treated_is_not_sent(
    desk: Desk, before: tuple[str, ...], named: str
) -> None:
    desk.run(*before)
    said = desk.run("case", "submit", "indkoeb", code=2 if named == "add indkoeb points" else 4)
    assert named in said.err
    assert "submitted" not in desk.file(FILE)
    assert not desk.status()


def test_a_day_to_come_and_a_body_that_is_none_are_refused(desk: Desk) -> None:
    desk.run("case", "submit", "indkoeb", "--date", "2026-12-01", code=4)
    assert "kongen" in desk.run("case", "submit", "indkoeb", "--to", "kongen", code=2).err
    assert "ukendt" in desk.run("case", "submit", "ukendt", code=2).err
    assert not desk.status()


def test_a_case_taken_back_goes_off_the_agendas_to_come(desk: Desk) -> None:
    desk.run(
        *("new", "møde", "kd-2026-12-08", "--title", "Møde", "body=koncerndirektionen"),
        *("date=2026-12-08", "agenda=indkoeb"),
    )
    assert "kd-2026-12-08" in desk.run("case", "withdraw", "indkoeb").out
    assert "withdrawn: 2026-11-23" in desk.file(FILE)
    assert "indkoeb" not in desk.file("meetings/kd-2026-12-08.yaml")
    assert desk.changed() == {f"data/{FILE}", "data/meetings/kd-2026-12-08.yaml"}
    desk.run("case", "withdraw", "indkoeb", code=5)


@pytest.mark.parametrize("number", ["24077452", "1-00-16-19", "1-31-72-168"])
def test_a_number_of_a_known_form_is_taken_once(desk: Desk, number: str) -> None:
    desk.run("case", "journalise", "indkoeb", number, "20-11-2026")
    assert f'number: "{number}"' in desk.file(FILE) or f"number: {number}" in desk.file(FILE)
    assert "date: 2026-11-20" in desk.file(FILE)
    said = desk.run("case", "journalise", "indkoeb", "24077453", code=5)
    assert number in said.err
    assert "24077453" not in desk.file(FILE)


@pytest.mark.parametrize("number", ["2407745", "240774521", "24O77452", "sag 12", "1-00-16", " "])
def test_a_number_of_no_known_form_is_refused(desk: Desk, number: str) -> None:
    said = desk.run("case", "journalise", "indkoeb", number, "2026-11-20", code=2)
    assert "er ikke et journalnummer" in said.err
    assert not desk.status()


def test_a_form_of_ones_own_can_be_made_known(desk: Desk) -> None:
    desk.run("set", "telectl", "journal_format=####-####")
    desk.run("case", "journalise", "indkoeb", "2026-0001")
    assert "2026-11-23" in desk.file(FILE)


def test_an_invented_number_is_for_invented_cases(desk: Desk) -> None:
    desk.run("case", "journalise", "indkoeb", "EKSEMPEL-2026-031", code=1)
    assert not desk.status()


def test_pending_cases_come_first_with_whom_they_lie(desk: Desk) -> None:
    desk.run("case", "new", "anden", "--title", "Anden", "--point", "Noget")
    desk.run(
        *("decision", "record", "anden", "--body", "koncerndirektionen", "--result", "approved"),
        *("--no-follow-up", "Intet", "--date", "2026-11-10"),
    )
    desk.run("case", "submit", "indkoeb", "--to", "VD", "--date", "2026-11-02")
    listed = desk.run("case", "list").out
    assert listed.index("Indkøb") < listed.index("Anden")
    assert "VD" in next(line for line in listed.splitlines() if "Indkøb" in line)
    assert "Anden" not in desk.run("case", "list", "--body", "vicedirektoerkredsen").out
    assert "Anden" in desk.run("case", "list", "--state", "besluttet").out
    assert desk.run("case", "show", "indkoeb").out == desk.run("decision", "show", "indkoeb").out


def test_a_number_told_with_an_outcome_has_a_known_form_too(desk: Desk) -> None:
    told = ("decision", "record", "indkoeb", "--body", "koncerndirektionen", "--result", "approved")
    said = desk.run(*told, "--journal", "sag 12", "--journal-date", "2026-11-20", code=2)
    assert "er ikke et journalnummer" in said.err
    assert not desk.status()
