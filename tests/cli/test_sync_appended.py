"""Two who each add to one decided case: all of it stands there, and all of it stays fixed."""

from __future__ import annotations

import json

import pytest

from telectl.findings import Exit
from tests.hub import Hub, Seat

CASE = "anvisning-om-video-i-hjemmet"
FILE = f"decisions/{CASE}.yaml"
WHO = ("--responsible", "ulla-noerregaard", "--deadline", "2027-03-01")


def follows_up(seat: Seat, text: str) -> None:
    seat.run("followup", "add", CASE, "--text", text, *WHO)


def tells(seat: Seat, forum: str) -> None:
    seat.run("orientation", "record", CASE, "--forum", forum, "--what", f"Til {forum}")


def sends(seat: Seat, to: str) -> None:
    seat.run("case", "excerpt", CASE, "-o", "udskrift.md", "--sent", to)


ACTS = {
    follows_up: ("Spørg til brugen", "Tæl besøgene"),
    tells: ("patientinddragelsesudvalget", "centerdirektoerkredsen"),
    sends: ("Center for It", "Herlev Hospital"),
}


def fixed(seat: Seat, text: str, file: str = FILE) -> list[str]:
    """What validate says of the case once a text in it is another."""
    before = seat.text(file)
    assert before.count(text) >= 1
    seat.file(file).write_text(before.replace(text, " Noget andet"), "utf-8")
    said = json.loads(seat.run("validate", "--format", "json", code=Exit.ERRORS).out)
    seat.file(file).write_text(before, "utf-8")
    return [each["code"] for each in said["findings"] if each["severity"] == "error"]


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.__name__)
def test_both_append_the_same_sort(hub: Hub, anna: Seat, bo: Seat, act) -> None:
    one, other = ACTS[act]
    act(anna, one)
    act(bo, other)
    anna.run("sync")
    said = bo.run("sync").out
    assert "stamps" not in said
    assert hub.git("rev-parse", "main") == bo.tip()
    bo.run("validate", "--errors")
    for text in (one, other):
        assert fixed(bo, text if act is sends else f"Til {text}" if act is tells else text) == [
            "D034"
        ]


def test_both_append_of_every_sort_and_go_on_appending(anna: Seat, bo: Seat) -> None:
    for act, texts in ACTS.items():
        for seat, text in zip((anna, bo), texts, strict=True):
            act(seat, text)
    for seat in (anna, bo, anna):
        seat.run("sync")
    assert anna.text(FILE) == bo.text(FILE)
    for seat, text in ((anna, "Mere"), (bo, "Endnu mere")):
        follows_up(seat, text)
    for seat in (anna, bo, anna):
        seat.run("sync")
    anna.run("validate", "--errors")
    texts = (*ACTS[follows_up], *(f"Til {forum}" for forum in ACTS[tells]), *ACTS[sends])
    for text in (*texts, " Mere", "Endnu mere"):
        assert fixed(anna, text) == ["D034"]


def test_the_same_appended_on_both_sides_is_fixed_once(anna: Seat, bo: Seat) -> None:
    for seat in (anna, bo):
        follows_up(seat, "Spørg til brugen")
    anna.run("sync")
    bo.run("sync")
    assert bo.text(FILE).count("Spørg til brugen") == 1
    assert bo.text(FILE) == anna.text(FILE)


BOARD, DECIDED = "kd-2026-11-23", "overgang-til-region-oestdanmark"


def decides(seat: Seat) -> None:
    """A case decided at a meeting whose minutes are not approved yet."""
    seat.run("meeting", "close", "kd-2026-11-10")
    seat.run("meeting", "new", "koncerndirektionen", "2026-11-23", "--extra")
    seat.run("meeting", "add", BOARD, DECIDED)
    seat.run("meeting", "attend", BOARD, "--unknown")
    seat.run("meeting", "record", BOARD, DECIDED, "--result", "approved")
    seat.run("meeting", "record", BOARD, "--matter", "1", "--result", "approved")
    seat.run("meeting", "close", BOARD)


def test_what_was_appended_and_worded_anew_here_goes_along(anna: Seat, bo: Seat) -> None:
    decides(anna)
    for seat in (anna, bo):
        seat.run("sync")
    for seat, text in ((anna, "Tæl besøgene"), (bo, "Spørg til brugn")):
        seat.run("followup", "add", DECIDED, "--text", text, *WHO)
    anna.run("sync")
    wording = "follow_ups[1].text=Spørg til brugen"
    bo.run("case", "correct", DECIDED, wording, "--reason", "Stavet")
    bo.run("sync")
    bo.run("validate", "--errors")
    for text in ("Tæl besøgene", "Spørg til brugen"):
        assert fixed(bo, text, f"decisions/{DECIDED}.yaml") == ["D034"]
