"""One side kept by a word: for what was told, and for nothing else."""

from __future__ import annotations

import json

import pytest

from telectl.findings import Exit
from tests.cli.test_sync_appended import ACTS, DECIDED, FILE, WHO, decides, fixed
from tests.cli.test_sync_appended import CASE as APPENDED
from tests.hub import CASE, CASE_FILE, SIGNS, Hub, Seat

TASK = "journalisere-anvisning-3"


@pytest.mark.parametrize("side", ["mine", "theirs"])
def test_what_the_others_fixed_stays_fixed(anna: Seat, bo: Seat, side: str) -> None:
    for act, texts in ACTS.items():
        for seat, text in zip((anna, bo), texts, strict=True):
            act(seat, text)
    for seat, title in ((anna, "Fra Anna"), (bo, "Fra Bo")):
        seat.run("set", APPENDED, f"deviation={title}")
    anna.run("sync")
    told = bo.run("sync", code=Exit.CONFLICT).err
    assert "stamps" not in told
    assert "deviation: hos dig Fra Bo; hos de andre Fra Anna" in told
    bo.run("sync", "--keep", side)
    bo.run("validate", "--errors")
    for texts in ACTS.values():
        for text in texts:
            where = next(each for each in (f"what: Til {text}", text) if each in bo.text(FILE))
            assert fixed(bo, where.removeprefix("what: ")) == ["D034"]


def test_a_side_is_kept_only_where_it_was_told(hub: Hub, anna: Seat, bo: Seat) -> None:
    anna.run("set", CASE, "title=Fra Anna")
    anna.run("set", TASK, "done=2026-11-20")
    anna.run("sync")
    bo.run("set", CASE, "title=Fra Bo")
    bo.run("set", TASK, "done=2026-11-21")
    there = hub.git("rev-parse", "main")
    assert TASK not in bo.run("sync", code=Exit.CONFLICT).err
    told = bo.run("sync", "--keep", "mit", code=Exit.CONFLICT).err
    assert "done: hos dig 21-11-2026; hos de andre 20-11-2026" in told
    assert "Fra Bo" in bo.text(CASE_FILE)
    assert hub.git("rev-parse", "main") == there
    bo.run("sync", "--keep", "deres")
    assert "Fra Bo" in bo.text(CASE_FILE)
    assert "done: 2026-11-20" in bo.text(f"tasks/{TASK}.yaml")
    assert hub.git("rev-parse", "main") == bo.tip()


@pytest.mark.parametrize("side", ["mit", "deres"])
def test_where_nothing_was_told_there_is_no_side_to_keep(
    hub: Hub, anna: Seat, bo: Seat, side: str
) -> None:
    anna.run("set", CASE, "title=Fra Anna")
    anna.run("sync")
    bo.run("set", CASE, "title=Fra Bo")
    before, there = bo.tip(), hub.git("rev-parse", "main")
    said = bo.run("sync", "--keep", side, code=Exit.USAGE).err
    assert "ikke blevet standset" in said
    assert said.rstrip().endswith("telectl sync")
    assert bo.tip() == before
    assert hub.git("rev-parse", "main") == there
    assert "Fra Anna" in bo.run("sync", code=Exit.CONFLICT).err


def test_wording_corrected_on_both_sides_is_fixed_as_the_side_kept_has_it(
    anna: Seat, bo: Seat
) -> None:
    decides(anna)
    for seat in (anna, bo):
        seat.run("sync")
    for seat in (anna, bo):
        title = f"title=Fra {seat.folder.name}"
        seat.run("case", "correct", DECIDED, title, "--reason", "Stavet")
    bo.run("followup", "add", DECIDED, "--text", "Spørg", *WHO)
    anna.run("sync")
    told = bo.run("sync", code=Exit.CONFLICT).err
    assert "title: hos dig Fra bo; hos de andre Fra anna" in told
    assert "stamps" not in told
    bo.run("sync", "--keep", "deres")
    assert "Fra anna" in bo.text(f"decisions/{DECIDED}.yaml")
    found = json.loads(bo.run("validate", "--format", "json").out)["findings"]
    assert "D034" not in {each["code"] for each in found}
    assert fixed(bo, "Fra anna", f"decisions/{DECIDED}.yaml") == ["D034"]


def test_between_the_marks_stands_what_differs_and_nothing_else(anna: Seat, bo: Seat) -> None:
    for act, texts in ACTS.items():
        for seat, text in zip((anna, bo), texts, strict=True):
            act(seat, text)
    for seat, said in ((anna, "Fra Anna"), (bo, "Fra Bo")):
        seat.run("set", APPENDED, f"deviation={said}")
    anna.run("sync")
    bo.run("sync", code=Exit.CONFLICT)
    text = bo.text(FILE)
    marks = ("<<<<<<< ", "deviation: Fra Anna", "=======", "deviation: Fra Bo", ">>>>>>> ")
    at = text.index(marks[0])
    for line, mark in zip(text[at:].splitlines(), marks, strict=False):
        assert line.startswith(mark)
    assert text.count("<<<<<<<") == 1
    lines = [each for each in text.splitlines() if each[:7] not in SIGNS and "Fra Bo" not in each]
    bo.file(FILE).write_text("\n".join(lines) + "\n", "utf-8")
    bo.run("sync")
    assert "Fra Anna" in bo.text(FILE)
    bo.run("validate", "--errors")
