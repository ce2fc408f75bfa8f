"""The reader: what plain values mean, that nothing makes it fall, that others agree with it."""

from __future__ import annotations

import io
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.resolver import VersionedResolver

from telectl.store.yaml import SEVERITIES, locate, read
from telectl.store.yaml.fast import Doubt, load
from telectl.store.yaml.fast import YAMLError as LibraryError
from telectl.store.yaml.reading import read_strictly
from tests.store.yaml_samples import RECORD, variants

MEANINGS = [
    ("", None), ("~", None), ("null", None), ("Null", None), ("nul", "nul"),
    ("true", True), ("False", False), ("tRue", "tRue"),
    ("0", 0), ("-17", -17), ("+3", 3), ("0755", 755), ("0o17", 15), ("0xfF", 255),
    ("999999999999999999", 10**18 - 1),
    ("1.5", 1.5), ("-.5", -0.5), ("1e3", 1000.0), ("7.", 7.0),
    ("2026-02-30", "2026-02-30"), ("2026-11-23", "2026-11-23"), ("12:30:45", "12:30:45"),
    ("1.2.3", "1.2.3"), ("1-00-16-19", "1-00-16-19"), ("nord", "nord"), ("- x", None),
    ("'no'", "no"), ('"1"', "1"), ("'null'", "null"), ("nordic", "nordic"), ("+", "+"),
]  # fmt: skip


@pytest.mark.parametrize(("written", "meant"), [m for m in MEANINGS if m[0] != "- x"])
def test_a_plain_value_means_what_the_core_schema_says(written: str, meant: object) -> None:
    record, problems = read(f"key: {written}\n".encode())
    assert problems == ()
    assert record == {"key": meant}
    assert type(record["key"]) is type(meant)


@pytest.mark.parametrize("written", ["1e400", "-1e999", ".inf", "-.INF", ".nan", "9" * 19])
def test_a_number_that_no_field_can_hold_is_refused(written: str) -> None:
    assert [p.code for p in read(f"key: {written}\n".encode())[1]] == ["Y019"]


@pytest.mark.parametrize(
    "written", ["no", "Yes", "OFF", "on", "y", "N", "1_000", "0b11", "0x_", "0o", "1_0.5", "._"]
)
def test_what_readers_disagree_about_is_refused(written: str) -> None:
    assert [p.code for p in read(f"key: {written}\n".encode())[1]] == ["Y020"]
    assert read(f"key: '{written}'\n".encode())[0] == {"key": written}


@pytest.mark.parametrize("name", variants())
def test_a_record_reads_the_same_however_its_lines_end(name: str) -> None:
    record, problems = read(variants()[name])
    assert record == read(RECORD.encode())[0]
    assert {p.code for p in problems} <= {"Y013"}


@pytest.mark.parametrize(
    "text",
    [
        "a: Sundhed & Omsorg\n", "a: R&D\n", "a: 20 % flere\n", "a: Godt!\n", "a: 2 * 2\n",
        "a: a<b\n", "a: a << b\n", "a: b\tc\n", "# \t& *x !y\na: b\n", "a: <= 5\n",
        "%YAML 1.2\n---\na: b\n", 'a: "\\u00e5"\n', "a: x=======\n", "a: – og ‘ja’\n",
        "a: |\n  med\n  \ttabulator\n", "a: 'to\n\tlinjer'\n", "---\na: b\n...\n", "? a\n: b\n",
    ],
)  # fmt: skip
def test_what_only_looks_suspicious_is_read(text: str) -> None:
    record, problems = read(text.encode())
    assert problems == ()
    assert record is not None
    assert "a" in record


def check(data: bytes) -> None:
    """What holds of the answer for any bytes."""
    record, problems = read(data)
    errors = [p for p in problems if SEVERITIES[p.code] == "error"]
    assert (record is None) is bool(errors)
    assert len(problems) <= 8
    lines = data.count(b"\n") + data.count(b"\r") + 1
    assert all(1 <= p.line <= lines and p.column >= 1 for p in problems)
    places = locate(data)
    assert places.find(("no", 0, "key")).line >= 1
    places.path_at(1, 1)
    try:
        quick = load(data)
    except (Doubt, LibraryError):
        return
    assert (quick, ()) == read_strictly(data)


ALPHABET = [
    *"ab10-:?,[]{}#&*!|>'\"%@`~.=< \n\n\t\\+_exno",
    "\r\n", "\r", "\ufeff", "\u2028", "\u0085", "å", "–", "\x00", "---\n", "...", "<<: ", "\n  ",
    "\n- ", ": ", "- ", "no", "null", "1e400", "😀", "\n<<<<<<< x", "=======", "%YAML 1.2\n",
    "!!str ", "&a ", "*a", '"x"', "|-\n ", ">+\n  ",
]  # fmt: skip
soup = st.lists(st.sampled_from(ALPHABET), max_size=40).map("".join)


@settings(max_examples=600, deadline=None, derandomize=True)
@given(soup)
def test_nothing_made_of_yaml_makes_the_reader_fall(text: str) -> None:
    check(text.encode())
    check(b"a: " + text.encode())


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.binary(max_size=200))
def test_no_bytes_make_the_reader_fall(data: bytes) -> None:
    check(data)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(
    st.sampled_from(sorted(variants().values())),
    st.integers(0, 1300),
    st.integers(0, 12),
    st.one_of(st.binary(max_size=6), soup.map(str.encode)),
)
def test_no_damage_to_a_record_makes_the_reader_fall(
    data: bytes, at: int, cut: int, into: bytes
) -> None:
    check(data[:at] + into + data[at + cut :])


def other_reader(text: str) -> Any:
    """The library's own pure reader of YAML 1.2, with dates left as text like ours."""

    class DatesAreText(VersionedResolver):
        @property
        def versioned_resolver(self) -> Any:
            return {
                first: [one for one in forms if not one[0].endswith(":timestamp")]
                for first, forms in super().versioned_resolver.items()
            }

    library = YAML(typ="safe", pure=True)
    library.Resolver = DatesAreText
    return library.load(io.StringIO(text))


def agree(text: str) -> None:
    record, _ = read(text.encode())
    if record is None:
        return
    try:
        other = other_reader(text)
    except (YAMLError, ValueError, IndexError, KeyError, AttributeError, AssertionError):
        return
    assert repr(record) == repr(other)


tame = st.lists(
    st.sampled_from([c for c in ALPHABET if c not in {"\r", "\ufeff", "\u2028", "\u0085"}]),
    max_size=25,
).map("".join)


@settings(max_examples=250, deadline=None, derandomize=True)
@given(tame)
def test_the_reader_agrees_with_another_wherever_both_accept(text: str) -> None:
    agree(f"a: {text}")


@pytest.mark.parametrize("name", variants())
def test_the_reader_agrees_with_another_on_whole_records(name: str) -> None:
    agree(variants()[name].decode("utf-8-sig"))
