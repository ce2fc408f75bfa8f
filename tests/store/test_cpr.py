"""Numbers that look like a civil registration number; all of these are made up."""

from __future__ import annotations

import pytest

from telectl.store.cpr import Hit, masked, scan
from tests.store.yaml_samples import variants


def hits(text: str) -> list[Hit]:
    return list(scan(text.encode()))


@pytest.mark.parametrize("dash", ["-", "–", "—", "‐", "‑", "−", " - ", " ", "\u00a0", "\u202f"])
def test_a_number_with_any_dash_or_space_is_certain(dash: str) -> None:
    assert hits(f"note: ring til 251248{dash}9996 i dag\n") == [Hit(1, 16, certain=True)]


def test_a_number_without_a_dash_is_certain_by_check_digit_or_on_the_first_of_january() -> None:
    assert hits("a: 0707614285\n") == [Hit(1, 4, certain=True)]
    assert hits("a: 0101701234\n") == [Hit(1, 4, certain=True)]
    assert hits("a: 2512489996\n") == [Hit(1, 4, certain=False)]


def test_a_hospitals_replacement_number_is_a_warning() -> None:
    assert hits("a: 851248-9996\n") == [Hit(1, 4, certain=False)]


@pytest.mark.parametrize(
    "text",
    [
        "cvr: 24077452", "journal: 1-00-16-19", "sag: 2015-632-0077", "tlf: 12 34 56 78",
        "doi: 10.2196/12345", "ean: 5798001234567", "hash: 0101701234ab", "hash: ab0101701234",
        "a: 320101-1234", "a: 011301-1234", "a: 300201-1234", "a: 310401-1234", "a: 11234567890123",
        "day: 2026-11-23", "uuid: 550e8400-e29b-41d4-a716-446655440000", "a: 010170-12345",
        "a: 9-010170-1234", "amount: 120000",
    ],
)  # fmt: skip
def test_other_numbers_are_left_alone(text: str) -> None:
    assert hits(f"{text}\n") == []


def test_a_number_is_found_in_comments_keys_and_texts_of_any_file() -> None:
    text = "# æ 010170-1234\r\n010170-1234: x\r\na: |\r\n  b (CPR0707614285).\r\n"
    assert [(hit.line, hit.column) for hit in scan(b"\xef\xbb\xbf" + text.encode())] == [
        (1, 5),
        (2, 1),
        (4, 9),
    ]
    assert list(scan(b"\xff 010170-1234")) == [Hit(1, 3, certain=True)]


def test_a_hit_never_holds_the_number() -> None:
    assert "1234" not in repr(hits("a: 010170-1234"))


def test_records_without_numbers_have_no_hits() -> None:
    assert [list(scan(data)) for data in variants().values()] == [[]] * len(variants())


def test_a_masked_text_keeps_its_length_and_all_but_the_certain_numbers() -> None:
    text = "ring 251248-9996 eller 0707614285, sag 2512489996, gl. 5790000123456"
    assert masked(text) == "ring ••••••-•••• eller ••••••••••, sag 2512489996, gl. 5790000123456"
