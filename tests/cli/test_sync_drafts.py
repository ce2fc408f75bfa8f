"""Two drafts of what one meeting said: one conflict, and no way out that costs a colleague hers."""

from __future__ import annotations

from telectl.findings import Exit
from tests.hub import CASE, Hub, Seat


def both_record(anna: Seat, bo: Seat) -> str:
    """Both record the same case of one meeting otherwise; what Bo is told as he sends."""
    anna.run("meeting", "new", "coreteamet", "2026-11-23", "--extra")
    name = anna.git("show", "--format=", "--name-only", "HEAD").rpartition("/")[2][:-5]
    anna.run("meeting", "add", name, CASE)
    anna.run("sync")
    bo.run("sync")
    anna.run("meeting", "record", name, CASE, "--result", "approved")
    bo.run("meeting", "record", name, CASE, "--result", "rejected")
    anna.run("sync")
    return name


def test_two_drafts_are_a_conflict_of_that_draft_in_words(anna: Seat, bo: Seat) -> None:
    name = both_record(anna, bo)
    told = bo.run("sync", code=Exit.CONFLICT).err
    assert "  said[1]: hos dig" in told
    for raw in ("{'", "[{", "rejected", "approved"):
        assert raw not in told
    assert "forkastet;" in told.casefold()
    assert "godkendt" in told.casefold()
    bo.run("sync", "--keep", "mit")
    assert bo.text(f"meetings/{name}.yaml").count("- case:") == 1
    bo.run("validate")


def test_what_is_undone_here_leaves_the_others_draft(hub: Hub, anna: Seat, bo: Seat) -> None:
    name = both_record(anna, bo)
    bo.run("sync", code=Exit.CONFLICT)
    bo.run("sync", "--abort")
    bo.run("undo")
    bo.run("sync")
    assert "result: approved" in bo.text(f"meetings/{name}.yaml")
    assert hub.git("rev-parse", "main") == bo.tip()


def test_the_same_done_there_and_undone_here_stays_done(hub: Hub, anna: Seat, bo: Seat) -> None:
    for seat in (anna, bo):
        seat.run("set", CASE, "title=Fra begge")
    anna.run("sync")
    bo.run("undo")
    bo.run("sync")
    assert "Fra begge" in bo.text(f"decisions/{CASE}.yaml")
    assert hub.git("rev-parse", "main") == bo.tip()
