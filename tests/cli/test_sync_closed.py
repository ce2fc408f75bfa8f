"""One meeting closed on two clones: whoever sends first has closed it, and it stays closed."""

from __future__ import annotations

import pytest

from telectl.findings import Exit
from tests.hub import Hub, Seat

BOARD, CASE = "kd-2026-11-23", "overgang-til-region-oestdanmark"
MEETING, DECIDED = f"meetings/{BOARD}.yaml", f"decisions/{CASE}.yaml"


def convene(anna: Seat, bo: Seat) -> None:
    anna.run("meeting", "close", "kd-2026-11-10")
    anna.run("meeting", "new", "koncerndirektionen", "2026-11-23", "--extra")
    anna.run("meeting", "add", BOARD, CASE)
    for seat in (anna, bo):
        seat.run("sync")


def close(seat: Seat, result: str) -> None:
    seat.run("meeting", "attend", BOARD, "--unknown")
    seat.run("meeting", "record", BOARD, CASE, "--result", result, "--no-follow-up", "Intet")
    seat.run("meeting", "record", BOARD, "--matter", "1", "--result", "approved")
    seat.run("meeting", "close", BOARD)


@pytest.fixture
def closed(hub: Hub, anna: Seat, bo: Seat) -> Hub:
    """Anna has closed it and sent; Bo has closed it otherwise."""
    convene(anna, bo)
    close(anna, "approved")
    close(bo, "rejected")
    anna.run("sync")
    return hub


def as_anna_closed_it(hub: Hub, seat: Seat) -> None:
    """What all now have, wherever it came from."""
    assert hub.git("rev-parse", "main") == seat.tip()
    assert seat.git("status", "--porcelain") == ""
    meeting, case = seat.text(MEETING), seat.text(DECIDED)
    assert "status: closed" in meeting
    assert "minutes:\n  status: draft" in meeting
    assert "said:" not in meeting
    assert case.count("deciding: true") == 1
    assert "result: approved" in case
    assert "rejected" not in case
    seat.run("validate", "--errors")


def goes_the_way_out(seat: Seat, hub: Hub) -> int:
    """Undone and sent, as the refusal says, until it is sent; how often."""
    for times in range(1, 9):
        seat.run("undo")
        there = hub.git("rev-parse", "main")
        said = seat.run("sync", code=None)
        if said.code == 0:
            return times
        assert "telectl undo, så telectl sync" in said.err, said
        assert hub.git("rev-parse", "main") == there
    raise AssertionError("there is no way out")


def test_two_closings_are_one_conflict_in_words(closed: Hub, bo: Seat) -> None:
    told = bo.run("sync", code=Exit.CONFLICT).err
    assert "outcomes[1]: hos dig" in told
    assert "stamps" not in told
    bo.run("sync", "--keep", "theirs")
    as_anna_closed_it(closed, bo)


def test_the_way_out_that_is_printed_leads_out(closed: Hub, bo: Seat) -> None:
    bo.run("sync", code=Exit.CONFLICT)
    said = bo.run("sync", "--keep", "mine", code=Exit.ERRORS).err
    assert "telectl undo, så telectl sync" in said
    assert goes_the_way_out(bo, closed) > 0
    as_anna_closed_it(closed, bo)


def test_a_closing_that_was_undone_opens_nothing(closed: Hub, bo: Seat) -> None:
    bo.run("undo")
    said = bo.run("sync", code=Exit.ERRORS).err
    assert "telectl undo, så telectl sync" in said
    goes_the_way_out(bo, closed)
    as_anna_closed_it(closed, bo)


def test_all_that_was_undone_goes_along_no_more(closed: Hub, anna: Seat, bo: Seat) -> None:
    for _ in range(4):
        bo.run("undo")
    bo.run("project", "note", "hjertesvigt-paa-tvaers", "Fra Bo")
    said = bo.run("sync").out
    assert "Sendt: én handling" in said
    as_anna_closed_it(closed, bo)
    assert "Fra Bo" in bo.text("projects/hjertesvigt-paa-tvaers.yaml")


def test_what_was_undone_and_done_again_goes_along(hub: Hub, anna: Seat, bo: Seat) -> None:
    anna.run("task", "done", "journalisere-anvisning-3")
    anna.run("sync")
    bo.run("project", "note", "hjertesvigt-paa-tvaers", "Fra Bo")
    bo.run("set", CASE, "deviation=Nej")
    bo.run("undo")
    bo.run("undo")
    bo.run("undo", "--redo")
    assert "Sendt: én handling" in bo.run("sync").out
    assert hub.subjects()[0] == "Statusnote om hjertesvigt-paa-tvaers: Fra Bo"
    assert "Fra Bo" in bo.text("projects/hjertesvigt-paa-tvaers.yaml")
    assert "deviation" not in bo.text(DECIDED)
    bo.run("validate", "--errors")


BEFORE = "meetings/kd-2026-11-10.yaml"
OPENED = {
    "Mødet": (MEETING, "status: closed\n", "status: held\n"),
    "Referatet": (BEFORE, "status: final\n  approved: 2026-11-23\n", "status: draft\n"),
    "Sagen": (DECIDED, "    deciding: true\n", ""),
}


@pytest.mark.parametrize("what", ["valget", *OPENED])
def test_what_others_settled_is_opened_by_no_choice(
    hub: Hub, anna: Seat, bo: Seat, what: str
) -> None:
    convene(anna, bo)
    close(anna, "approved")
    anna.run("sync")
    bo.run("set", BOARD, "status=cancelled")
    there, before = hub.git("rev-parse", "main"), bo.tip()
    bo.run("sync", code=Exit.CONFLICT)
    if what in OPENED:
        bo.file(MEETING).write_text(anna.text(MEETING), "utf-8")
        file, old, new = OPENED[what]
        assert old in bo.text(file)
        bo.file(file).write_text(bo.text(file).replace(old, new), "utf-8")
        bo.git("add", f"data/{file}")
    words = () if what in OPENED else ("--keep", "mit")
    said = bo.run("sync", *words, code=Exit.ERRORS).err
    assert f"{what if what in OPENED else 'Mødet'} {'af ' if what == 'Referatet' else ''}" in said
    assert "af andre imens" in said
    assert (hub.git("rev-parse", "main"), bo.tip()) == (there, before)
    bo.run("sync", code=Exit.CONFLICT)
    bo.run("sync", "--keep", "deres")
    as_anna_closed_it(hub, bo)


def test_one_who_opens_what_was_closed_before_does_so_openly(
    closed: Hub, anna: Seat, bo: Seat
) -> None:
    anna.run("undo")
    anna.run("sync")
    assert "status: held" in closed.git("show", f"main:data/{MEETING}")


def test_old_minutes_approved_by_two_meetings_are_a_plain_conflict(
    hub: Hub, anna: Seat, bo: Seat
) -> None:
    anna.run("meeting", "close", "kd-2026-11-10")
    for on in ("2026-11-20", "2026-11-23"):
        anna.run("meeting", "new", "koncerndirektionen", on, "--extra")
    anna.run("sync")
    bo.run("sync")
    for seat, on in ((anna, "2026-11-23"), (bo, "2026-11-20")):
        seat.run("meeting", "attend", f"kd-{on}", "--unknown")
        seat.run("meeting", "record", f"kd-{on}", "--matter", "1", "--result", "approved")
        seat.run("meeting", "close", f"kd-{on}")
    anna.run("sync")
    told = bo.run("sync", code=Exit.CONFLICT).err
    assert "  minutes.approved: hos dig 20-11-2026; hos de andre 23-11-2026\n" in told
    assert told.count(": hos dig ") == 1
    sent = hub.git("rev-parse", "main")
    refused = bo.run("sync", "--keep", "mit", code=Exit.ERRORS).err
    assert "D044" in refused
    assert hub.git("rev-parse", "main") == sent
    for words in (("undo",), ("sync",)):
        bo.run(*words)
    assert "approved: 2026-11-23" in bo.text(BEFORE)
    assert hub.git("rev-parse", "main") == bo.tip()
    bo.run("validate", "--errors")
