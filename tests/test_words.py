"""The word that was probably meant, from what was typed of it."""

from __future__ import annotations

import pytest

from telectl.model.words import Words, nearest

TITLES = {
    "lene-oestergaard": "Lene Østergaard",
    "lene-lind-mortensen": "Lene Lind Mortensen",
    "herlev-og-gentofte-hospital": "Herlev og Gentofte Hospital",
    "koncerndirektionen": "Koncernledelsen i regionen",
}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("lene", "lene-oestergaard"),
        ("Lene Lind", "lene-lind-mortensen"),
        ("Lene Østergaard", "lene-oestergaard"),
        ("LENE OSTERGAARD", "lene-oestergaard"),
        ("Østergaard", "lene-oestergaard"),
        ("gentofte", "herlev-og-gentofte-hospital"),
        ("direktion", "koncerndirektionen"),
        ("ledelsen i region", "koncerndirektionen"),
        ("len-oestergaard", "lene-oestergaard"),
        ("kooncerndirektionen", "koncerndirektionen"),
        ("le", None),
        ("kirsten-moos", None),
        ("", None),
        ("--", None),
    ],
)
def test_an_id_is_found_by_id_by_title_by_a_part_of_either_and_by_likeness(
    typed: str, meant: str | None
) -> None:
    assert Words(TITLES).nearest(typed) == meant


def test_a_whole_word_goes_before_a_part_of_one() -> None:
    assert nearest("Dato", ["datoer", "dato"]) == "dato"


def test_few_are_compared_among_many() -> None:
    many = [f"projekt-nummer-{n:05d}" for n in range(20_000)]
    words = Words(dict.fromkeys(many, ""))
    assert words.nearest("projekt-numer-12345") == "projekt-nummer-12345"
    assert words.nearest("projekt-nummer-1234x") in many
