"""What a closed meeting was is put right with a reason; what was approved of it stays."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.desk import Desk, new_portfolio, run

FIRST, FILE = "kd-2026-11-10", "meetings/kd-2026-11-10.yaml"
NEXT, WHY = "kd-2026-11-23", ("--reason", "Skrevet forkert")
KD = "koncerndirektionen"


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A meeting with a case, a matter and a list of who was there, closed and to be approved."""
    with new_portfolio(tmp_path_factory.mktemp("template") / "center") as desk:
        for name in ("lise", "ulla"):
            desk.run("member", "new", name, "--name", name.title(), "--since", "2025-09-01")
            desk.run("add", name, "seats", f"body={KD}", "role=member", "valid_from=2025-09-01")
        desk.run("meeting", "new", KD, "2026-11-10", "--extra")
        desk.run("meeting", "new", KD, "2026-11-23", "--extra")
        desk.run("case", "new", "proevning", "--title", "Prøvning", "--point", "at det sker")
        desk.run("meeting", "add", FIRST, "proevning")
        desk.run("meeting", "add", FIRST, "--text", "Mødeplan")
        desk.run("meeting", "attend", FIRST, "--others-present")
        desk.run("meeting", "record", FIRST, "proevning", "--result", "approved")
        desk.run("meeting", "record", FIRST, "--matter", "1", "--remark", "Drøftet")
        desk.run("meeting", "close", FIRST)
    return desk.folder


def approved(desk: Desk) -> None:
    desk.run("meeting", "record", NEXT, "--matter", "1", "--result", "approved")
    desk.run("meeting", "close", NEXT)
    assert "status: final" in desk.file(FILE)


def errors() -> list[dict[str, object]]:
    found = json.loads(run("validate", "--format", "json").out)["findings"]
    return [each for each in found if each["severity"] == "error"]


SAID = [
    "agenda=",
    "agenda[1]=",
    "attendance=",
    "attendance[1].status=absent",
    "matters=",
    "matters[1].remark=Vedtaget",
    "attendance_known=nej",
    "title=Et andet møde",
    "date=2026-11-09",
]


@pytest.mark.parametrize("word", SAID)
def test_what_closing_fixed_is_not_set(desk: Desk, word: str) -> None:
    before = desk.file(FILE)
    said = desk.run("set", FIRST, word, code=4)
    assert f"telectl meeting correct {FIRST}" in said.err
    assert "--reason" in said.err
    assert desk.file(FILE) == before


@pytest.mark.parametrize("word", [*SAID, "minutes.status=draft", "minutes=", "minutes.approved="])
def test_what_was_approved_is_not_set(desk: Desk, word: str) -> None:
    approved(desk)
    before = desk.file(FILE)
    assert "telectl undo" in desk.run("set", FIRST, word, code=4).err
    assert desk.file(FILE) == before


def test_an_approval_is_not_taken_back_to_word_anew(desk: Desk) -> None:
    approved(desk)
    desk.run("set", FIRST, "minutes.status=draft", "minutes.approved=", code=4)
    desk.run("case", "correct", "proevning", "title=Andet", *WHY, code=4)
    desk.run("undo")
    assert "status: draft" in desk.file(FILE)
    assert "stamps" not in desk.file(FILE)
    desk.run("case", "correct", "proevning", "title=Prøvningen", *WHY)


def test_attendance_and_remarks_are_put_right_with_a_reason(desk: Desk) -> None:
    said = desk.run("meeting", "attend", FIRST, "--absent", "lise", code=4)
    assert f"telectl meeting attend {FIRST} --present MEDLEM --reason TEKST" in said.err
    desk.run("meeting", "attend", FIRST, "--absent", "lise", "--reason", "Lise gik")
    desk.run("meeting", "correct", FIRST, "matters[1].remark=Udsat", *WHY)
    text = desk.file(FILE)
    assert "status: absent" in text
    assert "remark: Udsat" in text
    assert "reason: Lise gik" in text
    assert "reason: Skrevet forkert" in text
    assert errors() == []
    assert "Lise gik" in desk.run("meeting", "minutes", FIRST).out
    approved(desk)
    desk.run("meeting", "attend", FIRST, "--present", "lise", *WHY, code=4)
    desk.run("meeting", "correct", FIRST, "matters[1].remark=Nej", *WHY, code=4)


def test_what_a_meeting_dealt_with_stays_on_its_agenda(desk: Desk) -> None:
    for word in ("agenda=", "agenda[1]="):
        said = desk.run("meeting", "correct", FIRST, word, *WHY, code=4)
        assert "proevning" in said.err
    for word in ("date=2026-11-09", f"body={KD}", "minutes.status=final", "status=held"):
        desk.run("meeting", "correct", FIRST, word, *WHY, code=4)
    desk.run("meeting", "correct", FIRST, "title=Andet", code=2)
    assert "telectl set" in desk.run("meeting", "correct", NEXT, "title=Andet", *WHY, code=4).err


def test_who_was_there_is_told_once_after_closing(desk: Desk) -> None:
    words = ("title=KD", f"body={KD}", "date=2026-10-01", "status=closed", "minutes.status=draft")
    desk.run("new", "meeting", "kd-2026-10-01", *words)
    found = json.loads(run("validate", "--format", "json").out)["findings"]
    (lacks,) = [each for each in found if each["code"] == "T016"]
    assert "telectl meeting attend kd-2026-10-01 --others-present" in lacks["message"]
    desk.run("set", "kd-2026-10-01", "minutes.status=final", "minutes.approved=2026-10-20")
    desk.run("meeting", "attend", "kd-2026-10-01", "--others-present")
    assert errors() == []
    desk.run("meeting", "attend", "kd-2026-10-01", "--absent", "lise", *WHY, code=4)
    assert "attendance:" in desk.file("meetings/kd-2026-10-01.yaml").partition("stamps:")[2]


def test_a_case_forgotten_at_closing_comes_on_with_a_reason(desk: Desk) -> None:
    desk.run("case", "new", "glemt", "--title", "Glemt", "--point", "at")
    record = ("decision", "record", "glemt", "--meeting", FIRST, "--result", "approved")
    said = desk.run(*record, "--no-follow-up", "Intet", code=4)
    assert "--reason" in said.err
    desk.run(*record, "--no-follow-up", "Intet", "--reason", "Glemt på dagsordenen")
    text = desk.file(FILE)
    assert "  - glemt\n" in text
    assert "    case: glemt\n" in text
    approved(desk)
    desk.run("case", "new", "sen", "--title", "Sen", "--point", "at")
    desk.run(
        *("decision", "record", "sen", "--meeting", FIRST, "--result", "approved"), *WHY, code=4
    )


def test_minutes_that_were_approved_after_all_are_put_right(desk: Desk) -> None:
    desk.run("meeting", "record", NEXT, "--matter", "1", "--result", "postponed")
    desk.run("meeting", "close", NEXT)
    assert "status: draft" in desk.file(FILE)
    desk.run("meeting", "correct", NEXT, "matters[1].result=approved", *WHY)
    assert "approved: 2026-11-23" in desk.file(FILE)
    assert errors() == []
    said = desk.run("meeting", "correct", NEXT, "matters[1].result=postponed", *WHY, code=4)
    assert FIRST in said.err
    desk.run("meeting", "correct", NEXT, "matters=", *WHY, code=4)


EDITS = {
    "attendance": ("status: present", "status: absent"),
    "matters": ("remark: Drøftet", "remark: Vedtaget"),
    "minutes": ("approved: 2026-11-23", "approved: 2026-11-22"),
    "agenda": ("agenda:\n  - proevning\n", ""),
}


@pytest.mark.parametrize("field", EDITS)
def test_an_edit_of_approved_minutes_names_its_commit(desk: Desk, field: str) -> None:
    approved(desk)
    path = desk.folder / "data" / FILE
    text = path.read_text("utf-8")
    assert EDITS[field][0] in text
    path.write_text(text.replace(*EDITS[field], 1), "utf-8")
    (found,) = [each for each in errors() if each["code"] == "D044"]
    assert found["facts"]["why"] == "fixed_uncommitted"  # type: ignore[index]  # a mapping
    desk.repo.commit("-qam", "Pynt på referatet", "--no-verify")
    commit = str(desk.repo.rev_parse("--short", "HEAD"))
    (found,) = [each for each in errors() if each["code"] == "D044"]
    facts = found["facts"]
    assert isinstance(facts, dict)
    assert (facts["field"], facts["commit"]) == (field, commit)


def test_what_was_edited_is_put_back_and_nothing_else(desk: Desk) -> None:
    approved(desk)
    path = desk.folder / "data" / FILE
    path.write_text(path.read_text("utf-8").replace("remark: Drøftet", "remark: Nej"), "utf-8")
    desk.repo.commit("-qam", "Pynt", "--no-verify")
    desk.run("set", FIRST, "attendance[1].status=absent", code=4)
    desk.run("set", FIRST, "matters[1].remark=Drøftet")
    assert errors() == []


def test_a_stamp_of_minutes_made_by_hand_counts_for_nothing(desk: Desk) -> None:
    approved(desk)
    desk.run("set", FIRST, "stamps=", code=4)
    desk.run("add", FIRST, "stamps", f"record={FIRST}", "date=2026-11-23", "fields=title:-", code=4)
    path = desk.folder / "data" / FILE
    more = f"  - record: {FIRST}\n    date: 2026-11-23\n    fields: title:0123456789ab\n"
    path.write_text(path.read_text("utf-8") + more, "utf-8")
    assert errors() == []


def test_wording_fixed_anew_by_hand_after_the_approval_is_an_error(desk: Desk) -> None:
    approved(desk)
    path = desk.folder / "data/decisions/proevning.yaml"
    text = path.read_text("utf-8").replace("title: Prøvning", "title: Andet")
    from telectl.workflow.fingerprints import fingerprint

    for day in ("2026-11-23", "2026-11-12"):
        own = f"  - record: proevning\n    date: {day}\n    reason: x\n"
        path.write_text(f"{text}{own}    fields: title:{fingerprint('Andet')}\n", "utf-8")
        (found,) = errors()
        facts = found["facts"]
        assert isinstance(facts, dict)
        assert (found["code"], facts["why"], facts["meeting"]) == ("D036", "approved", FIRST)
    desk.repo.commit("-qam", "Pynt", "--no-verify")
    number = text.count("- record: ") + 1
    desk.run("set", "proevning", "title=Prøvning", f"stamps[{number}]=")
    assert errors() == []


def test_minutes_approved_before_there_were_stamps_have_none_and_no_error(desk: Desk) -> None:
    approved(desk)
    path = desk.folder / "data" / FILE
    path.write_text(path.read_text("utf-8").partition("stamps:")[0], "utf-8")
    desk.repo.commit("-qam", "Som før", "--no-verify")
    assert errors() == []
    desk.run("set", FIRST, "minutes.source=Sag 12")
    assert "stamps" not in desk.file(FILE)
    desk.run("set", FIRST, "minutes.source=Sag 13", code=4)
