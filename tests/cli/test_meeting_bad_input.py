"""What no meeting and no case can hold: refused by the name of the field, and nothing written."""

from __future__ import annotations

import shlex

import pytest

from tests.desk import Desk, run

KD, HELD, CLOSED = "koncerndirektionen", "kd-2026-11-10", "kd-2026-10-13"
DECIDED, OPEN = "anvisning-om-video-i-hjemmet", "udbredelse-af-teledermatologi"
TEAM, TREATED = "core-2026-11-16", "kontrakt-om-graviditetsmonitorering"
CPR = "010190-1234"

# What is wrong, the line, the field that the answer names.
BAD = (
    ("no meeting day", f"meeting new {KD} 2026-12-09", "--extra"),
    ("no day at all", f"meeting new {KD} 2026-02-30", "2026-02-30"),
    ("a day that has its meeting", f"meeting new {KD} 2026-12-08", "meeting show kd-2026-12-08"),
    ("no seat", f"meeting attend {HELD} --present birgitte-aaen", "ingen plads"),
    ("no seat any more", "meeting attend ref-2026-12-10 --apologies lars-hoegh", "ingen plads"),
    ("no such substitute", f"meeting attend {HELD} --apologies lise-kragelund=x-y", "x-y"),
    ("no such point", f"meeting record {HELD} {OPEN} --result 2=godkendt", "--result"),
    ("no such point by name", f"meeting record {HELD} {OPEN} --point 2=godkendt", "2"),
    ("no such point", f"decision record {OPEN} --body {KD} --result 2=godkendt", "--result"),
    ("decided", f"meeting record {HELD} {DECIDED} --result afvist", "case supersede"),
    ("decided", f"decision record {DECIDED} --body {KD} --result afvist", "case supersede"),
    ("closed", f"meeting record {CLOSED} {OPEN} --result godkendt", "telectl undo"),
    ("closed", f"meeting attend {CLOSED} --absent lise-kragelund", "telectl undo"),
    ("closed", f"meeting fill {CLOSED}", "telectl undo"),
    ("closed", f"meeting add {CLOSED} {OPEN}", "telectl undo"),
    ("closed", f"meeting move {CLOSED} {DECIDED} --to 1", "telectl undo"),
    ("closed", f"meeting withdraw {CLOSED} {DECIDED}", "telectl undo"),
    ("closed", f"meeting close {CLOSED}", "telectl undo"),
    ("form of number", f"case journalise {DECIDED} 2026/17", "journal_format"),
    ("form of number", f"case journalise {DECIDED} ２６０１２３４５", "journal_format"),
    ("a number before", f"case journalise {OPEN} 26012345", "telectl undo"),
    ("CPR", f"case new fald --title 'Fald hos {CPR}' --point 'at lære'", "title"),
    ("CPR", f"case new fald --title Fald --point 'at {CPR} får et ur'", "points"),
    ("CPR", f"meeting add kd-2026-12-08 --text 'Om {CPR}'", "matters"),
    ("CPR", f"meeting record {TEAM} {TREATED} --result drøftet --proviso 'idet {CPR}'", "CPR"),
    ("CPR", f"case excerpt {OPEN} --sent {CPR}", "CPR"),
    ("nothing of a case", f"meeting record {HELD} {OPEN} --result udsat --remark 'Ja'", "--remark"),
    (
        "nothing of advice",
        f"meeting record {HELD} {OPEN} --advice anbefalet --votes 1/0/0",
        "--votes",
    ),
)


@pytest.mark.parametrize(("wrong", "line", "field"), BAD, ids=[f"{w}: {x}" for w, x, _ in BAD])
def test_it_is_refused_by_its_field_and_nothing_is_written(
    desk: Desk, wrong: str, line: str, field: str
) -> None:
    before = desk.repo.rev_parse("HEAD")
    said = run(*shlex.split(line))
    assert said.code, wrong
    assert field in said.err
    assert desk.repo.rev_parse("HEAD") == before
    assert desk.status() == ""
