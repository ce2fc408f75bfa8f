"""The register of directions: in force by a decision, each ended by what replaces it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.desk import Desk, new_portfolio

TEXTS = ("--title", "Svar", "--text", "En måling besvares samme dag.")
NEW = (*TEXTS, "--solution", "kamera", "--decision", "sag")
FILE = "directions/{}.yaml"


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A portfolio with a decided case, and one that waits."""
    with new_portfolio(tmp_path_factory.mktemp("template") / "center") as desk:
        desk.run(
            *("solution", "new", "kamera", "--title", "Kamera", "--area", "Sår"),
            *("--purpose", "Vurdering af sår hjemme"),
        )
        case = ("--title", "Sag", "--point", "Anvisningen udstedes")
        desk.run("case", "new", "venter", *case)
        desk.run(
            *("decision", "record", "sag", *case, "--body", "koncerndirektionen"),
            *("--result", "approved", "--date", "2026-11-10", "--concerns", "kamera"),
        )
    return desk.folder


def listed(desk: Desk, *words: str) -> list[str]:
    found = json.loads(desk.run("--format", "json", "direction", "list", *words).out)["records"]
    return [each["id"] for each in found]


def test_an_approved_decision_puts_it_in_force_from_the_day_of_the_act(desk: Desk) -> None:
    desk.run("direction", "new", "svar", "--number", "1", *NEW, "--scope", "Alle")
    assert "valid_from: 2026-11-23" in desk.file(FILE.format("svar"))
    assert desk.trailers()["Telectl-Act"] == "direction new"
    assert listed(desk) == ["svar"]
    assert "KD" in desk.run("direction", "list").out
    assert "En måling besvares samme dag." in desk.run("direction", "show", "svar").out


def test_without_one_it_is_a_draft_or_refused(desk: Desk) -> None:
    words = ("direction", "new", "svar", "--number", "1", *TEXTS)
    said = desk.run(*words, "--decision", "venter", "--from", "2026-11-20", code=1)
    assert "N001" in said.err
    desk.run(*words, "--decision", "venter")
    assert "valid_from" not in desk.file(FILE.format("svar"))
    assert desk.trailers()["Telectl-Act"] == "direction draft"
    assert (listed(desk), listed(desk, "--all")) == ([], ["svar"])


def test_the_new_one_ends_the_old_one_the_day_before_and_both_say_so(desk: Desk) -> None:
    desk.run("direction", "new", "gammel", "--number", "2", *NEW, "--from", "2026-11-10")
    desk.run(
        *("direction", "new", "ny", "--number", "10", *NEW, "--from", "2026-11-20"),
        *("--replaces", "gammel"),
    )
    old = desk.file(FILE.format("gammel"))
    assert "valid_to: 2026-11-19\nend_recorded: 2026-11-23\n" in old
    assert "successors:\n  - ny\n" in old
    assert "predecessors:\n  - gammel\n" in desk.file(FILE.format("ny"))
    assert desk.changed() == {f"data/{FILE.format(each)}" for each in ("gammel", "ny")}
    assert listed(desk) == ["ny"]
    assert listed(desk, "--all") == ["gammel", "ny"]
    assert listed(desk, "--on", "2026-11-15") == ["gammel"]


def test_a_draft_ends_nothing(desk: Desk) -> None:
    desk.run("direction", "new", "gammel", "--number", "2", *NEW)
    words = ("--number", "3", *TEXTS, "--decision", "venter", "--replaces", "gammel")
    desk.run("direction", "new", "ny", *words)
    assert "valid_to" not in desk.file(FILE.format("gammel"))
    assert listed(desk) == ["gammel"]


def test_a_case_about_something_else_puts_nothing_in_force(desk: Desk) -> None:
    words = ("direction", "new", "svar", "--number", "1", *TEXTS, "--decision", "sag")
    assert "N001" in desk.run(*words, "--from", "2026-11-20", code=1).err


def test_a_draft_is_in_force_once_the_case_about_it_is_approved(desk: Desk) -> None:
    desk.run("direction", "new", "svar", "--number", "1", *TEXTS)
    approved = ("--body", "koncerndirektionen", "--result", "approved")
    case = ("--title", "Om svar", "--point", "Anvisningen udstedes", "--concerns", "svar")
    desk.run("decision", "record", "om-svar", *case, *approved)
    desk.run("set", "svar", "decision=om-svar", "valid_from=2026-11-23")
    assert listed(desk) == ["svar"]
