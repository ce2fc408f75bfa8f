"""The ranked portfolio: proposed, decided, carried out, shown; and what a decision may add."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.desk import Desk, new_portfolio

BOARD = ("--body", "koncerndirektionen", "--result", "approved", "--no-follow-up", "Intet")
NAMES = ("en", "to", "tre")


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A portfolio with three projects."""
    with new_portfolio(tmp_path_factory.mktemp("template") / "center") as desk:
        desk.run("member", "new", "lise", "--name", "Lise", "--since", "2025-09-01")
        for name in NAMES:
            desk.run("project", "new", name, "--title", name.title(), "--owner", "lise")
    return desk.folder


def propose(desk: Desk, case: str, *projects: str) -> None:
    ranks = (word for each in projects for word in ("--rank", each))
    desk.run("priority", "propose", case, "--title", case.title(), *ranks)


def listed(desk: Desk) -> dict[str, Any]:
    return dict(json.loads(desk.run("--format", "json", "priority", "list").out))


def rank(desk: Desk, project: str) -> str:
    return desk.file(f"projects/{project}.yaml").partition("priority:\n")[2]


def test_an_approval_gives_the_projects_their_ranks_in_the_same_act(desk: Desk) -> None:
    propose(desk, "foerst", "en", "to")
    asked = desk.file("decisions/foerst.yaml").partition("    ranks:\n")[2]
    assert asked.startswith("      - project: en\n        rank: 1\n")
    assert rank(desk, "en") == ""
    desk.run("decision", "record", "foerst", *BOARD, "--date", "2026-11-10")
    assert desk.changed() == {
        *("data/decisions/foerst.yaml", "data/projects/en.yaml", "data/projects/to.yaml")
    }
    assert rank(desk, "to").startswith("  rank: 2\n  decision: foerst\n")
    propose(desk, "siden", "tre", "en")
    desk.run("decision", "record", "siden", *BOARD)
    assert rank(desk, "en").startswith("  rank: 2\n  decision: siden\n")
    assert rank(desk, "to") == ""
    assert "P04" not in desk.run("validate").out


def test_a_body_without_the_mandate_ranks_nothing(desk: Desk) -> None:
    propose(desk, "foerst", "en", "to")
    words = ("--body", "vicedirektoerkredsen", "--result", "approved")
    desk.run("decision", "record", "foerst", *words)
    assert rank(desk, "en") == ""
    desk.run("priority", "apply", "foerst", code=4)


def test_an_older_ranking_written_down_late_changes_nothing(desk: Desk) -> None:
    propose(desk, "gammel", "to")
    propose(desk, "ny", "en")
    desk.run("decision", "record", "ny", *BOARD, "--date", "2026-11-10")
    desk.run("decision", "record", "gammel", *BOARD, "--date", "2026-11-01")
    assert rank(desk, "to") == ""
    assert rank(desk, "en").startswith("  rank: 1\n  decision: ny\n")
    desk.run("priority", "apply", "gammel", code=4)


def test_a_ranking_that_was_not_carried_out_is_told_and_applied(desk: Desk) -> None:
    propose(desk, "foerst", "en", "to")
    desk.run("decision", "record", "foerst", *BOARD)
    desk.run("set", "en", "priority=")
    assert "telectl priority apply foerst" in desk.run("validate").out
    desk.run("priority", "apply", "foerst")
    assert rank(desk, "en").startswith("  rank: 1\n")


def test_a_rank_that_nobody_decided_is_refused(desk: Desk) -> None:
    propose(desk, "foerst", "en")
    said = desk.run("set", "en", "priority.rank=1", "priority.decision=foerst", code=1)
    assert "P040" in said.err
    desk.run("decision", "record", "foerst", *BOARD)
    assert "P040" in desk.run("set", "en", "priority.rank=2", code=1).err


def test_the_list_shows_what_a_pending_case_would_change(desk: Desk) -> None:
    propose(desk, "foerst", "en", "to")
    desk.run("decision", "record", "foerst", *BOARD)
    propose(desk, "siden", "tre", "en")
    found = listed(desk)
    assert found["pending"] == ["siden"]
    changes = {e["project"]: (e["rank"], e["proposed"]) for e in found["ranked"]}
    assert changes == {
        "en": (1, {"rank": 2, "change": "down"}),
        "to": (2, {"rank": None, "change": "out"}),
        "tre": (None, {"rank": 1, "change": "new"}),
    }
    assert "2 (ned)" in desk.run("priority", "list").out


def test_what_was_not_decided_by_the_day_has_no_rank_on_it(desk: Desk) -> None:
    propose(desk, "foerst", "en")
    desk.run("decision", "record", "foerst", *BOARD)
    assert listed(desk)["unranked"] == ["to", "tre"]
    early = desk.run("--format", "json", "priority", "list", "--on", "2026-11-22")
    assert json.loads(early.out)["ranked"] == []


def test_a_rank_by_a_case_that_nobody_approved_is_not_said_to_be_decided(desk: Desk) -> None:
    propose(desk, "foerst", "en")
    file = desk.folder / "data" / "projects" / "en.yaml"
    text = file.read_text(encoding="utf-8") + "priority:\n  rank: 1\n  decision: foerst\n"
    file.write_text(text, encoding="utf-8")
    assert "Rangen er ikke godkendt: den hviler på sagen" in desk.run("priority", "list").out
    words = ("--body", "koncerndirektionen", "--result", "rejected", "--no-follow-up", "Intet")
    desk.run("decision", "record", "foerst", *words)
    said = desk.run("priority", "list").out
    assert "er besluttet" not in said
    (shown,) = listed(desk)["ranked"]
    assert (shown["rank"], shown["since"]) == (1, None)


@pytest.mark.parametrize(("projects", "code"), [(("en", "en"), 2), (("en", "fire"), 2), ((), 2)])
def test_a_proposal_that_makes_no_sense_is_refused(
    desk: Desk, projects: tuple[str, ...], code: int
) -> None:
    ranks = (word for each in projects for word in ("--rank", each))
    desk.run("priority", "propose", "foerst", "--title", "F", *ranks, code=code)
    desk.run("priority", "apply", "en", code=2)


CASE = ("--title", "Køb", "--point", "Der købes kameraer", *BOARD)


def test_a_decision_tells_how_it_was_agreed_and_what_it_does_without(desk: Desk) -> None:
    desk.run(
        *("decision", "record", "koeb", *CASE, "--agreed", "flertal", "--votes", "5/2/1"),
        *("--deviation", "Tiden er knap", "--waive", "advice:clinical_content=Haster"),
        *("--waive", "maturity=Ingen måling", "--waive", "readiness:training=Kurset er holdt"),
    )
    text = desk.file("decisions/koeb.yaml")
    assert (
        "agreed: majority\n    votes:\n      for: 5\n      against: 2\n      abstained: 1" in text
    )
    assert "  - demand: advice\n    subject: clinical_content\n    reason: Haster\n" in text
    assert "  - demand: readiness\n    item: training\n    reason: Kurset er holdt\n" in text
    assert "deviation: Tiden er knap" in text


@pytest.mark.parametrize(
    "words",
    [
        ("--waive", "advice"),
        ("--waive", "advice:=Haster"),
        ("--waive", "luck=Haster"),
        ("--votes", "mange"),
        ("--votes", "1/2/3/4"),
        ("--agreed", "måske"),
    ],
)
def test_what_is_told_oddly_of_a_decision_is_refused(desk: Desk, words: tuple[str, ...]) -> None:
    desk.run("decision", "record", "koeb", *CASE, *words, code=2)
    assert not desk.status()


def test_how_it_was_agreed_can_be_unknown(desk: Desk) -> None:
    desk.run("decision", "record", "koeb", *CASE, "--agreed", "unknown:Ikke i referatet")
    assert "agreed:\n      unknown: Ikke i referatet" in desk.file("decisions/koeb.yaml")


def test_against_advice_it_is_recorded_with_a_warning_unless_it_says_why(desk: Desk) -> None:
    desk.run("case", "new", "koeb", "--title", "Køb", "--point", "Der købes kameraer")
    desk.run(
        *("advice", "record", "koeb", "--subject", "clinical_content"),
        *("--body", "vicedirektoerkredsen", "--conclusion", "not_recommended"),
    )
    record = ("decision", "record", "koeb", *BOARD)
    said = desk.run(*record)
    assert "D014" in said.err
    assert "telectl set koeb deviation=" in said.err
    desk.run("undo")
    assert "D014" not in desk.run(*record, "--deviation", "Haster").err


def test_the_projects_of_a_proposal_may_stand_with_commas_between(desk: Desk) -> None:
    desk.run("priority", "propose", "foerst", "--title", "F", "--rank", "en, to", "--rank", "tre")
    asked = desk.file("decisions/foerst.yaml")
    assert [line.split()[-1] for line in asked.splitlines() if "project:" in line] == list(NAMES)


def test_one_rank_that_is_another_is_told_beside_those_that_are_decided(desk: Desk) -> None:
    propose(desk, "foerst", "en", "to")
    desk.run("decision", "record", "foerst", *BOARD, "--date", "2026-11-10")
    text = desk.file("projects/to.yaml").replace("  rank: 2\n", "  rank: 3\n")
    (desk.folder / "data" / "projects" / "to.yaml").write_text(text, encoding="utf-8")
    said = " ".join(desk.run("priority", "list", "--lang", "da").out.split())
    assert "Rangen er besluttet i sagen »Foerst« (foerst)." in said
    assert "To har en anden rang end den, sagen giver: telectl priority apply foerst" in said
    assert "ikke godkendt" not in said
