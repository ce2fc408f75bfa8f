"""A case from its first line on: by flags, at a terminal, in the place of an earlier one."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from tests.desk import Desk, Said, new_portfolio

FILE = "decisions/indkoeb.yaml"
NEW = ("case", "new", "indkoeb", "--title", "Indkøb", "--point", "Der købes kameraer")


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new portfolio with a member and a project."""
    with new_portfolio(tmp_path_factory.mktemp("template") / "center") as desk:
        desk.run("member", "new", "lise", "--name", "Lise", "--since", "2025-09-01")
        desk.run("project", "new", "proeven", "--title", "Prøven", "--owner", "lise")
    return desk.folder


def refused(said: Said) -> dict[str, object]:
    return dict(json.loads(said.out)["refused"])


def test_all_that_was_answered_is_shown_before_it_is_made(desk: Desk, monkeypatch) -> None:
    lines = ("", "Købes", "proeven:pilot", "", "VD", "lise", "Kontrakten", "EKSEMPEL-9", "ja")
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(lines) + "\n"))
    monkeypatch.setattr("telectl.cli.asking.at_terminal", lambda: True)
    shown = desk.run("case", "new", "indkoeb", "--title", "Indkøb").out
    assert (
        "indkoeb: Indkøb\n"
        "  Sagstype: beslutningssag\n"
        "  Indstillingspunkter: 1: Købes (flytter proeven:pilot)\n"
        "  Vej gennem fora: vicedirektoerkredsen\n"
        "  Forberedt af: lise\n"
        "  Offentlighed: LUKKET, grund: Kontrakten (teksten ligger i EKSEMPEL-9)\n"
    ) in shown


def test_an_open_case_is_shown_with_its_texts(desk: Desk, monkeypatch) -> None:
    lines = ("", "Købes", "", "", "VD", "", "", "", "Det anbefales", "", "", "", "", "", "ja")
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(lines) + "\n"))
    monkeypatch.setattr("telectl.cli.asking.at_terminal", lambda: True)
    shown = desk.run("case", "new", "indkoeb", "--title", "Indkøb").out
    assert "  Offentlighed: åben\n  Sagsfremstilling: Det anbefales\n" in shown


def test_a_case_takes_everything_by_flags(desk: Desk) -> None:
    desk.run(
        *NEW,
        *("--moves", "proeven:pilot", "--point", "Der følges op", "--concerns", "proeven"),
        *("--type", "beslutningssag", "--chain", "VD", "--chain", "koncerndirektionen"),
        *("--background", "Behandlet før", "--statement", "Det anbefales"),
        *("--consequences", "Færre rejser", "--risk", "Lav", "--finances", "Inden for rammen"),
        *("--finances-technical", "Konto 3", "--amount", "250000", "--pays", "KPUK"),
        *("--gains", "Hospitalerne", "--communication", "Intranet", "--timetable", "Foråret"),
        *("--annex", "Notat;EKSEMPEL-1", "--annex", "Tilbud;EKSEMPEL-2;lukket"),
        *("--prepared-by", "lise"),
    )
    assert desk.file(FILE) == (
        "# yaml-language-server: $schema=../../schemas/decision.schema.json\n"
        "id: indkoeb\n"
        "title: Indkøb\n"
        "item_type: decision\n"
        "concerns:\n"
        "  - proeven\n"
        "chain:\n"
        "  - vicedirektoerkredsen\n"
        "  - koncerndirektionen\n"
        "prepared_by: lise\n"
        "points:\n"
        "  - number: 1\n"
        "    text: Der købes kameraer\n"
        "    moves:\n"
        "      project: proeven\n"
        "      to: pilot\n"
        "  - number: 2\n"
        "    text: Der følges op\n"
        "background: Behandlet før\n"
        "statement: Det anbefales\n"
        "consequences: Færre rejser\n"
        "risk: Lav\n"
        "finances:\n"
        "  public: Inden for rammen\n"
        "  technical: Konto 3\n"
        "  amount: 250000\n"
        "  pays: KPUK\n"
        "  gains: Hospitalerne\n"
        "communication: Intranet\n"
        "timetable: Foråret\n"
        "annexes:\n"
        "  - number: 1\n"
        "    title: Notat\n"
        "    reference: EKSEMPEL-1\n"
        "  - number: 2\n"
        "    title: Tilbud\n"
        "    reference: EKSEMPEL-2\n"
        "    access: closed\n"
    )


def test_without_an_id_one_is_made_of_the_title(desk: Desk) -> None:
    desk.run(*("case", "new", "--title", "Indkøb", "--point", "Der købes kameraer"))
    assert desk.log()[0] == "Sag indkoeb oprettet: Indkøb"


def test_a_closed_case_says_where_its_text_lies_and_holds_none(desk: Desk) -> None:
    closed = ("--closed", "Udbuddet løber")
    said = desk.run("--format", "json", *NEW, *closed, "--risk", "Høj", code=2)
    assert refused(said)["facts"]["keys"] == ["risk"]
    assert "--reference" in desk.run(*NEW, *closed, code=2).err
    assert "--closed" in desk.run(*NEW, "--reference", "26012345", code=2).err
    assert not desk.status()
    desk.run(*NEW, *closed, "--reference", "26012345")
    assert "publicity:\n  access: closed\n  ground: Udbuddet løber\n  reference:" in desk.file(FILE)


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (("--chain", "direktionen"), "direktionen"),
        (("--prepared-by", "lis"), "lis"),
        (("--amount", "mange"), "finances.amount"),
        (("--annex", "Notat;a;hemmeligt"), "Notat"),
        (("--annex", ";a"), ";a"),
        (("--moves", "proeven:flyvende"), "flyvende"),
        (("--moves", "3=proeven:pilot"), "--moves"),
        (("--background", "Borger 010190-1234 faldt"), "CPR"),
        (("--statement", "Borger 010190-1234 faldt"), "CPR"),
        (("--point", "at 010190-1234 får et ur"), "CPR"),
    ],
)
def test_what_no_case_can_hold_is_refused_by_name(
    desk: Desk, words: tuple[str, ...], named: str
) -> None:
    said = desk.run(*NEW, *words, code=desk_code(named))
    assert named in said.err + said.out
    assert not desk.status()
    assert not (desk.folder / "data" / FILE).exists()


def desk_code(named: str) -> int:
    """What validation refuses is an error of the records; the rest is one of the line."""
    return 1 if named in ("direktionen", "lis", "CPR") else 2


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch):
    def given(*lines: str) -> None:
        monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(lines) + "\n"))
        monkeypatch.setattr("telectl.cli.asking.at_terminal", lambda: True)

    return given


def test_at_a_terminal_what_lacks_is_asked_for(desk: Desk, answer) -> None:
    answer(
        *("Indkøb", "", "", "Der købes kameraer", "proeven:pilot", "", "koncerndirektionen"),
        *("lise", "", "Behandlet før", "", "", "", "Inden for rammen", "", "", "ja"),
    )
    desk.run("case", "new")
    text = desk.file(FILE)
    assert "item_type: decision\n" in text
    assert "background: Behandlet før\nfinances:\n  public: Inden for rammen\n" in text
    assert "risk" not in text


def test_a_closed_case_is_asked_where_it_lies_and_for_no_text(desk: Desk, answer) -> None:
    answer("Indkøb", "", "", "Der købes", "", "", "", "", "Udbuddet løber", "26012345", "ja")
    desk.run("case", "new")
    assert 'reference: "26012345"' in desk.file("decisions/lukket-26012345.yaml")


def test_the_id_of_a_closed_case_tells_nothing_of_its_title(desk: Desk) -> None:
    closed = ("--closed", "Personsag", "--reference", "26/012345")
    desk.run("case", "new", "--title", "Afskedigelse af N.N.", "--point", "at N.N.", *closed)
    assert "Personsag" in desk.file("decisions/lukket-26-012345.yaml")


def test_away_from_a_terminal_what_lacks_is_named(desk: Desk) -> None:
    assert "--title og --point" in desk.run("case", "new", code=2).err


def test_a_case_in_the_place_of_another_takes_over_its_text(desk: Desk) -> None:
    desk.run(*NEW, "--moves", "proeven:pilot", "--background", "Før", "--annex", "Notat;E-1")
    desk.run(
        *("decision", "record", "indkoeb", "--body", "koncerndirektionen", "--result", "rejected"),
        *("--no-follow-up", "Intet"),
    )
    desk.run("case", "supersede", "indkoeb", "--title", "Indkøb, mindre", "risk=Lav")
    made = desk.file("decisions/indkoeb-mindre.yaml")
    assert "supersedes: indkoeb\n" in made
    assert "background: Før\nrisk: Lav\n" in made
    assert "project: proeven\n      to: pilot\n" in made
    assert "reference: E-1\n" in made
    assert "outcomes" not in made
    assert "no_follow_up" not in made


def test_a_case_in_the_place_of_another_may_ask_for_something_else(desk: Desk) -> None:
    desk.run(*NEW, "--moves", "proeven:pilot")
    desk.run("case", "supersede", "indkoeb", "leje", "--title", "Leje", "--point", "Der lejes")
    assert "text: Der lejes\n" in desk.file("decisions/leje.yaml")
    assert "moves" not in desk.file("decisions/leje.yaml")
    assert "ukendt" in desk.run("case", "supersede", "ukendt", "ny", code=2).err
    assert "--title" in desk.run("case", "supersede", "indkoeb", code=2).err
