"""A table of status notes: read whole or not at all."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.desk import Desk, Said, new_portfolio


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new portfolio with two projects."""
    with new_portfolio(tmp_path_factory.mktemp("template") / "center") as desk:
        desk.run("member", "new", "lise", "--name", "Lise", "--since", "2025-09-01")
        for project in ("foerste", "andet"):
            desk.run(
                *("project", "new", project, "--title", project, "--owner", "lise"),
                *("--on", "2026-09-01"),
            )
    return desk.folder


def given(desk: Desk, table: str | bytes, code: int = 0) -> Said:
    path = desk.folder.parent / "noter.csv"
    path.write_bytes(table if isinstance(table, bytes) else table.encode())
    return desk.run("--format", "json", "project", "note", "--from", str(path), code=code)


def wrong(said: Said) -> list[tuple[str, int]]:
    refused = json.loads(said.out)["refused"]
    return [(each["code"], each["line"]) for each in refused["findings"]]


def test_every_row_becomes_a_note_in_one_commit(desk: Desk) -> None:
    before = len(desk.log())
    given(
        desk,
        "id,date,text,by,rating,reason\n"
        'foerste,2026-11-20,"Går godt, siger klinikken",lise,,\n'
        "andet,2026-11-23,Forsinket,,amber,To uger\n",
    )
    assert len(desk.log()) == before + 1
    assert desk.changed() == {"data/projects/foerste.yaml", "data/projects/andet.yaml"}
    first, second = desk.file("projects/foerste.yaml"), desk.file("projects/andet.yaml")
    assert "- date: 2026-11-20\n    text: Går godt, siger klinikken\n    by: lise\n" in first
    assert "recorded: 2026-11-23\n" in first.partition("notes:")[2]
    assert "value: amber\n    reason: To uger\n" in second


@pytest.mark.parametrize(
    "table",
    [
        "Projekt;Dato;Tekst;Trafiklys;Begrundelse\r\nfoerste;20-11-2026;På vej;Rød;Står stille\r\n",
        "dato\ttekst\tid\ttrafiklys\tårsag\n20.11.2026\tPå vej\tfoerste\trød\tStår stille\n",
    ],
    ids=["semicolons", "tabs"],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_tables_come_as_spreadsheets_write_them(desk: Desk, table: str, encoding: str) -> None:
    given(desk, table.encode(encoding))
    text = desk.file("projects/foerste.yaml")
    assert "- date: 2026-11-20\n    text: På vej\n" in text
    assert "value: red\n    reason: Står stille\n" in text


def test_wrong_rows_are_all_named_and_nothing_is_written(desk: Desk) -> None:
    said = given(
        desk,
        "id,date,text,by,rating,reason\n"
        "foerste,2026-11-20,Fint,,,\n"
        "tredje,2026-11-20,Fint,,,\n"
        "andet,2026-13-20,Fint,,,\n"
        "andet,2026-11-20,,,,\n"
        "\n"
        "andet,2026-11-24,Fint,,,\n"
        "andet,2026-11-20,Fint,,blå,\n"
        "andet,2026-11-20,Fint nok,,,Hvorfor\n"
        "foerste,2026-11-20,Fint,,,\n"
        "andet,2026-11-21,Fint,ingen,,\n",
        code=1,
    )
    assert wrong(said) == [
        ("I001", 3),
        ("I002", 4),
        ("I003", 5),
        ("I004", 7),
        ("I005", 8),
        ("I006", 9),
        ("I007", 10),
        ("I008", 11),
    ]
    assert not desk.status()
    assert "notes:" not in desk.file("projects/foerste.yaml")


def test_a_table_grows_from_week_to_week_and_only_the_new_rows_are_read(desk: Desk) -> None:
    table = "id,date,text,rating,reason\nfoerste,2026-11-20,Fint,grøn,Holder\nandet,,I dag,,\n"
    given(desk, table)
    first = desk.file("projects/foerste.yaml")
    acts = len(desk.log())
    path = desk.folder.parent / "noter.csv"
    path.write_text(table + "andet,2026-11-22,Nyt,,\n", encoding="utf-8")
    said = desk.run("project", "note", "--from", str(path)).out
    assert "2 statusnoter fandtes i forvejen" in said
    assert "1 statusnote indlæst: andet" in said
    assert desk.file("projects/foerste.yaml") == first
    assert desk.file("projects/andet.yaml").count("text: ") == 2
    again = desk.run("project", "note", "--from", str(path)).out
    assert "3 statusnoter fandtes i forvejen" in again
    assert len(desk.log()) == acts + 1


def test_another_light_for_a_note_that_is_there_is_not_passed_over(desk: Desk) -> None:
    table = "id,date,text,rating,reason\nfoerste,2026-11-20,Fint,{},Holder\n"
    given(desk, table.format("grøn"))
    assert wrong(given(desk, table.format("rød"), code=1)) == [("I007", 2)]
    words = ("date=2026-11-20", "value=red", "reason=Holder")
    desk.run("add", "foerste", "ratings", *words)


def test_the_line_that_tells_a_spreadsheet_the_separator_is_no_heading(desk: Desk) -> None:
    said = given(desk, "sep=;\r\nid;dato;tekst\r\nfoerste;20-11-2026;Fint, siger de\r\n")
    assert said.code == 0
    assert "text: Fint, siger de" in desk.file("projects/foerste.yaml")
    assert wrong(given(desk, "SEP=;\nid;dato;tekst\nfoerste;20-13-2026;Nyt\n", code=1)) == [
        ("I002", 3)
    ]


def test_columns_that_lack_are_named_in_the_language_that_is_spoken(desk: Desk) -> None:
    path = desk.folder.parent / "noter.csv"
    path.write_text("id,tekst\nfoerste,Fint\n", encoding="utf-8")
    assert "kolonner: dato." in desk.run("project", "note", "--from", str(path), code=1).err
    said = desk.run("--lang", "en", "project", "note", "--from", str(path), code=1)
    assert "columns: date." in said.err


@pytest.mark.parametrize(
    "table",
    [
        b"",
        b"id,date\nfoerste,2026-11-20\n",
        b"id,date,text\n",
        b"\x00\x01",
        b'id,date,text\n"a',
        b'id,date,text\nfoerste,,"Fint\nanden,,Ogs\xc3\xa5 fint\n',
    ],
    ids=["empty", "columns", "rows", "binary", "quote", "quote that swallows rows"],
)
def test_what_is_no_table_is_refused(desk: Desk, table: bytes) -> None:
    given(desk, table, code=1)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there is no endless device here")
def test_an_endless_table_ends(desk: Desk) -> None:
    desk.run("project", "note", "--from", "/dev/zero", code=1)


def test_a_note_is_given_one_way_or_the_other(desk: Desk) -> None:
    desk.run("project", "note", code=2)
    desk.run("project", "note", "foerste", "  ", code=2)
    desk.run("project", "note", "foerste", "Fint", "--from", "noter.csv", code=2)
    desk.run("project", "note", "--from", "findes-ikke.csv", code=2)


def test_a_light_takes_a_reason_of_its_own(desk: Desk) -> None:
    said = desk.run(
        "project", "note", "foerste", "Uddannelsen er i gang", "--rating", "gul", code=2
    )
    assert "--reason" in said.err
    assert desk.status() == ""


def test_in_a_table_the_text_of_a_row_is_the_reason_where_none_stands(desk: Desk) -> None:
    table = desk.folder / "noter.csv"
    table.write_text(
        "id,date,text,rating\nfoerste,2026-11-20,To uger bagud,gul\n", encoding="utf-8"
    )
    desk.run("project", "note", "--from", "noter.csv")
    assert "reason: To uger bagud" in desk.file("projects/foerste.yaml")
