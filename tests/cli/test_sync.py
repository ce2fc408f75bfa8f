"""Two secretaries, each in a clone of their own: sent and fetched, and nothing lost."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from telectl.findings import Exit
from tests.hub import CASE, PROJECT, Hub, Seat, git, hook, hub_of

CASE_FILE, PROJECT_FILE = f"decisions/{CASE}.yaml", f"projects/{PROJECT}.yaml"


@pytest.fixture
def hub(sample_template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Hub:
    return hub_of(sample_template, tmp_path, monkeypatch)


@pytest.fixture
def anna(hub: Hub) -> Seat:
    return hub.seat("anna")


@pytest.fixture
def bo(hub: Hub) -> Seat:
    return hub.seat("bo")


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


def clash(anna: Seat, bo: Seat) -> str:
    """Both give the same case another title; what Bo is told."""
    anna.run("set", CASE, "title=Fra Anna")
    anna.run("sync")
    bo.run("set", CASE, "title=Fra Bo")
    said = bo.run("sync", code=Exit.CONFLICT)
    assert said.out == ""
    return said.err


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


SIGNS = ("<<<<<<<", "=======", ">>>>>>>")


def test_a_file_that_cannot_be_read_is_not_sent(hub: Hub, anna: Seat, bo: Seat) -> None:
    clash(anna, bo)
    bo.file(CASE_FILE).write_text("title: [\n", "utf-8")
    said = bo.run("sync", code=Exit.CONFLICT)
    assert "kan ikke læses endnu" in said.err
    assert len(hub.subjects()) == 2


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
    assert bo.tip() == before
    assert hub.git("rev-parse", "main") == there
    assert bo.git("status", "--porcelain") == ""
    bo.run("undo")
    bo.run("sync")
    assert hub.git("rev-parse", "main") == bo.tip()


def test_a_case_that_both_decided_is_decided_once(hub: Hub, anna: Seat, bo: Seat) -> None:
    words = ("decision", "record", CASE, "--body", "koncerndirektionen", "--date", "2026-11-20")
    anna.run(*words, "--result", "approved")
    anna.run("sync")
    bo.run(*words, "--result", "rejected")
    before = bo.tip()
    said = bo.run("sync", code=Exit.ERRORS)
    assert f"{CASE}.yaml:" in said.err
    assert bo.tip() == before
    assert hub.git("rev-parse", "main") == anna.tip()


def test_without_a_connection_all_is_kept(hub: Hub, anna: Seat) -> None:
    anna.run("set", CASE, "title=Uden net")
    before = anna.tip()
    away = hub.folder.rename(hub.folder.with_name("away.git"))
    said = anna.run("sync", code=Exit.GIT)
    assert "Én handling venter her på at blive sendt" in said.err
    assert "intet er tabt" in said.err
    assert anna.tip() == before
    away.rename(hub.folder)
    anna.run("sync")
    assert hub.git("rev-parse", "main") == before


def test_files_changed_beside_stay_changed(anna: Seat, bo: Seat) -> None:
    anna.run("set", CASE, "title=Fra Anna")
    anna.run("sync")
    bo.run("project", "note", PROJECT, "Fra Bo")
    bo.file("tasks/journalisere-anvisning-3.yaml").write_text("# ikke færdig\n")
    bo.file("tasks/ny.yaml").write_text("id: ny\n")
    bo.file("staged.txt").write_text("klar\n")
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
    bo.file(CASE_FILE).write_text("# under arbejde\n")
    said = bo.run("sync", code=Exit.CONFLICT)
    assert f"data/{CASE_FILE}" in said.err
    assert bo.text(CASE_FILE) == "# under arbejde\n"
    assert bo.tip() == before


def test_a_new_file_in_the_way_is_not_touched(anna: Seat, bo: Seat) -> None:
    made = anna.decide("Ny sag")
    anna.run("sync")
    bo.file(f"decisions/{made}.yaml").write_text("mit\n")
    said = bo.run("sync", code=Exit.CONFLICT)
    assert made in said.err
    assert bo.text(f"decisions/{made}.yaml") == "mit\n"


def test_a_conflict_over_changes_beside_is_not_left_half_done(anna: Seat, bo: Seat) -> None:
    anna.run("set", CASE, "title=Fra Anna")
    anna.run("sync")
    bo.run("set", CASE, "title=Fra Bo")
    before = bo.tip()
    bo.file("tasks/journalisere-anvisning-3.yaml").write_text("# ikke færdig\n")
    bo.run("sync", code=Exit.CONFLICT)
    assert bo.tip() == before
    assert bo.text("tasks/journalisere-anvisning-3.yaml") == "# ikke færdig\n"
    bo.git("restore", "data/tasks/journalisere-anvisning-3.yaml")
    assert bo.git("status", "--porcelain") == ""


def test_on_no_branch_nothing_is_sent(anna: Seat) -> None:
    anna.git("checkout", "-q", "--detach")
    assert "ikke på nogen gren" in anna.run("sync", code=Exit.GIT).err


def test_a_branch_that_goes_nowhere_is_told_the_way(anna: Seat) -> None:
    anna.git("checkout", "-q", "-b", "kladde", "--no-track")
    assert "git push -u origin kladde" in anna.run("sync", code=Exit.GIT).err
    anna.git("remote", "remove", "origin")
    assert "git remote add origin ADRESSE" in anna.run("sync", code=Exit.GIT).err


def test_a_rebase_of_the_users_own_is_left_alone(anna: Seat, bo: Seat) -> None:
    anna.run("set", CASE, "title=Fra Anna")
    anna.run("sync")
    bo.run("set", CASE, "title=Fra Bo")
    bo.git("-c", "pull.rebase=true", "pull", "-q", code=1)
    for words in (("sync",), ("sync", "--abort")):
        assert "rebase" in bo.run(*words, code=Exit.GIT).err
    assert "rebase in progress" in bo.git("status")


def test_the_users_hook_is_asked_before_anything_is_sent(hub: Hub, anna: Seat) -> None:
    anna.run("set", CASE, "title=Nyt")
    hook(anna.folder, "pre-push", "echo nej tak >&2; exit 1")
    said = anna.run("sync", code=Exit.GIT)
    assert "pre-push" in said.err
    assert "nej tak" in said.err
    assert len(hub.subjects()) == 1


def test_the_other_sides_refusal_is_told_and_nothing_is_lost(hub: Hub, anna: Seat) -> None:
    anna.run("set", CASE, "title=Nyt")
    hook(hub.folder, "pre-receive", "echo kun på hverdage >&2; exit 1")
    before = anna.tip()
    said = anna.run("sync", code=Exit.GIT)
    assert "kun på hverdage" in said.err
    assert anna.tip() == before


def test_a_signature_is_made_anew_or_nothing_happens(anna: Seat, bo: Seat, tmp_path: Path) -> None:
    anna.run("set", CASE, "title=Fra Anna")
    anna.run("sync")
    bo.run("project", "note", PROJECT, "Fra Bo")
    signer = tmp_path / "signer"
    signer.write_text(
        '#!/bin/sh\ncat >/dev/null\nprintf "\\n[GNUPG:] SIG_CREATED x\\n" >&2\necho S\n'
    )
    signer.chmod(0o755)
    for key, value in {"commit.gpgsign": "true", "gpg.program": "false"}.items():
        bo.git("config", key, value)
    before = bo.tip()
    assert "signatur" in bo.run("sync", code=Exit.GIT).err
    assert bo.tip() == before
    bo.git("config", "gpg.program", os.fspath(signer))
    bo.run("sync")
    assert "gpgsig" in bo.git("cat-file", "commit", "HEAD")


def test_a_shallow_clone_sends_and_fetches(hub: Hub, anna: Seat, tmp_path: Path) -> None:
    anna.run("set", CASE, "title=Fra Anna")
    anna.run("sync")
    git(tmp_path, "clone", "-q", "--depth=1", f"file://{hub.folder.as_posix()}", "flad")
    flat = Seat(tmp_path / "flad")
    flat.run("setup", "--name", "Flad", "--email", "flad@example.org")
    flat.run("project", "note", PROJECT, "Fra den flade")
    anna.run("set", CASE, "title=Fra Anna igen")
    anna.run("sync")
    flat.run("sync")
    assert hub.git("rev-parse", "main") == flat.tip()


def test_a_history_written_anew_is_not_joined(hub: Hub, anna: Seat, bo: Seat) -> None:
    anna.run("set", CASE, "title=Fra Anna")
    anna.run("sync")
    bo.run("sync")
    bo.run("project", "note", PROJECT, "Fra Bo")
    anna.git("commit", "-q", "--amend", "-m", "Anderledes")
    anna.git("push", "-q", "--force")
    before = bo.tip()
    for _ in range(2):
        assert "skrevet om" in bo.run("sync", code=Exit.CONFLICT).err
    assert bo.tip() == before
    assert hub.subjects()[0] == "Anderledes"


def test_a_branch_not_yet_there_is_made(hub: Hub, anna: Seat) -> None:
    anna.git("checkout", "-q", "-b", "ny")
    anna.git("config", "branch.ny.remote", "origin")
    anna.git("config", "branch.ny.merge", "refs/heads/ny")
    anna.run("sync")
    assert hub.git("rev-parse", "ny") == anna.tip()


def test_sync_as_data(anna: Seat, bo: Seat) -> None:
    assert '"sent": 0' in anna.run("sync", "--format", "json").out
    anna.run("set", CASE, "title=Fra Anna")
    anna.run("sync")
    bo.run("set", CASE, "title=Fra Bo")
    said = bo.run("sync", "--format", "json", code=Exit.CONFLICT)
    assert '"key": "sync.conflict"' in said.out
    assert '"theirs": "Fra Anna"' in said.out


def test_what_cannot_be_meant_is_refused(anna: Seat) -> None:
    anna.run("sync", "--keep", "begge", code=Exit.USAGE)
    anna.run("sync", "--no-commit", code=Exit.USAGE)


def test_merges_of_ones_own_are_laid_on_too(hub: Hub, anna: Seat, bo: Seat) -> None:
    anna.run("set", CASE, "title=Fra Anna")
    anna.run("sync")
    bo.run("project", "note", PROJECT, "Fra Bo")
    bo.git("-c", "pull.rebase=false", "pull", "-q", "--no-edit")
    anna.run("task", "done", "journalisere-anvisning-3")
    anna.run("sync")
    bo.run("sync")
    assert hub.git("rev-parse", "main") == bo.tip()
    assert "Fra Bo" in bo.text(PROJECT_FILE)
    assert "Statusnote om hjertesvigt-paa-tvaers: Fra Bo" in hub.subjects()


def test_the_same_done_on_both_sides_is_two_acts_and_one_change(
    hub: Hub, anna: Seat, bo: Seat
) -> None:
    for seat in (anna, bo):
        seat.run("set", CASE, "title=Fra begge")
        seat.run("sync")
    assert hub.subjects().count(f"Rettet i {CASE}: title") == 2
    assert bo.text(CASE_FILE).count("Fra begge") == 1


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


def test_a_stop_that_git_itself_left_off_is_forgotten(anna: Seat, bo: Seat) -> None:
    clash(anna, bo)
    bo.git("rebase", "--abort")
    assert "intet at gå tilbage fra" in bo.run("sync", "--abort").out
    assert "er rettet både af dig og af andre" in bo.run("sync", code=Exit.CONFLICT).err


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


def test_the_same_meeting_told_otherwise_is_a_conflict_in_one_record(anna: Seat, bo: Seat) -> None:
    for seat in (anna, bo):
        words = (f"title=Møde hos {seat.folder.name}",)
        seat.run("meeting", "new", "coreteamet", "2026-12-01", "--extra", *words)
    anna.run("sync")
    told = bo.run("sync", code=Exit.CONFLICT).err
    assert "title: hos dig Møde hos bo; hos de andre Møde hos anna" in told
    assert "de andre Møde hos anna\n  Din handling" in told
