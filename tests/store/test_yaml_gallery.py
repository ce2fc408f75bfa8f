"""Each kind of bad input has its one finding, at the place where the hand has to go."""

from __future__ import annotations

import time
import tomllib
from pathlib import Path

import pytest

from telectl.findings import Refusal, Severity
from telectl.model.changes import Set
from telectl.store.yaml import SEVERITIES, canonical, edit, locate, read

GALLERY = Path(__file__).parents[1] / "gallery"
EXPECTED = tomllib.loads((GALLERY / "expected.toml").read_text(encoding="utf-8"))
MIB = 1 << 20

HUGE = {
    "five megabytes": (b"a: " + b"x" * 5_000_000, "Y015 1:1"),
    "brackets": (b"a: " + b"[" * 100_000, "Y014 1:67"),
    "braces": (b"a: " + b"{" * 100_000, "Y014 1:67"),
    "explicit keys": (b"? " * 50_000, "Y014 1:129"),
    "dashes": (b"- " * 50_000, "Y014 1:129"),
    "alias bomb": (
        b"a: &a [x, x]\n"
        + b"".join(b"%c: &%c [*%c, *%c]\n" % (c, c, c - 1, c - 1) for c in range(98, 122)),
        "Y009 1:4",
    ),
    "merge bomb": (b"a: &a {x: 1}\nb:\n  <<: [*a, *a]\n", "Y009 1:4"),
    "items": (b"a:\n" + b"- x\n" * (MIB // 4 - 1), "Y015 49999:3"),
    "one number": (b"a: " + b"9" * (MIB - 10), "Y019 1:4"),
    "colons": (b":" * MIB, f"Y017 1:{MIB}"),
    "tabs": (b"a:\n" + b"\t- x\n" * (MIB // 5 - 1), "Y004 2:1"),
    "zeros": (b"\0" * MIB, "Y010 1:1"),
}


def said(data: bytes) -> list[str]:
    return [f"{one.code} {one.line}:{one.column}" for one in read(data)[1]]


def test_every_file_of_the_gallery_is_expected_and_every_code_is_shown() -> None:
    assert {path.stem for path in GALLERY.glob("*.yaml")} == set(EXPECTED)
    shown = {finding.split()[0] for one in EXPECTED.values() for finding in one["findings"]}
    assert shown | {"Y015"} == set(SEVERITIES)


@pytest.mark.parametrize("name", EXPECTED)
def test_bad_input_is_told_at_its_place(name: str) -> None:
    data, expected = (GALLERY / f"{name}.yaml").read_bytes(), EXPECTED[name]
    record, problems = read(data)
    assert said(data) == expected["findings"]
    assert (record is not None) is expected["readable"]
    assert dict(problems[0].facts) == expected.get("facts", {})


@pytest.mark.parametrize("name", EXPECTED)
def test_bad_input_is_neither_edited_nor_formatted(name: str) -> None:
    data, expected = (GALLERY / f"{name}.yaml").read_bytes(), EXPECTED[name]
    if expected["readable"]:
        return
    assert canonical(data) == data
    assert locate(data).find(("title",)).line >= 1
    with pytest.raises(Refusal, match=r"edit\.unreadable"):
        edit(data, [Set("x", ("title",), "y")])


def test_only_what_can_be_read_in_spite_of_it_is_a_warning() -> None:
    warnings = {code for code, severity in SEVERITIES.items() if severity is Severity.WARNING}
    assert warnings == {"Y013", "Y022"}


@pytest.mark.parametrize("name", HUGE)
def test_what_is_huge_or_deep_ends_at_once(name: str) -> None:
    data, expected = HUGE[name]
    start = time.process_time()
    assert said(data) == [expected]
    assert time.process_time() - start < 1


def test_sixty_four_levels_are_enough_and_allowed() -> None:
    assert said(b"a: " + b"[" * 63 + b"]" * 63) == []
    assert said(b"a: " + b"[" * 64 + b"]" * 64) == ["Y014 1:67"]


def test_a_file_at_the_limit_is_read() -> None:
    record, problems = read(b"a: " + b"x" * (MIB - 3))
    assert problems == ()
    assert record is not None
    assert said(b"a: " + b"x" * (MIB - 2)) == ["Y015 1:1"]


def test_there_are_never_more_than_a_handful_of_findings() -> None:
    assert len(read(b"a: no\n" * 1000)[1]) == 5
    assert len(read("a: \u200b\u200b\u200b\u200b\u200b\u200b\n".encode())[1]) == 3


def test_columns_are_counted_in_characters_and_without_the_byte_order_mark() -> None:
    assert said("\ufeffæøå: no\n".encode()) == ["Y013 1:1", "Y020 1:6"]
    assert said("a: x\r\nå: \u202eno\r\n".encode()) == ["Y022 2:4"]
