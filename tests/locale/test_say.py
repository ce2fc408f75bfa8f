"""How telectl says dates, numbers, lists and facts in its two languages."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from telectl.locale import Voice

DA, EN = Voice("da"), Voice("en")
DAY = date(2026, 11, 3)


def test_dates_are_written_as_the_language_writes_them() -> None:
    assert DA.date(DAY) == "3. november 2026"
    assert DA.day(DAY) == "03-11-2026"
    assert EN.date(DAY) == "3 November 2026"
    assert EN.day(DAY) == "03 Nov 2026"
    assert DA.date(datetime(2026, 11, 3, 17, 5, tzinfo=UTC)) == "3. november 2026 kl. 17:05"


@pytest.mark.parametrize(
    ("x", "decimals", "danish", "english"),
    [
        (1234.5, 1, "1.234,5", "1,234.5"),
        (0, 0, "0", "0"),
        (-1234567, 0, "-1.234.567", "-1,234,567"),
        (2.5, 0, "3", "3"),
        (Decimal("0.125"), 2, "0,13", "0.13"),
        (float("nan"), 1, "–", "–"),
        (float("inf"), 1, "–", "–"),
    ],
)
def test_numbers(x: float, decimals: int, danish: str, english: str) -> None:
    assert DA.number(x, decimals) == danish
    assert EN.number(x, decimals) == english


def test_money() -> None:
    assert DA.money(1250000) == "1.250.000 kr."
    assert DA.money(Decimal("1250000.50")) == "1.250.000,50 kr."
    assert EN.money(1250000) == "DKK 1,250,000"


def test_lists() -> None:
    assert DA.list([]) == ""
    assert DA.list(["a"]) == "a"
    assert DA.list(["a", "b", "c"]) == "a, b og c"
    assert EN.list(["a", "b"], "or") == "a or b"


def test_danish_letters_come_last_and_double_a_is_one() -> None:
    names = ["Aalborg", "Ærø", "Odense", "Åbenrå", "Ørsted", "Allerød", "Zealand", "Aabenraa"]
    assert DA.sorted(names) == [
        "Allerød",
        "Odense",
        "Zealand",
        "Ærø",
        "Ørsted",
        "Aabenraa",
        "Åbenrå",
        "Aalborg",
    ]
    assert EN.sorted(names) == DA.sorted(names)


def test_accents_and_case_do_not_move_a_name() -> None:
    assert DA.sorted(["allé", "Allan", "ALLER"]) == ["Allan", "allé", "ALLER"]


def test_facts_are_said_by_their_type() -> None:
    assert DA.say(True) == "ja"
    assert EN.say(False) == "no"
    assert DA.say(None) == "–"
    assert DA.say(2026) == "2026"
    assert DA.say(1234.5) == "1.234,5"
    assert DA.say(DAY) == "3. november 2026"
    assert DA.say(("a", "b")) == "a og b"
    assert DA.say({"b", "a"}) == "a og b"


def test_a_fact_is_never_read_as_a_format_string() -> None:
    hostile = "{name} {0.__class__} %s {"
    said = DA("refusal.usage.no_command", name=hostile)
    assert hostile in said


def test_a_missing_fact_stays_visible() -> None:
    assert "{name}" in DA("refusal.usage.no_command")


def test_a_slot_can_ask_for_a_form() -> None:
    assert DA("refusal.usage.choice", name="--to", choices=("a", "b")).endswith("vælg a eller b.")
    assert "mappen findes ikke" in DA("refusal.output.unwritable", path="x", reason="no_dir")


def test_a_word_that_is_not_in_the_list_is_said_as_it_is() -> None:
    assert DA.enum("os", "full") == "der er ikke plads på disken"
    assert DA.enum("os", "unheard") == "unheard"


def test_an_unknown_key_shows_itself() -> None:
    assert DA("no.such.key") == "[no.such.key]"
    assert not DA.has("no.such.key")


def test_a_table_says_what_it_is_called() -> None:
    assert DA.has("help.project")
    assert DA("help.project") == DA("help.project._")


def test_an_unknown_language_is_danish() -> None:
    assert Voice("xx").language == "da"


@pytest.mark.parametrize(
    ("competence", "typed"),
    [
        ("dermatologi", "competence=dermatologi"),
        ("æstetisk-kirurgi", "competence=æstetisk-kirurgi"),
        ("børn og unge", 'competence="børn og unge"'),
        ('"$x" `y`', 'competence="\\"\\$x\\" \\`y\\`"'),
    ],
)
def test_a_value_in_a_command_is_one_word_to_a_shell(competence: str, typed: str) -> None:
    said = Voice("da")("coverage.mend.competence", project="proeven", competence=competence)
    assert f" {typed} " in said
