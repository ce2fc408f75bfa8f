"""What bodies decided, recorded as it was: by flags, in cases that lie ready, at a terminal."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from tests.desk import Desk, Said, new_portfolio, run

BOARD = ("--body", "koncerndirektionen", "--result", "approved")
CASE = ("--title", "Indkøb", "--point", "Der købes kameraer", "--no-follow-up", "Intet")
FILE = "decisions/indkoeb.yaml"


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new portfolio with a project."""
    with new_portfolio(tmp_path_factory.mktemp("template") / "center") as desk:
        desk.run("member", "new", "lise", "--name", "Lise", "--since", "2025-09-01")
        desk.run("project", "new", "proeven", "--title", "Prøven", "--owner", "lise")
    return desk.folder


def facts(said: Said) -> dict[str, object]:
    return dict(json.loads(said.out)["refused"]["facts"])


def test_a_decision_is_recorded_with_all_that_was_said(desk: Desk) -> None:
    desk.run(
        *("decision", "record", "--title", "Indkøb", "--body", "koncerndirektionen"),
        *("--date", "2026-11-10", "--point", "Piloten igangsættes", "--point", "Der købes ind"),
        *("--moves", "proeven:pilot", "--result", "approved", "--result", "noted"),
        *("--proviso", "2=Først til januar", "--journal", "26012345"),
        *("--journal-date", "2026-11-12", "--concerns", "lise"),
        *("--follow-up", "Køb; og leje;lise;2026-12-15"),
    )
    told, _, stamps = desk.file(FILE).partition("stamps:\n")
    assert "- record: indkoeb\n" in stamps
    assert told == (
        "# yaml-language-server: $schema=../../schemas/decision.schema.json\n"
        "id: indkoeb\n"
        "title: Indkøb\n"
        "journal:\n"
        '  number: "26012345"\n'
        "  date: 2026-11-12\n"
        "concerns:\n"
        "  - lise\n"
        "points:\n"
        "  - number: 1\n"
        "    text: Piloten igangsættes\n"
        "    moves:\n"
        "      project: proeven\n"
        "      to: pilot\n"
        "  - number: 2\n"
        "    text: Der købes ind\n"
        "outcomes:\n"
        "  - body: koncerndirektionen\n"
        "    date: 2026-11-10\n"
        "    deciding: true\n"
        "    points:\n"
        "      - number: 1\n"
        "        result: approved\n"
        "      - number: 2\n"
        "        result: noted\n"
        "        proviso: Først til januar\n"
        "    recorded: 2026-11-23\n"
        "follow_ups:\n"
        "  - text: Køb; og leje\n"
        "    responsible: lise\n"
        "    deadline: 2026-12-15\n"
    )
    assert desk.trailers()["Telectl-Decision"] == "indkoeb"


def test_a_case_that_lies_ready_is_given_its_outcome(desk: Desk) -> None:
    desk.run(
        *("case", "new", "indkoeb", "--title", "Indkøb", "--point", "Der købes kameraer"),
        *("--moves", "proeven:pilot"),
    )
    assert "outcomes" not in desk.file(FILE)
    before = desk.file(FILE)
    desk.run("decision", "record", "indkoeb", *BOARD, "--date", "2026-11-23")
    assert desk.file(FILE).startswith(before)
    assert "deciding: true" in desk.file(FILE)


def test_a_case_is_decided_once(desk: Desk) -> None:
    desk.run("decision", "record", "indkoeb", *CASE, *BOARD)
    desk.run("decision", "record", "indkoeb", *BOARD, code=4)
    desk.run(
        *("decision", "record", "indkoeb", "--body", "regionsraadet", "--result", "noted"),
        "--not-deciding",
    )
    assert desk.file(FILE).count("deciding: true") == 1


def test_a_postponed_case_can_be_decided_later(desk: Desk) -> None:
    desk.run(
        *("decision", "record", "indkoeb", *CASE, "--body", "koncerndirektionen"),
        *("--result", "postponed", "--date", "2026-11-10"),
    )
    assert "deciding" not in desk.file(FILE)
    desk.run("decision", "record", "indkoeb", *BOARD)
    assert desk.file(FILE).count("deciding: true") == 1


TWO = ("--title", "Indkøb", "--point", "Kameraer", "--point", "Tablets", "--no-follow-up", "Intet")


def test_a_point_that_was_put_off_is_decided_later(desk: Desk) -> None:
    record = ("decision", "record", "indkoeb", "--body", "koncerndirektionen")
    results = ("--result", "godkendt", "--result", "udsat", "--date", "2026-11-01")
    desk.run(*record, *TWO, *results)
    assert "indkoeb" in desk.run("--format", "json", "decision", "list", "--open").out
    desk.run(*record, "--result", "1=forkastet", "--date", "2026-11-10", code=4)
    desk.run(*record, "--result", "godkendt", "--date", "2026-11-01", code=4)
    desk.run(*record, "--result", "godkendt", "--date", "2026-11-10")
    assert desk.file(FILE).count("deciding: true") == 2
    assert desk.file(FILE).count("number: 2\n        result: approved") == 1
    assert desk.file(FILE).count("number: 1\n        result") == 1
    assert "indkoeb" not in desk.run("--format", "json", "decision", "list", "--open").out
    desk.run(*record, "--result", "godkendt", code=4)


def test_of_the_points_that_were_put_off_one_may_be_decided_alone(desk: Desk) -> None:
    record = ("decision", "record", "indkoeb", "--body", "koncerndirektionen")
    three = (*TWO, "--point", "Ure", "--result", "godkendt", "--result", "udsat")
    desk.run(*record, *three, "--result", "udsat", "--date", "2026-11-01")
    desk.run(*record, "--result", "3=godkendt", "--date", "2026-11-10")
    desk.run(*record, "--result", "2=forkastet", "--date", "2026-11-12")
    assert desk.file(FILE).count("deciding: true") == 3


def test_the_same_outcome_is_not_written_twice(desk: Desk) -> None:
    said = ("--body", "regionsraadet", "--result", "noted", "--not-deciding")
    desk.run("decision", "record", "indkoeb", *CASE, *said)
    before = desk.log()
    again = desk.run("--format", "json", "decision", "record", "indkoeb", *said, code=4)
    assert json.loads(again.out)["refused"]["key"] == "decision.already"
    desk.run("decision", "record", "indkoeb", *said, "--date", "2026-11-20")
    assert len(desk.log()) == len(before) + 1


def test_a_title_alone_never_means_a_case_that_is_there(desk: Desk) -> None:
    desk.run("case", "new", "indkoeb", "--title", "Indkøb", "--point", "Der købes kameraer")
    said = desk.run("--format", "json", "decision", "record", *CASE, *BOARD, code=2)
    assert json.loads(said.out)["refused"]["key"] == "decision.same_title"
    assert facts(said)["id"] == "indkoeb"


@pytest.mark.parametrize("name", ["KD", "Koncerndirektionen", "koncerndirektionen"])
def test_a_body_is_called_by_its_names(desk: Desk, name: str) -> None:
    desk.run("decision", "record", "indkoeb", *CASE, "--body", name, "--result", "approved")
    assert "body: koncerndirektionen\n" in desk.file(FILE)


def test_a_move_is_told_in_words(desk: Desk) -> None:
    desk.run("decision", "record", "indkoeb", *CASE, *BOARD, "--moves", "proeven:afvist")
    assert "to: rejected\n" in desk.file(FILE)


def test_a_body_without_the_mandate_is_recorded_and_warned_of(desk: Desk) -> None:
    said = desk.run(
        *("decision", "record", "indkoeb", *CASE, "--result", "approved"),
        *("--body", "vicedirektoerkredsen"),
    )
    assert "warning D004" in said.err
    assert "deciding: true" in desk.file(FILE)


def test_advice_from_a_body_in_a_longer_chain_does_not_decide(desk: Desk) -> None:
    desk.run(
        *("case", "new", "indkoeb", "--title", "Indkøb", "--point", "Der købes kameraer"),
        "chain=vicedirektoerkredsen,koncerndirektionen",
    )
    desk.run(
        *("decision", "record", "indkoeb", "--body", "vicedirektoerkredsen"),
        *("--result", "endorsed"),
    )
    assert "deciding" not in desk.file(FILE)


def test_the_case_comes_on_the_agenda_of_its_meeting(desk: Desk) -> None:
    meeting = desk.folder / "data" / "meetings" / "kd-november.yaml"
    meeting.parent.mkdir()
    text = "id: kd-november\ntitle: Møde\nbody: koncerndirektionen\ndate: 2026-11-10\n"
    meeting.write_text(text, encoding="utf-8")
    desk.repo.add(".")
    desk.repo.commit("-qm", "Møde")
    words = ("--meeting", "kd-november", "--result", "approved")
    desk.run("decision", "record", "indkoeb", *CASE, *words)
    assert "body: koncerndirektionen\n    date: 2026-11-10\n" in desk.file(FILE)
    for other in (("--date", "2026-11-11"), ("--body", "regionsraadet")):
        desk.run("decision", "record", "andet", *CASE, *words, *other, code=2)
    assert desk.file("meetings/kd-november.yaml") == text + "agenda:\n  - indkoeb\n"
    assert desk.changed() == {f"data/{FILE}", "data/meetings/kd-november.yaml"}


def _later_agenda(desk: Desk) -> None:
    desk.run("case", "new", "indkoeb", *CASE[:4])
    desk.run(
        *("new", "meeting", "kd-december", "title=Møde", "body=koncerndirektionen"),
        *("date=2026-12-08", "agenda=indkoeb"),
    )


def test_a_case_decided_on_a_day_without_a_meeting_is_still_on_an_agenda(desk: Desk) -> None:
    _later_agenda(desk)
    said = desk.run("decision", "record", "indkoeb", *BOARD, "--no-follow-up", "Intet")
    assert "intet møde skrevet den 23-11-2026" in said.out
    assert "telectl set kd-december agenda[1]= –" in said.out
    desk.run("set", "kd-december", "agenda[1]=")
    assert "indkoeb" not in desk.file("meetings/kd-december.yaml")


@pytest.mark.parametrize("held", [True, False])
def test_a_case_that_was_put_off_stays_on_the_agenda(desk: Desk, held: bool) -> None:
    _later_agenda(desk)
    result = "approved" if held else "postponed"
    if held:
        meeting = ("date=2026-11-23", "body=koncerndirektionen", "agenda=indkoeb")
        desk.run("new", "meeting", "kd-i-dag", "title=Møde", *meeting)
    said = desk.run("decision", "record", "indkoeb", *BOARD[:2], "--result", result)
    assert "agenda[1]" not in said.out


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ((*CASE, *BOARD, "--moves", "proeven"), 2),
        ((*CASE, *BOARD, "--moves", "ukendt:pilot"), 2),
        ((*CASE, *BOARD, "--moves", "proeven:pilotx"), 2),
        ((*CASE, *BOARD, "--moves", "2=proeven:pilot"), 2),
        ((*CASE, *BOARD, "--result", "approved"), 2),
        ((*CASE, "--body", "koncerndirektionen", "--result", "nikket"), 2),
        ((*CASE, "--body", "ingen", "--result", "approved"), 2),
        ((*CASE, *BOARD, "--follow-up", "Køb ind"), 2),
        ((*CASE, *BOARD, "--journal", "26012345"), 2),
        ((*CASE, *BOARD, "--meeting", "ingen"), 2),
        ((*CASE, *BOARD, "--date", "i morges"), 2),
        ((*CASE, *BOARD, "--date", "2026-11-24"), 4),
        ((*CASE, *BOARD, "--follow-up", "Køb;ingen;2026-12-01"), 1),
    ],
)
def test_what_does_not_hold_together_is_refused(
    desk: Desk, words: tuple[str, ...], code: int
) -> None:
    desk.run("decision", "record", "indkoeb", *words, code=code)
    assert not desk.status()


def test_away_from_a_terminal_missing_flags_are_named(desk: Desk) -> None:
    said = desk.run("--format", "json", "decision", "record", "--title", "Indkøb", code=2)
    assert facts(said)["names"] == ["--body", "--point", "--result"]


def test_at_a_terminal_each_missing_thing_is_asked_for(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = ["Indkøb", "Indkøb!", "", "ingen", "kd", "i morges", "2026-12-24", "20-11-2026"]
    answers += ["Til 010190-1234", "", "Der købes kameraer", "proeven:pilx", "proeven:pilot"]
    answers += ["Der læres", "", "", "approved", "taget til efterretning"]
    answers += ["Køb", "", "lise", "15.12.2026", "ja"]
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(answers) + "\n"))
    monkeypatch.setattr("telectl.cli.asking.at_terminal", lambda: True)
    desk.run("decision", "record")
    text = desk.file(FILE)
    assert "date: 2026-11-20" in text
    assert "moves:\n      project: proeven\n      to: pilot\n  - number: 2\n" in text
    assert "result: noted" in text
    assert "responsible: lise" in text
    assert "result: approved" in text


def test_what_was_told_wrong_is_told_again_from_what_was_answered(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.run("case", "new", "indkoeb", "--title", "I", "--point", "a", "--point", "b")
    first = ["KD", "2026-11-10", "godkendt", "godkendt", "Køb", "lise", "2026-12-15", "nej"]
    again = ["", "2026-11-11", "", "udsat", "-", "Intet at gøre", ""]
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join([*first, *again]) + "\n"))
    monkeypatch.setattr("telectl.cli.asking.at_terminal", lambda: True)
    desk.run("decision", "record", "indkoeb")
    text = desk.file(FILE)
    assert "body: koncerndirektionen\n    date: 2026-11-11\n" in text
    assert "number: 1\n        result: approved" in text
    assert "number: 2\n        result: postponed" in text
    assert "no_follow_up: Intet at gøre" in text


def test_only_what_was_left_is_asked_about(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    record = ("decision", "record", "indkoeb", "--body", "KD")
    desk.run(*record, *TWO, "--result", "godkendt", "--result", "udsat", "--date", "2026-11-01")
    monkeypatch.setattr("sys.stdin", io.StringIO("2026-11-10\nforkastet\nj\n"))
    monkeypatch.setattr("telectl.cli.asking.at_terminal", lambda: True)
    desk.run(*record)
    assert "number: 2\n        result: rejected" in desk.file(FILE)


def test_an_answer_broken_off_writes_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("Indkøb\n"))
    monkeypatch.setattr("telectl.cli.asking.at_terminal", lambda: True)
    assert run("decision", "record").code == 130
    assert not desk.status()
