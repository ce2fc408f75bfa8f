"""What is sent is judged first: what is one's own, and what both come to."""

from __future__ import annotations

import pytest

from telectl.findings import Exit
from tests.hub import CASE, CASE_FILE, PROJECT, PROJECT_FILE, Hub, Seat, clash


def test_a_file_that_cannot_be_read_is_not_sent(hub: Hub, anna: Seat, bo: Seat) -> None:
    clash(anna, bo)
    bo.file(CASE_FILE).write_text("title: [\n", "utf-8")
    said = bo.run("sync", code=Exit.CONFLICT)
    assert "kan ikke læses endnu" in said.err
    assert len(hub.subjects()) == 2


def test_what_holds_on_each_side_but_not_together_is_not_sent(
    hub: Hub, anna: Seat, bo: Seat
) -> None:
    anna.run(
        "solution", "new", "uret", "--title", "Uret", "--purpose", "Måling", "--area", "hjerte"
    )
    anna.run("sync")
    bo.run("sync")
    anna.run("undo")
    anna.run("sync")
    bo.run("add", CASE, "concerns", "uret")
    bo.run("validate")
    before, there = bo.tip(), hub.git("rev-parse", "main")
    said = bo.run("sync", code=Exit.ERRORS)
    assert "holder hver for sig, men ikke sammen" in said.err
    assert f"{CASE}.yaml:" in said.err
    assert "»uret«" in said.err
    assert "De andres handling: Fortrudt: " in said.err
    assert bo.tip() == before
    assert hub.git("rev-parse", "main") == there
    assert bo.git("status", "--porcelain") == ""
    bo.run("undo")
    bo.run("sync")
    assert hub.git("rev-parse", "main") == bo.tip()


def test_a_case_that_both_decided_is_a_conflict_and_decided_once(
    hub: Hub, anna: Seat, bo: Seat
) -> None:
    words = ("decision", "record", CASE, "--body", "koncerndirektionen", "--date", "2026-11-20")
    anna.run(*words, "--result", "approved")
    anna.run("sync")
    bo.run(*words, "--result", "rejected")
    before = bo.tip()
    assert "outcomes[1]: hos dig" in bo.run("sync", code=Exit.CONFLICT).err
    said = bo.run("sync", "--keep", "mit", code=Exit.ERRORS)
    assert f"{CASE}.yaml:" in said.err
    assert bo.tip() == before
    assert hub.git("rev-parse", "main") == anna.tip()
    bo.run("sync", code=Exit.CONFLICT)
    bo.run("sync", "--keep", "deres")
    assert bo.text(CASE_FILE).count("deciding: true") == 1
    assert "rejected" not in bo.text(CASE_FILE)
    bo.run("validate", "--errors")


def test_what_was_put_together_by_hand_is_judged_too(hub: Hub, anna: Seat, bo: Seat) -> None:
    bo.run("set", CASE, "title=Fra Bo")
    before = bo.tip()
    anna.run("set", CASE, "title=Fra Anna")
    anna.run("sync")
    bo.run("sync", code=Exit.CONFLICT)
    bo.file(CASE_FILE).write_text(anna.text(CASE_FILE) + "nonsense: 1\n", "utf-8")
    assert "nonsense" in bo.run("sync", code=Exit.ERRORS).err
    assert bo.tip() == before
    assert bo.git("status", "--porcelain") == ""
    assert len(hub.subjects()) == 2


NUMBER, BY_HAND = "010190-1234", ("commit", "-qm", "Rettet i hånden", "-a")


def by_hand(seat: Seat, old: str, new: str) -> None:
    """A case changed and committed past the program."""
    text = seat.text(CASE_FILE)
    assert old in text
    seat.file(CASE_FILE).write_text(text.replace(old, new, 1), "utf-8")
    seat.git(*BY_HAND)


@pytest.mark.parametrize(
    ("new", "named"),
    [
        (f"title: Borgeren {NUMBER}\n#", "CPR-nummer"),
        ("date: [\ntitle:", "Rettet i hånden"),
        ("supersedes: findes-ikke\ntitle:", "findes-ikke"),
    ],
)
@pytest.mark.parametrize("behind", [False, True])
def test_own_errors_are_not_sent(
    hub: Hub, anna: Seat, bo: Seat, new: str, named: str, behind: bool
) -> None:
    if behind:
        bo.run("task", "done", "journalisere-anvisning-3")
        bo.run("sync")
    by_hand(anna, "title:", new)
    before, there = anna.tip(), hub.git("rev-parse", "main")
    said = anna.run("sync", code=Exit.ERRORS).err
    assert named in said
    assert f"{CASE_FILE}:" in said
    assert f'-- "data/{CASE_FILE}"' in said
    assert NUMBER not in said
    assert anna.tip() == before
    assert hub.git("rev-parse", "main") == there


def test_errors_that_the_others_have_stop_nobody(hub: Hub, anna: Seat, bo: Seat) -> None:
    by_hand(anna, "title:", "nonsense: 1\ntitle:")
    anna.git("push", "-q")
    bo.run("sync")
    bo.run("project", "note", PROJECT, "Fra Bo")
    bo.run("sync")
    assert hub.git("rev-parse", "main") == bo.tip()


def test_a_number_deleted_again_goes_along_in_no_history(hub: Hub, anna: Seat) -> None:
    before = anna.text(CASE_FILE)
    by_hand(anna, "title:", f"title: Borgeren {NUMBER}\n#")
    anna.file(CASE_FILE).write_text(before, "utf-8")
    anna.git(*BY_HAND)
    anna.run("project", "note", PROJECT, "Fra Anna")
    said = anna.run("sync", code=Exit.ERRORS).err
    assert "CPR-nummer" in said
    assert "telectl sync --as-one" in said
    assert len(hub.subjects()) == 1
    anna.run("sync", "--as-one")
    assert hub.git("rev-parse", "main") == anna.tip()
    assert NUMBER not in hub.git("log", "-p", "main")
    assert "Fra Anna" in anna.text(PROJECT_FILE)
    assert anna.git("status", "--porcelain") == ""


def test_what_git_itself_went_on_with_is_judged_too(hub: Hub, anna: Seat, bo: Seat) -> None:
    clash(anna, bo)
    said = bo.run("project", "note", PROJECT, "Nu", code=Exit.GIT).err
    assert "git rebase" not in said
    assert "telectl sync --abort" in said
    bo.file(CASE_FILE).write_text("title: [\n", "utf-8")
    bo.git("add", "-A")
    bo.git("-c", "core.editor=true", "rebase", "--continue")
    there = hub.git("rev-parse", "main")
    assert f"{CASE_FILE}:" in bo.run("sync", code=Exit.ERRORS).err
    assert hub.git("rev-parse", "main") == there
