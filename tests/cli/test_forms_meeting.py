"""A meeting goes out as a Word form, is filled in while it lasts, and comes back."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desk import Desk, Said, new_portfolio
from tests.forms import Paper, form

KD = "koncerndirektionen"
MEETING = "kd-2026-11-23"
FILE = f"meetings/{MEETING}.yaml"


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A board of two that meets today about two cases, one with two points."""
    with new_portfolio(tmp_path_factory.mktemp("template") / "center") as desk:
        for day in ("2026-11-23", "2026-12-08"):
            desk.run("add", KD, "calendar.days", day)
        for name, body in (("lise", KD), ("anders", KD), ("ulla", "coreteamet")):
            desk.run(
                *("member", "new", name, "--name", f"{name.title()} Holm", "--body", body),
                *("--since", "2025-09-01", "--home", "region-hovedstaden"),
            )
        for case, points in (("pause", ["at holde pause"]), ("to", ["at købe", "at leje"])):
            told = [word for point in points for word in ("--point", point)]
            desk.run("case", "new", case, "--title", case.title(), *told)
        desk.run("meeting", "new", KD, "2026-11-23")
        for case in ("pause", "to"):
            desk.run("meeting", "add", MEETING, case)
        desk.run("meeting", "add", MEETING, "--text", "Julefrokost")
    return desk.folder


def read(desk: Desk, paper: Paper, *words: str, code: int = 0) -> Said:
    return desk.run("read", str(paper.save()), *words, code=code)


def whole(paper: Paper) -> Paper:
    """All that the meeting said."""
    paper.write("Lise Holm", "Til stede").write("Lise Holm", "2", column=3)
    paper.write("Anders Holm", "afbud").write("Anders Holm", "Ulla Holm", column=2)
    paper.write("Punkt 1", "godkendt").write("Vilkår", "inden jul\nuden merudgift")
    paper.write("Afgjort ved", "enighed")
    paper.write("Opfølgning 1", "Sætte prøven på hold")
    paper.write("Opfølgning 1", "ulla", column=2)
    paper.write("Opfølgning 1", "15. december 2026", column=3)
    paper.write("Punkt 1", "approved_with_remarks", nth=1)
    paper.write("Punkt 1", "Kun ti stykker", column=2, nth=1)
    paper.write("Punkt 2", "Udsat.").write("Ingen opfølgning, fordi", "Intet", nth=1)
    return paper.write("Julefrokost", "drøftet").write("Referent", "Ulla Holm")


def test_attendance_outcomes_and_follow_ups_are_one_act(desk: Desk) -> None:
    before = len(desk.log())
    said = read(desk, whole(form(desk, "meeting", MEETING)), "--yes")
    assert len(desk.log()) == before + 1
    assert "Fremmøde, Anders Holm: (tomt) → afbud, Ulla Holm" in said.out
    assert "2. To, punkt 2: (tomt) → Udsat." in said.out
    text = desk.file(FILE)
    assert "status: held\n" in text
    assert "minutes_by: ulla\n" in text
    for entry in (
        "  - member: lise\n    status: present\n",
        "  - member: lise\n    status: recused\n    cases:\n      - to\n",
        "  - member: anders\n    status: apologies\n    substitute: ulla\n",
        "      - inden jul\n      - uden merudgift\n",
        "    agreed: consensus\n",
        "      - text: Sætte prøven på hold\n        responsible: ulla\n",
        "        deadline: 2026-12-15\n",
        "        result: approved_with_remarks\n        proviso: Kun ti stykker\n",
        "        result: postponed\n",
        "    result: discussed\n",
    ):
        assert entry in text


def test_the_meeting_can_then_be_closed(desk: Desk) -> None:
    read(desk, whole(form(desk, "meeting", MEETING)), "--yes")
    desk.run("meeting", "close", MEETING)
    assert "proviso: Kun ti stykker" in desk.file("decisions/to.yaml")
    assert "- inden jul" in desk.file("decisions/pause.yaml")
    desk.run("validate")


def test_the_same_form_read_again_changes_nothing(desk: Desk) -> None:
    paper = whole(form(desk, "meeting", MEETING))
    read(desk, paper, "--yes")
    assert "Skemaet ændrer intet." in read(desk, paper, "--yes").out
    assert "Skemaet ændrer intet." in read(desk, form(desk, "meeting", MEETING)).out


def test_it_may_be_read_as_often_as_the_meeting_goes_on(desk: Desk) -> None:
    paper = form(desk, "meeting", MEETING).write("Punkt 1", "godkendt", nth=1)
    read(desk, paper, "--yes")
    read(desk, paper.write("Punkt 2", "forkastet"), "--yes")
    text = desk.file(FILE)
    assert "number: 1\n        result: approved\n" in text
    assert "number: 2\n        result: rejected\n" in text


def test_an_unknown_outcome_has_the_nearest_named(desk: Desk) -> None:
    paper = form(desk, "meeting", MEETING).write("Punkt 1", "godkent")
    said = read(desk, paper, "--yes", code=4)
    assert (
        "1. Pause, punkt 1: »godkent« er ikke blandt mulighederne. Mente du godkendt?" in said.out
    )
    assert "said" not in desk.file(FILE)


@pytest.mark.parametrize(
    ("label", "text", "column", "named"),
    [
        ("Punkt 1", "Kun ti", 2, "1. Pause, punkt 1: der mangler noget"),
        ("Opfølgning 1", "Ringe", 1, "1. Pause, opfølgning: der mangler noget"),
        ("Vilkår", "inden jul", 1, "1. Pause, vilkår: der mangler noget"),
        ("Lise Holm", "7", 3, "Fremmøde, Lise Holm: »7« er ikke numre"),
        ("Anders Holm", "Ulle Holm", 2, "Mente du Ulla Holm?"),
        ("Opfølgning 1", "til jul", 3, "»til jul« er ikke en dato"),
    ],
)
def test_what_says_too_little_is_named(
    desk: Desk, label: str, text: str, column: int, named: str
) -> None:
    paper = form(desk, "meeting", MEETING).write(label, text, column=column)
    assert named in read(desk, paper, "--yes", code=4).out


def test_a_closed_meeting_is_not_changed_and_gives_no_form(desk: Desk) -> None:
    paper = whole(form(desk, "meeting", MEETING))
    read(desk, paper, "--yes")
    desk.run("meeting", "close", MEETING)
    text = desk.file(FILE)
    late = paper.write("Punkt 1", "forkastet")
    assert "er lukket" in read(desk, late, "--yes", code=4).err
    assert "er lukket" in desk.run("meeting", "form", MEETING, "-o", "m.docx", code=4).err
    assert desk.file(FILE) == text


def test_a_case_taken_off_the_agenda_meanwhile_is_named(desk: Desk) -> None:
    paper = form(desk, "meeting", MEETING).write("Punkt 2", "godkendt")
    desk.run("meeting", "withdraw", MEETING, "to")
    said = read(desk, paper, "--yes", code=4)
    assert "Feltet er der ikke længere; skemaet siger »godkendt«" in said.out


def test_outcomes_recorded_meanwhile_are_in_conflict(desk: Desk) -> None:
    paper = form(desk, "meeting", MEETING).write("Punkt 1", "godkendt")
    desk.run("meeting", "record", MEETING, "pause", "--result", "udsat")
    said = read(desk, paper, "--yes")
    assert "1. Pause, punkt 1: porteføljen siger »udsat«, skemaet »godkendt«" in said.out
    assert "result: postponed" in desk.file(FILE)
    read(desk, paper, "--yes", "--prefer", "skema")
    assert "result: approved" in desk.file(FILE)


def test_before_its_day_a_meeting_has_only_apologies(desk: Desk) -> None:
    desk.run("meeting", "new", KD, "2026-12-08")
    paper = form(desk, "meeting", "kd-2026-12-08").write("Lise Holm", "afbud")
    read(desk, paper, "--yes")
    read(desk, paper.write("Anders Holm", "til stede"), "--yes", code=4)
    assert "anders" not in desk.file("meetings/kd-2026-12-08.yaml")


def test_each_choice_is_listed_in_the_field(desk: Desk) -> None:
    cell = form(desk, "meeting", MEETING).cell("Punkt 1")
    items = [e for e in cell._tc.iter() if e.tag.endswith("}listItem")]
    names = [next(v for k, v in e.items() if k.endswith("}value")) for e in items]
    assert "godkendt" in names
    assert "udsat" in names
