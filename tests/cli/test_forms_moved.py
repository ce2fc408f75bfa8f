"""What changed under a meeting's form while it was out: nothing lands on what it wasn't said to."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from tests.cli.test_forms_meeting import FILE, KD, MEETING, read
from tests.cli.test_forms_meeting import template as template  # noqa: PLC0414 - the fixture
from tests.desk import Desk
from tests.forms import form

EARLIER = "kd-2026-11-16"


def results(desk: Desk) -> dict[str, str | None]:
    """What was said to each item that is no case, by what it is about."""
    held = json.loads(desk.run("meeting", "show", MEETING, "--format", "json").out)["record"]
    return {each.get("text") or each["record"]: each.get("result") for each in held["matters"]}


@pytest.fixture
def several(desk: Desk) -> Desk:
    for text in ("Budget", "Mødeplan"):
        desk.run("meeting", "add", MEETING, "--text", text)
    return desk


def earlier(desk: Desk, *, closed: bool) -> None:
    """A meeting of last week whose minutes are to be approved."""
    desk.run("meeting", "new", KD, "2026-11-16", "--extra")
    desk.run("meeting", "attend", EARLIER, "--unknown")
    desk.run("set", EARLIER, "minutes.status=draft")
    desk.run("add", MEETING, "matters", "sort=minutes", f"record={EARLIER}")
    if closed:
        desk.run("meeting", "close", EARLIER)


class TestOtherItems:
    def test_one_that_moved_keeps_what_was_said_to_it(self, several: Desk) -> None:
        paper = form(several, "meeting", MEETING).write("Budget", "drøftet")
        several.run("meeting", "move", MEETING, "--matter", "1", "--to", "3")
        read(several, paper, "--yes")
        assert results(several) == {"Budget": "discussed", "Mødeplan": None, "Julefrokost": None}

    def test_one_after_one_that_was_taken_off(self, several: Desk) -> None:
        paper = form(several, "meeting", MEETING).write("Budget", "drøftet")
        several.run("meeting", "withdraw", MEETING, "--matter", "1")
        read(several, paper, "--yes")
        assert results(several) == {"Budget": "discussed", "Mødeplan": None}

    def test_one_that_is_gone_is_named(self, several: Desk) -> None:
        paper = form(several, "meeting", MEETING).write("Julefrokost", "drøftet")
        several.run("meeting", "withdraw", MEETING, "--matter", "1")
        said = read(several, paper, "--yes", code=4)
        assert "Feltet er der ikke længere; skemaet siger »drøftet«" in said.out
        assert results(several) == {"Budget": None, "Mødeplan": None}

    def test_of_two_alike_none_is_meant_once_one_is_gone(self, several: Desk) -> None:
        several.run("meeting", "add", MEETING, "--text", "Budget")
        paper = form(several, "meeting", MEETING).write("Budget", "drøftet", nth=1)
        several.run("meeting", "withdraw", MEETING, "--matter", "2")
        assert "er der ikke længere" in read(several, paper, "--yes", code=4).out

    def test_two_alike_are_told_apart_while_both_are_there(self, several: Desk) -> None:
        several.run("meeting", "add", MEETING, "--text", "Budget")
        paper = form(several, "meeting", MEETING).write("Budget", "drøftet", nth=1)
        read(several, paper, "--yes")
        text = several.file(FILE)
        assert text.count("result: discussed") == 1
        assert text.index("result: discussed") > text.rindex("text: Budget")

    def test_one_whose_subject_was_put_otherwise_is_named_and_not_taken(self, desk: Desk) -> None:
        earlier(desk, closed=True)
        paper = form(desk, "meeting", MEETING)
        label = next(name for name, _ in paper.rows() if "16. november" in name or "16-11" in name)
        desk.run("meeting", "correct", EARLIER, "title=Et helt andet møde", "--reason", "Slåfejl")
        said = read(desk, paper.write(label, "godkendt"), "--yes")
        assert "er ændret, siden skemaet blev skrevet" in said.out
        assert results(desk)[EARLIER] is None


class TestPointsWordedAnew:
    def test_an_approval_of_another_text_is_named_and_not_taken(self, desk: Desk) -> None:
        paper = form(desk, "meeting", MEETING).write("Punkt 1", "godkendt")
        desk.run("set", "pause", "points[1].text=at købe alt")
        said = read(desk, paper, "--yes")
        assert "1. Pause, punkt 1: »Pause / at købe alt« er ændret, siden" in said.out
        assert "er ændret, siden skemaet blev skrevet" in said.out
        assert "said" not in desk.file(FILE)

    def test_not_even_where_the_form_goes_before(self, desk: Desk) -> None:
        paper = form(desk, "meeting", MEETING).write("Punkt 1", "godkendt")
        desk.run("set", "pause", "title=Noget helt andet")
        said = read(desk, paper, "--yes", "--prefer", "form")
        assert f"telectl meeting form {MEETING}" in said.out
        assert "said" not in desk.file(FILE)

    def test_the_other_points_and_nothing_said_of_the_whole_case(self, desk: Desk) -> None:
        paper = form(desk, "meeting", MEETING).write("Punkt 2", "godkendt")
        paper.write("Punkt 1", "godkendt", nth=1).write("Vilkår", "inden jul", nth=1)
        desk.run("set", "to", "points[1].text=at købe alt")
        read(desk, paper, "--yes")
        text = desk.file(FILE)
        assert "number: 2\n        result: approved\n" in text
        assert "number: 1\n" not in text
        assert "inden jul" not in text

    def test_a_step_that_it_did_not_ask_for_before(self, desk: Desk) -> None:
        desk.run("project", "new", "projektet", "--title", "Projektet", "--by", "lise")
        paper = form(desk, "meeting", MEETING).write("Punkt 1", "godkendt")
        desk.run("set", "pause", "points[1].moves.project=projektet", "points[1].moves.to=pilot")
        said = read(desk, paper, "--yes")
        assert "Flytter Projektet til" in said.out
        assert "said" not in desk.file(FILE)

    def test_what_nobody_answered_needs_no_remark(self, desk: Desk) -> None:
        paper = form(desk, "meeting", MEETING)
        desk.run("set", "pause", "points[1].text=at købe alt")
        assert "Skemaet ændrer intet." in read(desk, paper).out


class TestOneDoorForDrafts:
    def test_minutes_of_a_meeting_that_is_not_closed_are_not_approved(self, desk: Desk) -> None:
        earlier(desk, closed=False)
        paper = form(desk, "meeting", MEETING).write("Punkt 1", "godkendt")
        label = next(name for name, _ in paper.rows() if "16. november" in name or "16-11" in name)
        paper.write(label, "godkendt")
        said = read(desk, paper, "--yes", code=4)
        assert f"telectl meeting close {EARLIER}" in said.out
        read(desk, paper, "--yes", "--leave-out")
        assert results(desk)[EARLIER] is None
        assert "result: approved" in desk.file(FILE)

    def test_they_may_be_put_off(self, desk: Desk) -> None:
        earlier(desk, closed=False)
        paper = form(desk, "meeting", MEETING)
        label = next(name for name, _ in paper.rows() if "16. november" in name or "16-11" in name)
        read(desk, paper.write(label, "udsat"), "--yes")
        assert results(desk)[EARLIER] == "postponed"

    def test_the_form_says_nothing_that_the_command_would_not(self, desk: Desk) -> None:
        paper = form(desk, "meeting", MEETING).write("Punkt 1", "forkastet")
        desk.run(
            *("decision", "record", "pause", "--body", KD, "--date", "2026-11-16"),
            *("--result", "approved", "--no-follow-up", "Intet"),
        )
        told = ("meeting", "record", MEETING, "pause", "--result", "rejected")
        by_command = desk.run(*told, code=4).err
        assert read(desk, paper, "--yes", code=4).err == by_command
        assert "said" not in desk.file(FILE)

    def test_nothing_is_said_at_a_meeting_whose_minutes_are_final(self, desk: Desk) -> None:
        paper = form(desk, "meeting", MEETING).write("Punkt 1", "godkendt")
        desk.run("meeting", "attend", MEETING, "--unknown")
        path = desk.folder / "data" / FILE
        path.write_text(desk.file(FILE) + "minutes:\n  status: final\n", encoding="utf-8")
        desk.repo.commit("-qam", "godkendt i hånden", "--no-verify")
        assert "T021" in desk.run("validate", code=1).out
        said = desk.run("meeting", "record", MEETING, "pause", "--result", "approved", code=4)
        assert f"telectl set {MEETING} minutes.status=draft" in said.err
        assert "godkendt" in desk.run("meeting", "close", MEETING, code=4).err
        assert "godkendt" in read(desk, paper, "--yes", code=4).err
        assert "said" not in desk.file(FILE)

    def test_no_act_approves_minutes_of_a_meeting_that_is_not_closed(self, desk: Desk) -> None:
        desk.run("meeting", "attend", MEETING, "--unknown")
        said = desk.run("set", MEETING, "minutes.status=final", code=1)
        assert "T021" in said.err


class TestClosedCases:
    @pytest.fixture
    def closed(self, desk: Desk) -> Desk:
        desk.run(
            *("case", "new", "fyring-af-xander", "--title", "Fyring af Xander"),
            *("--point", "at fyre Xander", "--point", "at tie om Xander"),
            *("--closed", "Persondata", "--reference", "EKSEMPEL-2026-099"),
        )
        desk.run("meeting", "add", MEETING, "fyring-af-xander")
        said = ("--result", "approved", "--condition", "Xander ved det", "--agreed", "consensus")
        desk.run("meeting", "record", MEETING, "fyring-af-xander", *said)
        return desk

    def test_nothing_of_it_but_where_it_lies(self, closed: Desk) -> None:
        path = form(closed, "meeting", MEETING).path
        with zipfile.ZipFile(path) as packed:
            whole = b"".join(packed.read(name) for name in packed.namelist()).decode("latin-1")
        assert "xander" not in whole.casefold()
        assert "Lukket punkt" in whole
        assert "EKSEMPEL-2026-099" in whole

    def test_its_outcome_is_read_back_and_the_rest_of_the_draft_stays(self, closed: Desk) -> None:
        paper = form(closed, "meeting", MEETING).write("Punkt 2", "forkastet", nth=1)
        paper.write("Lise Holm", "3", column=3).write("Lise Holm", "til stede")
        said = read(closed, paper, "--yes")
        assert "3. Lukket punkt, punkt 2: godkendt → forkastet" in said.out
        text = closed.file(FILE)
        assert "number: 1\n        result: approved\n" in text
        assert "number: 2\n        result: rejected\n" in text
        assert "- Xander ved det" in text
        assert "    status: recused\n    cases:\n      - fyring-af-xander\n" in text

    def test_a_case_closed_while_the_form_was_out_is_known_again(self, desk: Desk) -> None:
        paper = form(desk, "meeting", MEETING).write("Punkt 1", "godkendt")
        desk.run("set", "pause", "publicity.access=closed", "publicity.reference=EKSEMPEL-2026-098")
        read(desk, paper, "--yes")
        assert "result: approved" in desk.file(FILE)


class TestVotes:
    def test_they_are_read_and_stand_in_the_draft(self, desk: Desk) -> None:
        paper = form(desk, "meeting", MEETING).write("Punkt 1", "godkendt")
        paper.write("Afgjort ved", "flertal").write("Stemmer", "7/2/1")
        said = read(desk, paper, "--yes")
        assert "1. Pause, stemmer: (tomt) → 7/2/1" in said.out
        assert "    votes:\n      for: 7\n      against: 2\n      abstained: 1\n" in desk.file(FILE)
        again = form(desk, "meeting", MEETING)
        assert again.text("Stemmer") == "7/2/1"
        assert "Skemaet ændrer intet." in read(desk, again).out

    @pytest.mark.parametrize("text", ["mange", "7/x", "7/2/1/0"])
    def test_what_is_none_is_named(self, desk: Desk, text: str) -> None:
        paper = form(desk, "meeting", MEETING).write("Punkt 1", "godkendt").write("Stemmer", text)
        assert f"stemmer: »{text}« er ikke stemmer" in read(desk, paper, "--yes", code=4).out


def test_no_row_is_split_over_two_pages(desk: Desk, tmp_path: Path) -> None:
    for table in form(desk, "meeting", MEETING).document.tables:
        for row in table.rows:
            assert row._tr.trPr is not None
            assert any(each.tag.endswith("}cantSplit") for each in row._tr.trPr)
