"""Wording put right while the minutes are a draft; what was decided stays, or is a new case."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.desk import Desk, new_portfolio, run

CASE, MEETING, PROJECT = "proevning", "meetings/kd-2026-11-10.yaml", "projects/proeven.yaml"
WHY = ("--reason", "Slåfejl")


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case decided at a meeting whose minutes are a draft, and one decided at none."""
    with new_portfolio(tmp_path_factory.mktemp("template") / "center") as desk:
        desk.run("member", "new", "lise", "--name", "Lise", "--since", "2025-09-01")
        desk.run(
            *("project", "new", "proeven", "--title", "Prøven", "--owner", "lise"),
            *("--site", "region-hovedstaden", "--sector", "hospital"),
        )
        desk.run(
            *("new", "meeting", "kd-2026-11-10", "title=KD", "body=koncerndirektionen"),
            *("date=2026-11-10", "status=held", "minutes.status=draft"),
        )
        desk.run(
            *("case", "new", CASE, "--title", "Prøvning", "--moves", "proeven:pilot"),
            *("--point", "at prøven begynder", "finances.public=Intet", "finances.amount=1000"),
        )
        desk.run(
            *("decision", "record", CASE, "--meeting", "kd-2026-11-10", "--result", "approved"),
            *("--proviso", "Inden for ramen", "--follow-up", "Begynd;lise;2026-12-15"),
        )
        desk.run(
            *("decision", "record", "ude", "--title", "Ude", "--point", "at", "--body"),
            *("koncerndirektionen", "--result", "approved", "--no-follow-up", "Intet"),
        )
    return desk.folder


def approved(desk: Desk, meeting: str) -> None:
    words = ("status=closed", "minutes.status=final", "minutes.approved=2026-11-23")
    desk.run("set", meeting, *words)


def codes() -> list[str]:
    return [
        each["code"] for each in json.loads(run("validate", "--format", "json").out)["findings"]
    ]


def test_wording_is_corrected_with_a_reason_in_one_act(desk: Desk) -> None:
    desk.run("case", "correct", CASE, "title=Prøvningen", "points[1].text=at den begynder", *WHY)
    text = desk.file("decisions/proevning.yaml")
    assert "title: Prøvningen\n" in text
    assert "    reason: Slåfejl\n" in text
    assert desk.changed() == {"data/decisions/proevning.yaml", f"data/{MEETING}"}
    assert "corrections:\n  - date: 2026-11-23\n    reason: Slåfejl\n" in desk.file(MEETING)
    assert not {"D034", "D036", "D037"} & set(codes())
    desk.run("case", "correct", CASE, "outcomes[1].points[1].proviso=Inden for rammen", *WHY)
    desk.run("case", "correct", CASE, "title=Prøvning", *WHY)
    assert not {"D034", "D036", "D037"} & set(codes())


@pytest.mark.parametrize(
    "word",
    [
        "outcomes[1].points[1].result=rejected",
        "outcomes[1].date=2026-11-09",
        "points[1].moves.to=idea",
        "points[1].number=2",
        "finances.amount=2000",
        "finances.public=",
        "stamps[1].reason=Fordi",
    ],
)
def test_what_is_no_wording_is_a_new_case(desk: Desk, word: str) -> None:
    before = desk.log()
    said = desk.run("case", "correct", CASE, word, *WHY, code=4)
    assert "telectl " in said.err
    assert desk.log() == before


def test_what_is_empty_has_no_wording(desk: Desk) -> None:
    desk.run("case", "correct", CASE, "finances.technical=Mere", *WHY, code=4)


def test_approved_minutes_lock_the_wording_and_the_journal_number_stays_open(desk: Desk) -> None:
    desk.run("case", "journalise", CASE, "26012345", "2026-11-12")
    approved(desk, "kd-2026-11-10")
    said = desk.run("case", "correct", CASE, "title=Prøvningen", *WHY, code=4)
    assert f"telectl case supersede {CASE}" in said.err
    desk.run("case", "correct", CASE, "journal.number=26012346", *WHY)
    assert not {"D034", "D036"} & set(codes())


def test_without_a_meeting_or_a_decision_there_are_no_minutes_to_correct(desk: Desk) -> None:
    said = desk.run("case", "correct", "ude", "title=Inde", *WHY, code=4)
    assert "telectl case supersede ude" in said.err
    desk.run("case", "new", "kladde", "--title", "Kladde", "--point", "at")
    desk.run("case", "correct", "kladde", "title=Kladden", *WHY, code=4)
    desk.run("case", "correct", CASE, "title=Prøvningen", code=2)


def test_set_and_add_are_refused_with_the_way_on(desk: Desk) -> None:
    said = desk.run("set", CASE, "title=Prøvningen", code=1)
    assert "D034" in said.err
    assert f"telectl case correct {CASE} title=TEKST" in said.err
    assert "git" not in said.err
    desk.run("set", CASE, "stamps=", code=4)
    desk.run("add", CASE, "stamps", "record=proevning", "date=2026-11-23", code=4)


def test_the_journal_number_and_what_follows_are_filled_and_then_fixed(desk: Desk) -> None:
    desk.run("case", "journalise", CASE, "26012345", "2026-11-12")
    desk.run("followup", "done", CASE)
    desk.run("add", CASE, "excerpts", "to=Rigshospitalet", "sent=2026-11-20")
    assert not {"D034", "D036", "D037"} & set(codes())
    desk.run("set", CASE, "journal.number=26012346", code=4)
    desk.run("set", CASE, "excerpts[1].to=Herlev", code=1)


def test_a_project_changed_since_is_told_until_it_is_said_to_be_editorial(desk: Desk) -> None:
    assert "D035" not in codes()
    desk.run("set", "proeven", "sites=cimt")
    assert "D035" in codes()
    desk.run("case", "restamp", CASE, "proeven", "--reason", "Samme sted under nyt navn")
    assert not {"D035", "D036"} & set(codes())
    desk.run("case", "restamp", CASE, "proeven", *WHY, code=4)
    desk.run("case", "restamp", "ude", "proeven", *WHY, code=4)
    desk.run("case", "restamp", CASE, *WHY, code=4)


def test_a_case_decided_before_there_were_stamps_gets_them_when_asked(desk: Desk) -> None:
    path = desk.folder / "data/decisions/proevning.yaml"
    path.write_text(path.read_text("utf-8").partition("stamps:")[0], "utf-8")
    desk.repo.commit("-q", "--no-verify", "-am", "Som før")
    desk.run("case", "restamp", CASE, "--reason", "Afgjort, før der var fingeraftryk")
    desk.run("case", "restamp", CASE, "proeven", "--reason", "Afgjort, før der var fingeraftryk")
    assert not {"D034", "D035", "D036", "D037"} & set(codes())
    desk.run("set", CASE, "title=Prøvningen", code=1)


def test_the_case_that_took_its_place_is_told_of_the_old_one(desk: Desk) -> None:
    desk.run("case", "supersede", CASE, "ny", "--title", "Ny prøvning")
    assert "Skal afløses af" in desk.run("case", "show", CASE).out
    desk.run("decision", "record", "ny", "--body", "koncerndirektionen", "--result", "approved")
    assert "Afløst af" in desk.run("case", "show", CASE).out


def test_a_number_is_put_right_with_a_reason_also_before_the_decision(desk: Desk) -> None:
    desk.run("case", "new", "kladde", "--title", "Kladde", "--point", "at")
    desk.run("case", "journalise", "kladde", "26012345", "2026-11-12")
    said = desk.run("set", "kladde", "journal.number=26012346", code=4)
    assert "telectl case correct kladde journal.number=NUMMER" in said.err
    desk.run("case", "correct", "kladde", "journal.number=26012346", *WHY)
    assert "number: 26012346" in desk.file("decisions/kladde.yaml").replace('"', "")


def test_stamps_taken_out_by_hand_are_missed(desk: Desk) -> None:
    path = desk.folder / "data/decisions/proevning.yaml"
    text = path.read_text("utf-8").partition("\nstamps:")[0] + "\n"
    path.write_text(text.replace("result: approved", "result: rejected"), "utf-8")
    said = desk.run("validate", "--format", "json", code=1)
    (found,) = [each for each in json.loads(said.out)["findings"] if each["code"] == "D037"]
    assert (found["severity"], found["facts"]["why"]) == ("error", "none")


def test_the_first_stamps_begin_their_time_in_a_portfolio_from_before_them(desk: Desk) -> None:
    settings = desk.folder / "data/telectl.yaml"
    text = settings.read_text("utf-8")
    assert "stamps_since: " in text
    lines = [each for each in text.splitlines() if not each.startswith("stamps_since")]
    settings.write_text("\n".join(lines) + "\n", "utf-8")
    for each in (desk.folder / "data/decisions").glob("*.yaml"):
        each.write_text(each.read_text("utf-8").partition("\nstamps:")[0] + "\n", "utf-8")
    desk.repo.commit("-qam", "Som før", "--no-verify")
    assert "D037" not in codes()
    desk.run("case", "restamp", CASE, *WHY)
    assert "stamps_since: 2026-11-2" in settings.read_text("utf-8")
    assert "D037" not in codes()


def test_the_texts_of_a_decided_case_are_fixed_and_worded_with_a_reason(desk: Desk) -> None:
    said = desk.run("set", CASE, "background=Noget andet", code=1)
    assert f"telectl case correct {CASE} background=TEKST" in said.err
    desk.run("add", CASE, "annexes", "number=1", "title=Nyt", code=1)


def test_advice_is_worded_only_while_its_own_minutes_are_a_draft(desk: Desk) -> None:
    desk.run(
        *("new", "meeting", "ra-2026-10-01", "title=RG", "body=klinisk-referencegruppe"),
        *("date=2026-10-01", "status=held", "minutes.status=draft"),
    )
    desk.run("case", "new", "raad", "--title", "Raad", "--point", "at")
    desk.run(
        *("add", "raad", "advice", "subject=clinical_content", "body=klinisk-referencegruppe"),
        *("given=2026-10-01", "conclusion=recommended", "text=Anbefales", "meeting=ra-2026-10-01"),
    )
    desk.run(
        *("decision", "record", "raad", "--meeting", "kd-2026-11-10", "--result", "approved"),
        *("--no-follow-up", "Intet"),
    )
    correct = ("case", "correct", "raad", "advice[1].text=Anbefales ikke", *WHY)
    desk.run(*correct)
    assert "data/meetings/ra-2026-10-01.yaml" in desk.changed()
    assert "D034" not in codes()
    approved(desk, "ra-2026-10-01")
    assert "ra-2026-10-01" in desk.run(*correct, code=4).err
    desk.run("set", "raad", "advice[1].meeting=")
    assert "telectl case supersede raad" in desk.run(*correct, code=4).err


TEXTS = ("background", "statement", "consequences", "risk", "communication", "timetable")


def test_each_text_is_worded_with_a_reason_until_the_minutes_are_approved(desk: Desk) -> None:
    told = [f"{each}=Før" for each in TEXTS]
    desk.run("case", "new", "tekster", "--title", "Tekster", "--point", "at", *told)
    desk.run(
        *("decision", "record", "tekster", "--meeting", "kd-2026-11-10", "--result", "approved"),
        *("--no-follow-up", "Intet"),
    )
    for each in TEXTS:
        assert "D034" in desk.run("set", "tekster", f"{each}=Efter", code=1).err
    desk.run("case", "correct", "tekster", *(f"{each}=Efter" for each in TEXTS), *WHY)
    text = desk.file("decisions/tekster.yaml")
    assert all(f"{each}: Efter\n" in text for each in TEXTS)
    assert text.count("    reason: Slåfejl\n") == 1
    assert not {"D034", "D036", "D037"} & set(codes())
    approved(desk, "kd-2026-11-10")
    desk.run("case", "correct", "tekster", "risk=Igen", *WHY, code=4)


def test_what_a_text_stamps_is_only_what_was_worded(desk: Desk) -> None:
    desk.run("case", "correct", CASE, "title=Prøvningen", *WHY)
    last = desk.file("decisions/proevning.yaml").rpartition("fields: ")[2].splitlines()[0]
    assert [each.partition(":")[0] for each in last.split()] == ["title"]


def test_a_case_decided_by_a_body_that_gets_its_mandate_later_is_fixed_by_that_act(
    desk: Desk,
) -> None:
    desk.run("new", "forum", "udvalget", "--title", "Udvalget", "type=forum")
    desk.run(
        *("decision", "record", "tidlig", "--title", "Tidlig", "--point", "at"),
        *("--body", "udvalget", "--date", "2026-11-12", "--result", "approved"),
        *("--no-follow-up", "Intet"),
    )
    early = desk.file("decisions/tidlig.yaml").partition("stamps:")[2]
    assert "said[1]:" in early
    assert "title:" not in early
    desk.run("set", "tidlig", "title=Tidligt")
    desk.run(
        *("decision", "record", "mandat", "--title", "Mandat", "--point", "at", "--concerns"),
        *("udvalget", "--body", "koncerndirektionen", "--date", "2026-11-11"),
        *("--result", "approved", "--no-follow-up", "Intet"),
    )
    desk.run(
        *("add", "udvalget", "mandates", "role=decide", "decision=mandat"),
        "valid_from=2026-11-11",
    )
    assert "data/decisions/tidlig.yaml" in desk.changed()
    late = desk.file("decisions/tidlig.yaml").partition("stamps:")[2]
    assert "title:" in late
    assert "outcomes[1]:" in late
    assert not {"D034", "D036", "D037"} & set(codes())
    assert "D034" in desk.run("set", "tidlig", "title=Sent", code=1).err
