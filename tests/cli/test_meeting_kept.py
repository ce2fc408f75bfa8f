"""What a meeting may not do: close on what nobody can see, say two things, be written anew."""

from __future__ import annotations

import pytest

from tests.cli.test_meeting_acts import FILE, KD, MEETING, close, ready, record
from tests.cli.test_meeting_acts import template as template  # noqa: PLC0414 - the fixture
from tests.desk import Desk

CASE = "decisions/to.yaml"


def written(desk: Desk, file: str, text: str) -> None:
    (desk.folder / "data" / file).write_text(text, encoding="utf-8")


def decide(desk: Desk, *words: str, code: int = 0) -> str:
    said = desk.run("decision", "record", *words, code=code)
    return said.out + said.err


def test_a_case_that_cannot_be_found_has_no_outcome(desk: Desk) -> None:
    ready(desk)
    written(desk, FILE, desk.file(FILE).replace("agenda:\n", "agenda:\n  - borte\n"))
    assert "borte" in close(desk, code=4)
    assert "status: held" in desk.file(FILE)


def test_each_point_has_an_outcome_of_its_own_before_closing(desk: Desk) -> None:
    points = (word for text in ("købe", "leje", "låne") for word in ("--point", f"at {text}"))
    desk.run("case", "new", "tre", "--title", "Tre", *points)
    put_off = ("--result", "1=approved", "--result", "2=postponed", "--result", "3=postponed")
    decide(desk, "tre", "--body", KD, "--date", "2026-11-16", *put_off)
    decide(desk, "tre", "--meeting", MEETING, "--result", "2=approved")
    ready(desk)
    assert "tre (3)" in close(desk, code=4)
    record(desk, "tre", "--result", "3=postponed")
    close(desk)
    assert "status: closed" in desk.file(FILE)


def test_what_stands_as_a_draft_is_not_said_another_way_round_it(desk: Desk) -> None:
    record(desk, "to", "--result", "recommended")
    said = decide(desk, "to", "--meeting", MEETING, "--result", "not_recommended", code=4)
    assert f"telectl meeting record {MEETING} to --clear" in said
    assert "outcomes" not in desk.file(CASE)


def test_one_meeting_says_one_thing_to_a_point(desk: Desk) -> None:
    """Advice on the way decides nothing, and is said once all the same."""
    told = ("to", "--body", "vicedirektoerkredsen", "--date", "2026-11-16", "--result")
    decide(desk, *told, "recommended")
    assert "punkt 1" in decide(desk, *told, "not_recommended", code=4)
    assert "not_recommended" not in desk.file(CASE)


def test_no_meeting_is_closed_on_two_drafts_of_one_case(desk: Desk) -> None:
    ready(desk)
    again = "said:\n  - case: to\n    points:\n      - number: 1\n        result: rejected\n"
    written(desk, FILE, desk.file(FILE).replace("said:\n", again))
    assert "T014" in close(desk, code=4)


def test_a_draft_is_taken_back(desk: Desk) -> None:
    record(desk, "to", "--result", "approved")
    assert "taget tilbage: to" in record(desk, "to", "--clear")
    assert "result" not in desk.file(FILE)
    assert "intet udkast om to" in record(desk, "to", "--clear", code=2)
    assert "--result" in record(desk, "to", "--clear", "--result", "approved", code=2)


def test_what_was_said_to_another_item_is_taken_back(desk: Desk) -> None:
    desk.run("meeting", "add", MEETING, "--text", "Frokost")
    desk.run("meeting", "record", MEETING, "--matter", "1", "--remark", "Rugbrød")
    desk.run("meeting", "record", MEETING, "--matter", "1", "--clear")
    assert "Rugbrød" not in desk.file(FILE)


def test_a_point_that_is_not_there_is_named_with_the_flag_that_named_it(desk: Desk) -> None:
    said = record(desk, "pause", "--point", "3=approved", code=2)
    assert "--point nævner punkt 3, men sagen har kun punkt 1" in said


def test_a_closed_meeting_is_not_opened_again(desk: Desk) -> None:
    ready(desk)
    close(desk)
    assert "telectl undo" in desk.run("set", MEETING, "status=planned", code=4).err
    assert "status: closed" in desk.file(FILE)


@pytest.mark.parametrize(
    "words",
    [
        ("add", MEETING, "attendance", "member=ulla", "status=present"),
        ("add", MEETING, "agenda", "ny"),
        ("set", MEETING, "attendance[1].status=absent"),
        ("decision", "record", "ny", "--meeting", MEETING, "--result", "approved"),
    ],
)
def test_what_approved_minutes_say_stays(desk: Desk, words: tuple[str, ...]) -> None:
    desk.run("case", "new", "ny", "--title", "Ny", "--point", "at det sker")
    ready(desk)
    close(desk)
    desk.run("set", MEETING, "minutes.status=final", "minutes.approved=2026-11-23")
    before = desk.file(FILE)
    assert "telectl undo" in desk.run(*words, code=4).err
    assert desk.file(FILE) == before


def test_minutes_are_not_approved_before_the_meeting(desk: Desk) -> None:
    ready(desk)
    close(desk)
    words = ("minutes.status=final", "minutes.approved=2026-11-20")
    said = desk.run("set", MEETING, *words, code=1)
    assert "T019" in said.out + said.err


def elsewhere(desk: Desk) -> None:
    decide(desk, "to", "--body", KD, "--date", "2026-11-16", "--result", "approved")


def test_filling_names_and_drops_what_was_settled_elsewhere(desk: Desk) -> None:
    elsewhere(desk)
    said = desk.run("meeting", "fill", MEETING).out
    assert "to er afgjort" in said
    assert "  - to\n" not in desk.file(FILE)


def test_what_is_settled_is_neither_asked_for_nor_put_off(desk: Desk) -> None:
    elsewhere(desk)
    record(desk, "pause", "--result", "udsat")
    assert "allerede afgjort" in record(desk, "to", "--result", "1=postponed", code=4)
    close(desk)
    assert "status: closed" in desk.file(FILE)


def test_a_case_taken_back_goes_off_a_meeting_that_is_held(desk: Desk) -> None:
    desk.run("meeting", "attend", MEETING, "--others-present")
    desk.run("case", "withdraw", "to")
    assert "  - to\n" not in desk.file(FILE)
    record(desk, "pause", "--result", "udsat")
    assert "--clear" in desk.run("case", "withdraw", "pause", code=4).err


def test_no_draft_becomes_the_outcome_of_a_case_that_was_taken_back(desk: Desk) -> None:
    ready(desk)
    desk.run("set", "to", "withdrawn=2026-11-20")
    assert f"telectl meeting record {MEETING} to --clear" in close(desk, code=4)


def test_what_a_late_closing_fixes_is_fixed_from_the_day_of_the_meeting(desk: Desk) -> None:
    desk.run("meeting", "new", KD, "2026-11-16", "--extra")
    desk.run("meeting", "attend", "kd-2026-11-16", "--others-present", "--minutes-by", "ulla")
    desk.run("meeting", "record", "kd-2026-11-16", "pause", "--result", "approved")
    desk.run("meeting", "close", "kd-2026-11-16")
    stamps = desk.file("decisions/pause.yaml").partition("stamps:")[2]
    assert "date: 2026-11-16" in stamps
    assert "date: 2026-11-23" not in stamps


def test_of_two_steps_of_one_project_the_second_is_named(desk: Desk) -> None:
    desk.run(
        *("case", "new", "stop", "--title", "Stop", "--point", "at prøven stopper"),
        *("--moves", "proeven:stopped"),
    )
    ready(desk)
    record(desk, "stop", "--result", "approved")
    assert "»proeven« har fået to skridt godkendt; det til »stoppet«" in close(desk)
