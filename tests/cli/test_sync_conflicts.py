"""Both changed the same: told by record and field, and chosen by a word."""

from __future__ import annotations

import json

import pytest

from telectl.findings import Exit
from tests.hub import CASE, CASE_FILE, PROJECT, SIGNS, Hub, Seat, clash


def test_a_conflict_is_told_by_record_field_and_act_and_left_as_git_does(
    hub: Hub, anna: Seat, bo: Seat
) -> None:
    told = clash(anna, bo)
    assert f"»Fra Anna« ({CASE}) er rettet både af dig og af andre:" in told
    assert "  title: hos dig Fra Bo; hos de andre Fra Anna\n" in told
    subject = f"Rettet i {CASE}: title"
    assert f"  De andres handling: {subject} (Anna, " in told
    assert f"  Din handling: {subject} (" in told
    for way in ("sync --keep mit", "sync --keep deres", "sync --abort", "git rebase --abort"):
        assert way in told
    assert "rebase in progress" in bo.git("status")
    assert "<<<<<<< " in bo.text(CASE_FILE)
    assert hub.subjects()[0] == subject
    assert len(hub.subjects()) == 2
    assert bo.run("sync", code=Exit.CONFLICT).err == told


def test_a_conflict_is_left_off_and_all_is_as_before(anna: Seat, bo: Seat) -> None:
    bo.run("set", CASE, "title=Fra Bo")
    before = bo.tip()
    anna.run("set", CASE, "title=Fra Anna")
    anna.run("sync")
    bo.run("sync", code=Exit.CONFLICT)
    assert "ikke sendt" in bo.run("sync", "--abort").out
    assert bo.tip() == before
    assert bo.git("status", "--porcelain") == ""
    assert "intet at gå tilbage fra" in bo.run("sync", "--abort").out


@pytest.mark.parametrize(
    ("word", "title"), [("mit", "Fra Bo"), ("theirs", "Fra Anna"), ("mine", "Fra Bo")]
)
def test_one_side_is_kept_by_a_word(hub: Hub, anna: Seat, bo: Seat, word: str, title: str) -> None:
    clash(anna, bo)
    bo.run("sync", "--keep", word)
    assert title in bo.text(CASE_FILE)
    assert bo.git("status", "--porcelain") == ""
    assert bo.git("branch", "--show-current") == "main"
    assert hub.git("rev-parse", "main") == bo.tip()
    assert len(hub.subjects()) == 3
    anna.run("sync")
    assert title in anna.text(CASE_FILE)


def test_a_file_put_right_by_hand_is_sent_by_the_next_sync(anna: Seat, bo: Seat) -> None:
    clash(anna, bo)
    kept = [line for line in bo.text(CASE_FILE).splitlines() if line[:7] not in SIGNS]
    both = "\n".join(line for line in kept if "Fra Anna" not in line) + "\n"
    bo.file(CASE_FILE).write_text(both.replace("Fra Bo", "Fra begge"), "utf-8")
    bo.run("sync")
    anna.run("sync")
    assert "Fra begge" in anna.text(CASE_FILE)


def test_a_record_deleted_here_and_changed_there_is_a_conflict_until_one_says(
    anna: Seat, bo: Seat
) -> None:
    file = "tasks/journalisere-anvisning-3.yaml"
    bo.git("rm", "-q", f"data/{file}")
    bo.git("commit", "-qm", "Slettet")
    anna.run("task", "done", "journalisere-anvisning-3")
    anna.run("sync")
    told = bo.run("sync", code=Exit.CONFLICT).err
    assert "er slettet på den ene side og rettet på den anden" in told
    assert bo.run("sync", code=Exit.CONFLICT).err == told
    bo.run("sync", "--keep", "deres")
    assert "done:" in bo.text(file)


def test_files_changed_beside_stay_changed(anna: Seat, bo: Seat) -> None:
    anna.run("set", CASE, "title=Fra Anna")
    anna.run("sync")
    bo.run("project", "note", PROJECT, "Fra Bo")
    bo.file("tasks/journalisere-anvisning-3.yaml").write_text("# ikke færdig\n", "utf-8")
    bo.file("tasks/ny.yaml").write_text("id: ny\n", "utf-8")
    bo.file("staged.txt").write_text("klar\n", "utf-8")
    bo.git("add", "data/staged.txt")
    before = bo.git("status", "--porcelain")
    bo.run("sync")
    assert bo.git("status", "--porcelain") == before
    assert "Fra Anna" in bo.text(CASE_FILE)


@pytest.mark.parametrize("own", [False, True])
def test_a_file_changed_here_and_by_others_is_not_touched(anna: Seat, bo: Seat, own: bool) -> None:
    anna.run("set", CASE, "title=Fra Anna")
    anna.run("sync")
    if own:
        bo.run("project", "note", PROJECT, "Fra Bo")
    before = bo.tip()
    bo.file(CASE_FILE).write_text("# under arbejde\n", "utf-8")
    said = bo.run("sync", code=Exit.CONFLICT)
    assert f"data/{CASE_FILE}" in said.err
    assert bo.text(CASE_FILE) == "# under arbejde\n"
    assert bo.tip() == before


def test_a_new_file_in_the_way_is_not_touched(anna: Seat, bo: Seat) -> None:
    made = anna.decide("Ny sag")
    anna.run("sync")
    bo.file(f"decisions/{made}.yaml").write_text("mit\n", "utf-8")
    said = bo.run("sync", code=Exit.CONFLICT)
    assert made in said.err
    assert bo.text(f"decisions/{made}.yaml") == "mit\n"


def test_a_conflict_over_changes_beside_is_not_left_half_done(anna: Seat, bo: Seat) -> None:
    beside = "tasks/journalisere-anvisning-3.yaml"
    anna.run("set", CASE, "title=Fra Anna")
    anna.run("sync")
    bo.run("set", CASE, "title=Fra Bo")
    before = bo.tip()
    bo.file(beside).write_text(bo.text(beside) + "# ikke færdig\n", "utf-8")
    said = bo.run("sync", code=Exit.CONFLICT).err
    assert "title: hos dig Fra Bo; hos de andre Fra Anna" in said
    assert f'git commit -m "Rettet i hånden" -- "data/{beside}"' in said
    assert "skulle ændres nu" not in said
    assert bo.tip() == before
    bo.git("commit", "-qm", "Rettet i hånden", "--", f"data/{beside}")
    bo.run("sync", code=Exit.CONFLICT)
    bo.run("sync", "--keep", "mit")
    assert bo.git("status", "--porcelain") == ""


def test_long_texts_are_told_so_that_the_difference_is_seen(anna: Seat, bo: Seat) -> None:
    long = "En lang titel, der er ens på begge sider, indtil den til allersidst slutter med "
    anna.run("set", CASE, f"title={long}Anna")
    anna.run("sync")
    bo.run("set", CASE, f"title={long}Bo")
    told = bo.run("sync", code=Exit.CONFLICT).err
    assert "slutter med Bo; hos de andre …" in told
    assert "slutter med Anna\n" in told


def test_days_are_told_as_elsewhere(anna: Seat, bo: Seat) -> None:
    anna.run("set", "journalisere-anvisning-3", "done=2026-11-20")
    anna.run("sync")
    bo.run("set", "journalisere-anvisning-3", "done=2026-11-21")
    told = bo.run("sync", code=Exit.CONFLICT).err
    assert "done: hos dig 21-11-2026; hos de andre 20-11-2026\n" in told
    assert "(2026-" not in told


def test_sync_as_data(anna: Seat, bo: Seat) -> None:
    assert '"sent": 0' in anna.run("sync", "--format", "json").out
    anna.run("set", CASE, "title=Fra Anna")
    anna.run("sync")
    bo.run("set", CASE, "title=Fra Bo")
    said = bo.run("sync", "--format", "json", code=Exit.CONFLICT)
    refused = json.loads(said.out)["refused"]
    assert refused["key"] == "sync.conflict"
    (conflict,) = refused["facts"]["conflicts"]
    acts = {"theirs": conflict.pop("theirs"), "mine": [conflict.pop("mine")]}
    for act in (each for several in acts.values() for each in several):
        assert set(act) == {"who", "day", "subject"}
    assert conflict == {
        "file": f"data/{CASE_FILE}",
        "record": CASE,
        "title": "Fra Anna",
        "sort": "fields",
        "fields": [{"key": "title", "path": ["title"], "theirs": "Fra Anna", "mine": "Fra Bo"}],
    }


def test_several_acts_stop_one_after_the_other(hub: Hub, anna: Seat, bo: Seat) -> None:
    anna.run("set", CASE, "title=Fra Anna")
    anna.run("task", "done", "journalisere-anvisning-3")
    anna.run("sync")
    bo.run("set", CASE, "title=Fra Bo")
    bo.run("set", "journalisere-anvisning-3", "done=2026-11-20")
    bo.run("project", "note", PROJECT, "Fra Bo")
    assert "Fra Anna" in bo.run("sync", code=Exit.CONFLICT).err
    bo.file(CASE_FILE).write_text(anna.text(CASE_FILE), "utf-8")
    assert "journalisere-anvisning-3" in bo.run("sync", code=Exit.CONFLICT).err
    bo.run("sync", "--keep", "mit")
    assert "done: 2026-11-20" in bo.text("tasks/journalisere-anvisning-3.yaml")
    assert hub.git("rev-parse", "main") == bo.tip()
    assert len(hub.subjects()) == 6


def test_a_stop_that_git_itself_left_off_is_forgotten(anna: Seat, bo: Seat) -> None:
    clash(anna, bo)
    bo.git("rebase", "--abort")
    assert "intet at gå tilbage fra" in bo.run("sync", "--abort").out
    assert "er rettet både af dig og af andre" in bo.run("sync", code=Exit.CONFLICT).err


def test_the_same_meeting_told_otherwise_is_a_conflict_in_one_record(anna: Seat, bo: Seat) -> None:
    for seat in (anna, bo):
        words = (f"title=Møde hos {seat.folder.name}",)
        seat.run("meeting", "new", "coreteamet", "2026-12-01", "--extra", *words)
    anna.run("sync")
    told = bo.run("sync", code=Exit.CONFLICT).err
    assert "title: hos dig Møde hos bo; hos de andre Møde hos anna" in told
    assert "de andre Møde hos anna\n  Din handling" in told
