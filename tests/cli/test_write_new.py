"""A record of any kind from its keys, its kind said in either language."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from telectl.locale import LANGUAGES, Voice
from telectl.model import KINDS
from telectl.model.shape import shape_of
from tests.desk import Desk, new_portfolio

WORDS = {
    "organisations": ("sector=hospital", "type=hospital"),
    "bodies": ("type=forum",),
    "members": (),
    "solutions": ("purpose=Måling", "area=Hjerte"),
    "meetings": ("body=koncerndirektionen", "date=2026-12-01"),
    "effects": (
        *("solution=kamera", "domain=organisation", "indicator=Fremmøde"),
        *("design=survey", "direction=none", "sources[1].title=Rapport"),
    ),
    "plans": ("type=strategy", "version=1"),
    "directions": ("number=1", "text=Sådan gøres det"),
    "tasks": ("opened=2026-11-23",),
    "needs": ("date=2026-11-23", "text=Færre rejser"),
    "mappings": ("date=2026-11-23", "scope=Alle hospitaler", "method=Spørgeskema"),
}


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    with new_portfolio(tmp_path_factory.mktemp("template") / "center") as desk:
        desk.run(
            *("solution", "new", "kamera", "--title", "Kamera", "--area", "Sår"),
            *("--purpose", "Vurdering af sår hjemme"),
        )
    return desk.folder


@pytest.mark.parametrize("folder", WORDS)
def test_every_kind_is_made_from_its_keys_in_one_commit(desk: Desk, folder: str) -> None:
    kind = KINDS[folder].kind
    desk.run("new", kind, "ny", *WORDS[folder], "--title", "Ny")
    assert "id: ny\ntitle: Ny\n" in desk.file(f"{folder}/ny.yaml")
    assert desk.changed() == {f"data/{folder}/ny.yaml"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("folder", WORDS)
def test_a_kind_is_named_in_either_language(desk: Desk, folder: str, language: str) -> None:
    word = Voice(language).words("kind")[folder]
    desk.run("new", word.capitalize(), "ny", *WORDS[folder], "title=Ny", "--no-commit")
    assert desk.file(f"{folder}/ny.yaml")


def test_a_kind_is_named_without_danish_letters(desk: Desk) -> None:
    desk.run("new", "kortlaegning", "ny", *WORDS["mappings"], "--title", "Ny", "--dry-run")


@pytest.mark.parametrize(
    ("kind", "command"), [("projekt", "project new ny"), ("decision", "case new ny")]
)
def test_what_begins_with_more_than_its_keys_is_pointed_to_its_command(
    desk: Desk, kind: str, command: str
) -> None:
    assert command in desk.run("new", kind, "ny", "--title", "Ny", code=2).err
    assert desk.status() == ""


def test_no_kind_is_refused_with_the_nearest(desk: Desk) -> None:
    said = desk.run("--format", "json", "new", "plam", "ny", "--title", "Ny", code=2)
    assert json.loads(said.out)["refused"]["facts"]["nearest"] == "plan"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("folder", WORDS)
def test_the_help_of_a_kind_lists_its_fields(desk: Desk, folder: str, language: str) -> None:
    said = desk.run("new", KINDS[folder].kind, "--help", "--lang", language).out
    told = {line.split()[0] for line in said.splitlines() if line.startswith("  ")}
    shape = shape_of(KINDS[folder])
    assert {"title", *(key for key, held in shape.keys.items() if held.required)} - told == {"id"}


def test_the_help_says_what_a_field_takes_in_words(desk: Desk) -> None:
    said = " ".join(desk.run("new", "plan", "--help", "--lang", "da").out.split())
    assert "type Type; skal udfyldes; et af: strategi (strategy), handlingsplan" in said
    assert "decision Beslutning; id på: sag" in said
    assert "goals Mål; goals[1].…, nøgler (* skal udfyldes): name*, text*" in said
    assert "Felter i" not in desk.run("new", "--help", "--lang", "da").out


def test_all_that_is_wrong_is_told_at_once(desk: Desk) -> None:
    words = ("type=strategi", "status=godkent", "deadline=snart", "foo=1")
    said = desk.run("--format", "json", "new", "plan", "ny", *words, code=2)
    refused = json.loads(said.out)["refused"]
    assert refused["key"] == "record.several"
    keys = [each["key"] for each in refused["parts"]]
    assert keys == ["value.choice", "value.day", "value.no_key", "record.lacks"]
    assert "vælg udkast, " in said.err
    assert "telectl new plan --help" in said.err
    assert desk.status() == ""


def test_one_thing_that_is_wrong_is_told_alone(desk: Desk) -> None:
    words = (*WORDS["plans"], "title=Ny", "status=godkent")
    said = desk.run("--format", "json", "new", "plan", "ny", *words, code=2)
    assert json.loads(said.out)["refused"]["key"] == "value.choice"


def test_items_of_lists_are_begun_by_their_numbers(desk: Desk) -> None:
    desk.run(
        *("new", "plan", "ny", *WORDS["plans"], "--title", "Ny", "goals[1].name=hjemme"),
        *("goals[1].text=Hjemme", "goals[2].name=sammen", "goals[2].text=Sammen"),
    )
    assert "goals:\n  - name: hjemme\n    text: Hjemme\n  - name: sammen\n" in desk.file(
        "plans/ny.yaml"
    )
    words = (*WORDS["plans"], "goals[2].name=hjemme", "--title", "Anden")
    assert "goals" in desk.run("new", "plan", "anden", *words, code=2).err


def test_what_lacks_a_key_is_refused(desk: Desk) -> None:
    assert "number" in desk.run("new", "direction", "ny", "text=Sådan", "title=Ny", code=2).err
