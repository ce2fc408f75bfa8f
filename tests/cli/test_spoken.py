"""Closed words may be typed as they are said, in either language."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from telectl.cli import clock
from telectl.cli.days_said import day_of
from telectl.cli.spoken import numbered, numbered_move, word_of
from telectl.locale import LANGUAGES, Voice
from tests.desk import TODAY, Desk, run


@pytest.fixture
def template(sample_template: Path) -> Path:
    return sample_template


SAMPLE = str(Path(__file__).parents[2] / "data")


@pytest.mark.parametrize(
    ("said", "word"),
    [
        ("godkendt", "approved"),
        ("Udsat", "postponed"),
        ("postponed", "postponed"),
        ("2=forkastet", "2=rejected"),
        ("noget andet", "noget andet"),
    ],
)
def test_results(said: str, word: str):
    assert numbered("result", said) == word


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("enum", ["state", "result", "stands", "sector", "direction", "domain"])
def test_no_word_stands_for_two(enum: str, language: str):
    words = Voice(language).words(enum)
    assert {word_of(enum, name) for name in words.values()} == set(words)


@pytest.mark.parametrize("word", ["udbredelse", "roll-out", "rollout"])
def test_a_filter_takes_them(word: str):
    done = run("project", "list", "--state", word, "--data", SAMPLE, "--on", "2026-11-23")
    assert done.code == 0
    assert "videotolkning-paa-alle-hospitaler" in done.out


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("2026-11-10", date(2026, 11, 10)),
        ("10-11-2026", date(2026, 11, 10)),
        ("1.2.2026", date(2026, 2, 1)),
        ("i dag", TODAY),
        ("I går", date(2026, 11, 22)),
        ("today", TODAY),
        ("yesterday", date(2026, 11, 22)),
        ("30-02-2026", None),
        ("24/12-2026", date(2026, 12, 24)),
        ("24/12 2026", date(2026, 12, 24)),
        ("24.12.2026", date(2026, 12, 24)),
        ("1/2-2026", date(2026, 2, 1)),
        ("1. december 2026", date(2026, 12, 1)),
        ("1 Dec. 2026", date(2026, 12, 1)),
        ("1. dingsember 2026", None),
        ("10/11/2026", None),  # day or month first?
        ("10-11-26", None),
        ("i morges", None),
    ],
)
def test_days(said: str, meant: date | None, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(clock, "today", lambda: TODAY)
    assert day_of(said) == meant


@pytest.mark.parametrize("said", ["x:afvist", "x:rejected"])
def test_a_step(said: str):
    assert numbered_move(f"2={said}") == "2=x:rejected"


@pytest.mark.parametrize("day", ["23-11-2026", "23.11.2026"])
def test_a_body_and_a_day_when_reading(day: str):
    done = run("decision", "list", "--body", "KD", "--open", "--data", SAMPLE, "--on", day)
    assert "udbredelse-af-teledermatologi" in done.out
    done = run("meeting", "list", "--body", "koncerndirektionen", "--data", SAMPLE, "--on", day)
    assert "kd-2026-11-10" in done.out


def test_a_meeting_shows_what_its_body_said_to_each_case():
    on = ("--data", SAMPLE, "--on", "2026-11-23")
    lines = run("meeting", "show", "kd-2026-11-10", *on).out.splitlines()
    case = next(line for line in lines if line.startswith("udbredelse-af-teledermatologi"))
    assert case.split()[-4:] == ["udsat", "3", "(mindst", "2)"]
    listed = run("decision", "list", "--state", "udsat", *on).out
    assert "Udbredelse: teledermatologi" in listed
    before = run("meeting", "show", "kd-2026-11-10", "--data", SAMPLE, "--on", "2026-11-09").out
    assert "udsat" not in before


def test_the_words_that_the_help_offers_are_taken(desk: Desk) -> None:
    words = ("--name", "Ny", "--role", "leder", "--capacity", "klinisk")
    desk.run("member", "new", "ny", *words, "--body", "coreteamet", "--no-commit")
    assert "role: leader" in desk.file("members/ny.yaml")
    assert "capacity: clinical" in desk.file("members/ny.yaml")


def test_a_succession_rests_on_what_is_said(desk: Desk) -> None:
    said = desk.run(
        *("organisation", "succeed", "vicedirektoerkredsen", "regionsraadet-oestdanmark"),
        *("--on", "2027-01-01", "--basis", "lov", "--reference", "Loven", "--dry-run"),
    )
    assert "basis: law" in said.out


def test_a_wrong_word_is_answered_with_those_of_the_language(desk: Desk) -> None:
    said = desk.run("effect", "list", "--direction", "skidt", code=2)
    assert "bedre, ingen forskel" in said.err
    assert "improved" not in said.err


def test_a_wrong_word_is_answered_with_the_nearest(desk: Desk) -> None:
    case = ("decision", "record", "x", "--title", "X", "--point", "P", "--body", "KD")
    assert "Mente du udsat?" in desk.run(*case, "--result", "udsadt", code=2).err
    english = desk.run(*case, "--result", "postpond", "--lang", "en", code=2).err
    assert "Did you mean postponed? Choose approved, approved with remarks" in english
    listed = desk.run("project", "list", "--state", "drfit", code=2).err
    assert "Mente du drift? Vælg idé, analyse" in listed
    moves = ("--moves", "videotolkning-paa-alle-hospitaler:drfit")
    said = desk.run("case", "new", "x", "--title", "X", "--point", "P", *moves, code=2).err
    assert "Mente du drift? Vælg idé" in said


def test_a_key_that_lies_deeper_is_named(desk: Desk) -> None:
    said = desk.run("set", "pilot-kol-i-byen", "closed=ja", code=2)
    assert "Mente du publicity.access?" in said.err


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("31-11-2026", "november har 30 dage"),
        ("31. november 2026", "november har 30 dage"),
        ("2026-02-29", "februar 2026 har 28 dage"),
        ("31-13-2026", "skriv"),
    ],
)
def test_a_day_that_its_month_has_not_is_told_so(desk: Desk, said: str, answer: str) -> None:
    assert answer in desk.run("meeting", "list", "--on", said, code=2).err
    setting = ("set", "kd-2026-12-08", f"date={said}")
    assert answer in desk.run(*setting, code=2).err


@pytest.mark.parametrize(
    "said", ["125.000", "125000", "125.000 kr.", "kr. 125.000,-", "125.000,00 kr"]
)
def test_an_amount_is_in_whole_kroner(desk: Desk, said: str) -> None:
    new = ("case", "new", "x", "--title", "X", "--point", "P", "--no-commit")
    desk.run(*new, "--amount", said)
    assert "amount: 125000\n" in desk.file("decisions/x.yaml")


def test_a_record_is_called_by_its_title_where_an_id_is_asked_for(desk: Desk) -> None:
    desk.run(
        *("decision", "record", "x", "--title", "X", "--point", "P", "--body", "KD"),
        *("--result", "godkendt", "--follow-up", "Ring;amira Haddad;1/12-2026"),
        *("--concerns", "Koncerndirektionen", "--no-commit"),
    )
    written = desk.file("decisions/x.yaml")
    assert "responsible: amira-haddad\n    deadline: 2026-12-01\n" in written
    assert "  - koncerndirektionen\n" in written
    assert "Amira Haddad" in desk.run("member", "show", "Amira  Haddad").out
    desk.run("set", "x", "prepared_by=Amira Haddad", "--no-commit")
    assert "prepared_by: amira-haddad" in desk.file("decisions/x.yaml")


def test_a_title_that_two_have_means_neither(desk: Desk) -> None:
    desk.run("member", "new", "amira-2", "--name", "Amira Haddad", "--no-commit")
    assert "Amira Haddad" in desk.run("member", "show", "Amira Haddad", code=2).err
