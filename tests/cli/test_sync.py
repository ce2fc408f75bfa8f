"""Two secretaries, each in a clone of their own: sent and fetched, and nothing lost."""

from __future__ import annotations

from pathlib import Path

from telectl.findings import Exit
from tests.hub import CASE, CASE_FILE, PROJECT, PROJECT_FILE, Hub, Seat


def test_decisions_of_the_same_title_made_at_once_meet_without_a_word(
    hub: Hub, anna: Seat, bo: Seat
) -> None:
    ids = {seat.decide("Tablets til Bornholm") for seat in (anna, bo)}
    assert len(ids) == 2
    assert all(each.startswith("tablets-til-bornholm-") for each in ids)
    assert anna.run("sync").out == "Sendt: én handling.\n"
    assert bo.run("sync").out == "Hentet: én handling fra de andre.\nSendt: én handling.\n"
    anna.run("sync")
    assert anna.tip() == bo.tip() == hub.git("rev-parse", "main")
    for each in ids:
        assert anna.text(f"decisions/{each}.yaml") == bo.text(f"decisions/{each}.yaml")
    anna.run("validate")


def test_an_id_that_is_typed_is_taken_as_it_is(anna: Seat) -> None:
    anna.run(
        *("decision", "record", "min-sag", "--title", "Min sag", "--body", "koncerndirektionen"),
        *("--point", "at prøve", "--result", "approved"),
    )
    assert anna.file("decisions/min-sag.yaml").exists()


def test_a_title_that_is_there_is_no_new_case(anna: Seat) -> None:
    made = anna.decide("Tablets til Bornholm")
    words = ("--body", "koncerndirektionen", "--point", "x", "--result", "approved")
    said = anna.run("decision", "record", "--title", "Tablets til Bornholm", *words, code=2)
    assert made in said.err


def test_nothing_new_is_said(anna: Seat) -> None:
    assert anna.run("sync").out == "Intet nyt: alt er sendt, og der er intet at hente.\n"


def test_what_both_added_to_one_list_stands_there_the_others_first(anna: Seat, bo: Seat) -> None:
    anna.run("project", "note", PROJECT, "Note fra Anna")
    bo.run("project", "note", PROJECT, "Note fra Bo")
    anna.run("sync")
    said = bo.run("sync").out
    assert "I havde begge tilføjet til notes i data/projects/hjertesvigt-paa-tvaers.yaml" in said
    text = bo.text(PROJECT_FILE)
    assert 0 < text.index("Note fra Anna") < text.index("Note fra Bo")
    bo.run("validate")


def test_a_list_grown_on_one_side_and_an_item_finished_on_the_other_meet(
    anna: Seat, bo: Seat
) -> None:
    case = "anvisning-om-video-i-hjemmet"
    words = ("--responsible", "ulla-noerregaard", "--deadline", "2027-03-01")
    anna.run("followup", "done", case, "udsende")
    bo.run("followup", "add", case, "--text", "Spørg til brugen", *words)
    anna.run("sync")
    bo.run("sync")
    text = bo.text(f"decisions/{case}.yaml")
    assert "done: 2026-11-23" in text
    assert "Spørg til brugen" in text


def test_what_cannot_be_meant_is_refused(anna: Seat) -> None:
    anna.run("sync", "--keep", "begge", code=Exit.USAGE)
    anna.run("sync", "--no-commit", code=Exit.USAGE)


def test_the_same_done_on_both_sides_is_two_acts_and_one_change(
    hub: Hub, anna: Seat, bo: Seat
) -> None:
    for seat in (anna, bo):
        seat.run("set", CASE, "title=Fra begge")
        seat.run("sync")
    assert hub.subjects().count(f"Rettet i {CASE}: title") == 2
    assert bo.text(CASE_FILE).count("Fra begge") == 1


def test_the_same_meeting_made_on_both_sides_is_one_meeting(anna: Seat, bo: Seat) -> None:
    made = set()
    for seat, case in ((anna, CASE), (bo, "hoering-om-support-til-borgere")):
        seat.run("meeting", "new", "coreteamet", "2026-12-01", "--extra")
        name = Path(seat.git("show", "--format=", "--name-only", "HEAD")).stem
        seat.run("meeting", "add", name, case)
        made.add(name)
    assert len(made) == 1
    anna.run("sync")
    bo.run("sync")
    text = bo.text(f"meetings/{made.pop()}.yaml")
    assert 0 < text.index(CASE) < text.index("hoering-om-support-til-borgere")
    bo.run("validate")


def test_what_waits_to_be_sent_after_a_meeting_is_told_once(anna: Seat) -> None:
    meeting = "core-2026-11-23"
    anna.run("meeting", "new", "coreteamet", "2026-11-23", "--extra")
    anna.run("meeting", "attend", meeting, "--unknown")
    anna.run("meeting", "record", meeting, "--matter", "1", "--result", "udsat")
    assert anna.run("meeting", "close", meeting).out.count("ikke sendt") == 1
