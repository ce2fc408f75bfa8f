"""What bodies said on the way to a decision stays as they said it, and so does what it replaced."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.desk import Desk, new_portfolio, run

CASE, FILE = "proevning", "decisions/proevning.yaml"
ADVISING, WHY = "vd-2026-10-29", ("--reason", "Slåfejl")


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case that one body recommended with a proviso and another is to decide."""
    with new_portfolio(tmp_path_factory.mktemp("template") / "center") as desk:
        desk.run(
            *("new", "meeting", ADVISING, "title=VD", "body=vicedirektoerkredsen"),
            *("date=2026-10-29", "status=held", "minutes.status=draft", "attendance_known=nej"),
        )
        desk.run("case", "new", CASE, "--title", "Prøvning", "--point", "at prøven begynder")
        desk.run(
            *("decision", "record", CASE, "--meeting", ADVISING, "--result", "recommended"),
            *("--proviso", "Inden for ramen"),
        )
        desk.run("set", ADVISING, "status=closed")
    return desk.folder


def decided(desk: Desk) -> None:
    desk.run(
        *("decision", "record", CASE, "--body", "koncerndirektionen", "--date", "2026-11-10"),
        *("--result", "approved", "--no-follow-up", "Intet"),
    )


def approved(desk: Desk) -> None:
    desk.run("set", ADVISING, "minutes.status=final", "minutes.approved=2026-11-05")


def codes() -> set[str]:
    found = json.loads(run("validate", "--format", "json").out)["findings"]
    return {each["code"] for each in found if each["severity"] == "error"}


OTHERWISE = ["result=rejected", "proviso=Uden rammer", "proviso="]


@pytest.mark.parametrize("word", OTHERWISE)
@pytest.mark.parametrize("act", [decided, approved], ids=["decided", "approved"])
def test_what_was_recommended_is_not_said_otherwise(desk: Desk, act, word: str) -> None:
    act(desk)
    said = desk.run("set", CASE, f"outcomes[1].points[1].{word}", code=1)
    assert "D034" in said.err
    assert "»outcomes[1]«" in said.err


def test_what_was_recommended_is_not_taken_out(desk: Desk) -> None:
    assert "D034" in desk.run("set", CASE, "outcomes[1]=", code=1).err
    decided(desk)
    assert "D034" in desk.run("set", CASE, "outcomes[1]=", code=1).err


def test_an_edit_by_hand_of_a_recommendation_names_its_commit(desk: Desk) -> None:
    decided(desk)
    path = desk.folder / "data" / FILE
    path.write_text(
        path.read_text("utf-8").replace("result: recommended", "result: noted"), "utf-8"
    )
    desk.repo.commit("-qam", "Pynt på rådet", "--no-verify")
    said = json.loads(run("validate", "--format", "json").out)["findings"]
    (found,) = [each for each in said if each["code"] == "D034"]
    assert found["facts"]["field"] == "outcomes[1]"
    assert found["facts"]["says"] == "Pynt på rådet"


def test_a_recommendation_is_worded_with_a_reason_while_its_minutes_are_a_draft(desk: Desk) -> None:
    word = "outcomes[1].points[1].proviso=Inden for rammen"
    desk.run("case", "correct", CASE, word, *WHY)
    assert f"data/meetings/{ADVISING}.yaml" in desk.changed()
    assert "    reason: Slåfejl\n" in desk.file(FILE)
    assert not codes()
    decided(desk)
    desk.run("set", ADVISING, "minutes.status=final", "minutes.approved=2026-11-23")
    said = desk.run("case", "correct", CASE, "outcomes[1].points[1].proviso=Nej", *WHY, code=4)
    assert ADVISING in said.err


def test_a_word_from_outside_is_put_right_until_it_was_decided_on(desk: Desk) -> None:
    desk.run("case", "new", "ude", "--title", "Ude", "--point", "at")
    outside = ("--body", "vicedirektoerkredsen", "--date", "2026-10-01", "--proviso", "Slåfjel")
    desk.run("decision", "record", "ude", *outside, "--result", "recommended")
    word = "outcomes[1].points[1].proviso=Slåfejl"
    assert "D034" in desk.run("set", "ude", word, code=1).err
    desk.run("case", "correct", "ude", word, *WHY)
    assert not codes()
    desk.run(
        *("decision", "record", "ude", "--body", "koncerndirektionen", "--result", "approved"),
        *("--no-follow-up", "Intet"),
    )
    desk.run("case", "correct", "ude", "outcomes[1].points[1].proviso=Andet", *WHY, code=4)


def test_a_wrong_result_is_put_right_until_the_case_is_decided(desk: Desk) -> None:
    word = "outcomes[1].points[1].result=not_recommended"
    assert f"telectl case correct {CASE} outcomes[1]" in desk.run("set", CASE, word, code=1).err
    desk.run("case", "correct", CASE, word, *WHY)
    assert "result: not_recommended" in desk.file(FILE)
    assert f"data/meetings/{ADVISING}.yaml" in desk.changed()
    assert not codes()
    decided(desk)
    word = "outcomes[1].points[1].result=recommended"
    assert "telectl case supersede" in desk.run("case", "correct", CASE, word, *WHY, code=4).err


def test_of_two_words_of_one_meeting_one_is_taken_back_with_a_reason(desk: Desk) -> None:
    path = desk.folder / "data" / FILE
    text = path.read_text("utf-8")
    at, end = text.index("  - body: vice"), text.index("\nstamps:")
    other = text[at:end].replace("result: recommended", "result: not_recommended")
    path.write_text(f"{text[:end].rstrip()}\n{other.rstrip()}\n{text[end:]}", "utf-8")
    desk.repo.commit("-qam", "Flet", "--no-verify")
    assert codes() == {"T018"}
    desk.run("case", "correct", CASE, "outcomes[1]=", *WHY)
    assert not codes()
    assert "result: recommended" not in desk.file(FILE)
    assert "result: not_recommended" in desk.file(FILE)


def test_what_was_recommended_before_this_was_fixed_is_no_error(desk: Desk) -> None:
    decided(desk)
    path = desk.folder / "data" / FILE
    text = re.sub(
        r"  - record: .*\n    date: .*\n    fields: said.*\n(    recorded: .*\n)?",
        "",
        path.read_text("utf-8"),
    )
    path.write_text(text.replace(" supersedes:-", ""), "utf-8")
    assert "said[" not in path.read_text("utf-8")
    desk.repo.commit("-qam", "Som før", "--no-verify")
    assert not codes()
    desk.run("add", CASE, "excerpts", "to=Rigshospitalet", "sent=2026-11-20")
    assert "said[1]:" in desk.file(FILE)


def test_a_decided_case_takes_no_place_and_keeps_the_one_it_took(desk: Desk) -> None:
    decided(desk)
    desk.run(
        *("decision", "record", "ny", "--title", "Ny", "--point", "at", "--body"),
        *("koncerndirektionen", "--result", "approved", "--no-follow-up", "Intet"),
    )
    assert f"»supersedes« i sagen {CASE}" in desk.run("set", CASE, "supersedes=ny", code=4).err
    desk.run("case", "supersede", CASE, "naeste", "--title", "Næste")
    desk.run(
        *("decision", "record", "naeste", "--body", "koncerndirektionen", "--result", "approved"),
        *("--no-follow-up", "Intet"),
    )
    desk.run("set", "naeste", "supersedes=", code=4)
    desk.run("case", "correct", "naeste", "supersedes=", *WHY, code=4)


def test_an_older_decision_can_not_take_the_place_of_a_newer(desk: Desk) -> None:
    decided(desk)
    desk.run("case", "supersede", CASE, "gammel", "--title", "Gammel")
    words = ("decision", "record", "gammel", "--body", "koncerndirektionen", "--result", "approved")
    said = desk.run(*words, "--date", "2026-11-09", "--no-follow-up", "Intet", code=1)
    assert "D043" in said.err
    desk.run(*words, "--date", "2026-11-10", "--no-follow-up", "Intet")
    path = desk.folder / "data/decisions/gammel.yaml"
    path.write_text(
        path.read_text("utf-8").replace("date: 2026-11-10", "date: 2026-11-01"), "utf-8"
    )
    assert "D043" in codes()


def test_how_it_was_agreed_becomes_known_once(desk: Desk) -> None:
    decided(desk)
    desk.run("set", CASE, "outcomes[2].agreed=consensus", "outcomes[2].votes.for=5")
    for word in ("outcomes[2].agreed=majority", "outcomes[2].votes.for=4", "outcomes[2].agreed="):
        said = desk.run("set", CASE, word, code=4)
        assert f"telectl case correct {CASE}" in said.err
    desk.run("set", CASE, "outcomes[2].source=Referat 1")
    desk.run("set", CASE, "outcomes[2].source=Referat 2", code=4)
    desk.run("case", "correct", CASE, "outcomes[2].source=Referat 2", *WHY)
    desk.run("case", "correct", CASE, "outcomes[2].votes.for=4", *WHY)
    desk.run("set", CASE, "deviation=Hastesag")
    desk.run("set", CASE, "deviation=Andet", code=4)


def test_the_meeting_that_said_it_becomes_known_once(desk: Desk) -> None:
    said = desk.run("set", CASE, "outcomes[1].meeting=", code=4)
    assert "outcomes[1].meeting" in said.err
    desk.run("set", CASE, "outcomes[1].agreed=majority")
    desk.run("case", "correct", CASE, "outcomes[1].agreed=consensus", *WHY)
    assert f"data/meetings/{ADVISING}.yaml" in desk.changed()
    assert not codes()


def test_a_number_of_the_records_system_is_of_one_case(desk: Desk) -> None:
    desk.run("case", "journalise", CASE, "26012345", "2026-11-12")
    desk.run("case", "new", "anden", "--title", "Anden", "--point", "at")
    said = desk.run("case", "journalise", "anden", "26012345", "2026-11-12")
    assert "D045" in said.err
    desk.run("case", "correct", "anden", "journal.number=26012346", *WHY)
    desk.run("case", "supersede", CASE, "naeste", "--title", "Næste")
    assert "D045" not in desk.run("case", "journalise", "naeste", "26012345", "2026-11-12").err


def test_a_number_is_not_of_a_day_before_the_decision(desk: Desk) -> None:
    decided(desk)
    said = desk.run("case", "journalise", CASE, "26012345", "2026-11-09", code=4)
    assert f"telectl set {CASE} journal.number=26012345 journal.date=2026-11-09" in said.err
    desk.run("case", "journalise", CASE, "26012345", "2026-11-10")
    desk.run("set", CASE, "journal.date=2026-11-12", code=4)
    desk.run("case", "correct", CASE, "journal.date=2026-11-12", *WHY)
    assert "date: 2026-11-12" in desk.file(FILE)
    assert not codes()


def test_a_number_that_was_given_before_the_decision_is_told(desk: Desk) -> None:
    decided(desk)
    desk.run("set", CASE, "journal.number=26012345", "journal.date=2026-11-09")
    assert not codes()
