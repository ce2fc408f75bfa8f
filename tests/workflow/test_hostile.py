"""Portfolios written by hand to get past a gate: each is an error at its place, and none breaks."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from telectl.findings import Severity
from telectl.workspace import open_folder
from tests.workflow.test_true_facts import DAY, sample

DATA = Path(__file__).parents[2] / "data"
Edit = Callable[[Path], None]
BOARD, CIRCLE = "bodies/koncerndirektionen.yaml", "bodies/vicedirektoerkredsen.yaml"
CASE, MEETING = "decisions/pilot-kol-i-byen.yaml", "meetings/kd-2025-12-09.yaml"
PROJECT, FLOW = "projects/genoptraening-i-eget-hjem.yaml", "workflow.yaml"
STRATEGY, DIRECTION = "plans/strategi-2026-2028.yaml", "directions/anvisning-3-videosamtaler.yaml"
SELF_GIVEN = """\
id: selvgivet
title: Selvgivet
fictional: true
concerns: [vicedirektoerkredsen]
points: [{number: 1, text: at kredsen beslutter}]
outcomes:
  - body: vicedirektoerkredsen
    date: 2026-10-01
    deciding: true
    points: [{number: 1, result: approved}]
no_follow_up: Intet
"""


def put(file: str, old: str, new: str) -> Edit:
    """The first such text of a file put in another way."""

    def edit(folder: Path) -> None:
        text = (folder / file).read_text(encoding="utf-8")
        assert old in text
        (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")

    return edit


def more(file: str, text: str) -> Edit:
    """A text written at the end of a file, perhaps a new one."""

    def edit(folder: Path) -> None:
        with (folder / file).open("a", encoding="utf-8") as out:
            out.write(text)

    return edit


def copied(file: str, to: str) -> Edit:
    return lambda folder: (folder / to).write_bytes((folder / file).read_bytes())


TOWN = "organisations/kommune-gentofte.yaml"
DECIDES = "mandates:\n  - role: decide\n"
GIVEN = put(CIRCLE, "mandates:\n", f"{DECIDES}    decision: selvgivet\n")
OUTCOME = """\
  - body: koncerndirektionen
    date: 2025-12-09
    deciding: true
    points: [{number: 1, result: rejected}]

follow_ups:
"""
HOSTILE: dict[str, tuple[list[Edit], str, str]] = {
    "a mandate whose period is reversed": (
        [put(BOARD, DECIDES, f"{DECIDES}    valid_from: 2026-06-01\n    valid_to: 2025-01-01\n")],
        "O001",
        BOARD,
    ),
    "two bodies that follow each other": (
        [
            more(BOARD, "successors: [vicedirektoerkredsen]\n"),
            more(CIRCLE, "successors: [koncerndirektionen]\n"),
        ],
        "R005",
        BOARD,
    ),
    "a body that gives itself the mandate": (
        [
            GIVEN,
            more("decisions/selvgivet.yaml", SELF_GIVEN.replace("BODY", "vicedirektoerkredsen")),
        ],
        "B003",
        CIRCLE,
    ),
    "a mandate that rests on a case about something else": (
        [put(CIRCLE, "mandates:\n", f"{DECIDES}    decision: pilot-kol-i-byen\n")],
        "B003",
        CIRCLE,
    ),
    "a direction that rests on a case about something else": (
        [put(DIRECTION, "decision: anvisning-om-video-i-hjemmet", "decision: pilot-kol-i-byen")],
        "N001",
        DIRECTION,
    ),
    "a plan that rests on a case about something else": (
        [put(STRATEGY, "decision: tvaersektoriel", "decision: pilot-kol-i-byen #")],
        "A001",
        STRATEGY,
    ),
    "a meeting told in two files": (
        [copied(MEETING, "meetings/andet.yaml")],
        "F008",
        "meetings/andet.yaml",
    ),
    "a meeting with a case twice": (
        [put(MEETING, "  - pilot-kol-i-byen\n", "  - pilot-kol-i-byen\n  - pilot-kol-i-byen\n")],
        "T002",
        MEETING,
    ),
    "a project under the id of the board": (
        [copied(PROJECT, "projects/koncerndirektionen.yaml")],
        "F008",
        "projects/koncerndirektionen.yaml",
    ),
    "two outcomes for one point": ([put(CASE, "\nfollow_ups:\n", OUTCOME)], "D003", CASE),
    "two results for one point in one outcome": (
        [
            put(
                CASE,
                "        result: approved\n",
                "        result: approved\n      - {number: 1, result: rejected}\n",
            )
        ],
        "D002",
        CASE,
    ),
    "a decision of next year": ([put(CASE, "date: 2025-12-09", "date: 2027-05-01")], "P007", CASE),
    "advice after the decision": (
        [put(CASE, "given: 2025-11-27", "given: 2026-01-10")],
        "G002",
        "projects/kol-hjemmemonitorering-i-byen.yaml",
    ),
    "a case that takes its own place": (
        [more(CASE, "supersedes: pilot-kol-i-byen\n")],
        "R005",
        CASE,
    ),
    "a quorum of nobody": ([put(BOARD, "members: 2", "members: 0")], "S007", BOARD),
    "a route about nothing": (
        [more(FLOW, "  - {advice: clinical_content, about: []}\n")],
        "S008",
        FLOW,
    ),
    "a demand of steps to nowhere": (
        [put(FLOW, "when: {to: [procurement]}", "when: {to: [procurment]}")],
        "V001",
        FLOW,
    ),
    "a consent of another municipality": (
        [put(PROJECT, "organisation: kommune-gentofte", "organisation: kommune-hvidovre")],
        "G008",
        PROJECT,
    ),
    "a municipality called a unit of the region": (
        [
            put(
                "organisations/kommune-gentofte.yaml",
                "type: municipality",
                "type: unit\npart_of: region-hovedstaden",
            ),
            put(PROJECT, "organisation: kommune-gentofte", "organisation: kommune-hvidovre"),
        ],
        "G008",
        PROJECT,
    ),
    "an alias": ([put(BOARD, "mandates:\n", "mandates: &alt\n")], "Y009", BOARD),
}


@pytest.mark.parametrize(("edits", "code", "file"), HOSTILE.values(), ids=HOSTILE)
def test_it_is_an_error_at_its_line(edits, code, file, tmp_path):
    folder = tmp_path / "data"
    shutil.copytree(DATA, folder)
    for edit in edits:
        edit(folder)
    found = [x for x in open_folder(folder, DAY).findings if (x.code, x.file) == (code, file)]
    assert found
    assert {each.severity for each in found} == {Severity.ERROR}
    assert all(each.line for each in found)
    assert (code, file) not in {(x.code, x.file) for x in sample().findings}
