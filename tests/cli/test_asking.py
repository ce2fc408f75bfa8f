"""What is missing is asked for at a terminal, judged at once, and told anew."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.desk import PERSON, Desk, new_portfolio, peopled, run

FILE = "decisions/sag.yaml"


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A portfolio with a project at a hospital, and a case that is decided."""
    with new_portfolio(tmp_path_factory.mktemp("template") / "center") as desk:
        peopled(desk)
        desk.run(
            *("project", "new", "proeven", "--title", "Prøven", "--owner", "lise"),
            *("--site", "hospitalet"),
        )
        desk.run(
            *("decision", "record", "sag", "--title", "Sag", "--point", "Der købes kameraer"),
            *("--body", "koncerndirektionen", "--result", "approved", "--date", "2026-11-01"),
        )
    return desk.folder


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch):
    def given(*lines: str) -> None:
        monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(lines) + "\n"))
        monkeypatch.setattr("telectl.cli.asking.at_terminal", lambda: True)

    return given


def test_advice_is_asked_about_until_each_answer_will_do(desk: Desk, answer) -> None:
    answer("fagligt", "fagligt indhold", "", "måske", "anbefalet", "20-11-2026", "Godt", "ja")
    desk.run("advice", "record", "sag")
    assert "body: vicedirektoerkredsen\n    given: 2026-11-20\n" in desk.file(FILE)
    assert "conclusion: recommended\n    text: Godt" in desk.file(FILE)


def test_the_words_are_shown_and_the_nearest_is_taken_by_enter(desk: Desk, answer) -> None:
    answer("fagligt indhol", "", "", "", "2026-11-20", "")
    said = desk.run("advice", "record", "sag")
    assert "Emne for rådet (fagligt indhold, udbredelsespotentiale" in said.out
    assert "Mente du fagligt indhold?" in said.err
    assert "vælg fagligt indhold, udbredelsespotentiale" in said.err
    assert "subject: clinical_content" in desk.file(FILE)


def test_a_member_is_called_by_name_and_the_nearest_is_taken_by_enter(desk: Desk, answer) -> None:
    answer("Ring", "Lise Vind", "lisse", "", "1/12-2026", "")
    desk.run("followup", "add", "sag")
    assert "responsible: lise\n    deadline: 2026-12-01" in desk.file(FILE)


def test_no_answer_yet_is_advice_that_was_asked_for(desk: Desk, answer) -> None:
    answer("fagligt indhold", "VD", "", "2026-11-20", "")
    desk.run("advice", "record", "sag")
    assert "body: vicedirektoerkredsen\n    requested: 2026-11-20\n" in desk.file(FILE)


def test_an_involvement_offers_the_sites_of_the_project(desk: Desk, answer) -> None:
    answer("", "møde", "læge, sygeplejerske", "", "Prøvet", "nej", "", "", "læge", "", "", "")
    desk.run("involvement", "record", "proeven")
    written = desk.file("projects/proeven.yaml").partition("type: meeting\n")[2]
    assert written.startswith("    professions:\n      - læge\n    sites:\n      - hospitalet\n")


def test_those_still_to_be_told_are_offered(desk: Desk, answer) -> None:
    answer("", "", "2026-11-20", "")
    desk.run("orientation", "record", "sag")
    assert desk.file(FILE).count("what: Beslutningen i sagen sag") == 2
    assert "date: 2026-11-20" in desk.file(FILE).partition("orientations:")[2]


def test_a_follow_up_is_asked_about(desk: Desk, answer) -> None:
    answer("Køb", "lis", "lise", "1.12.2026", "")
    desk.run("followup", "add", "sag")
    desk.run(
        "followup",
        "add",
        "sag",
        "--text",
        "Lej",
        "--responsible",
        "lise",
        "--deadline",
        "2026-12-02",
    )
    answer("3", "2")
    desk.run("followup", "done", "sag")
    assert "text: Lej\n    responsible: lise\n    deadline: 2026-12-02\n    done: 2026-11-23" in (
        desk.file(FILE)
    )
    desk.run("case", "new", "ny", "--title", "Ny", "--point", "Punkt")
    answer("Intet at gøre")
    desk.run("followup", "none", "ny")
    assert "no_follow_up: Intet at gøre" in desk.file("decisions/ny.yaml")


def test_an_answer_broken_off_writes_nothing(desk: Desk, answer) -> None:
    answer("fagligt indhold")
    assert run("advice", "record", "sag").code == 130
    assert not desk.status()


@pytest.mark.skipif(sys.platform == "win32", reason="a pseudo-terminal of Unix")
def test_at_a_real_terminal_the_questions_come(desk: Desk) -> None:
    import pty

    own, theirs = pty.openpty()
    named = {
        f"GIT_{who}_{what}": PERSON[what] for who in ("AUTHOR", "COMMITTER") for what in PERSON
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "telectl", "followup", "none", "sag"],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        cwd=desk.folder,
        env={**os.environ, **named},
        close_fds=True,
    )
    os.close(theirs)
    os.write(own, "Intet at gøre\n".encode())
    assert process.wait(timeout=60) == 0
    os.close(own)
    assert "no_follow_up: Intet at gøre" in desk.file(FILE)
