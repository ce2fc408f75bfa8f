"""New files read back as they were meant, by every reader; fmt only touches white space."""

from __future__ import annotations

import io
from datetime import date
from enum import StrEnum

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from telectl.store.yaml import canonical, dump, read
from telectl.store.yaml.guard import CONTROL
from tests.store.yaml_samples import variants

LONG = (
    "Borgere med kronisk lungesygdom måler selv hjemme og sender tallene til sygeplejersken. " * 3
)


class State(StrEnum):
    """A state as the model has it."""

    PILOT = "pilot"


def test_a_record_is_written_as_a_person_would() -> None:
    written = dump(
        {
            "id": "hjemmemaaling",
            "title": "Hjemmemåling: blodtryk",
            "state": State.PILOT,
            "since": date(2026, 11, 23),
            "code": "0101",
            "answer": "no",
            "share": 0.5,
            "unknown": None,
            "fictional": True,
            "purpose": LONG.strip(),
            "steps": "Første\nAnden\n",
            "items": [{"name": "a", "tags": ["x", []]}, "b"],
            "none": {},
        },
        header="yaml-language-server: $schema=../../schemas/projects.schema.json",
    ).decode()
    assert written == (
        "# yaml-language-server: $schema=../../schemas/projects.schema.json\n"
        "id: hjemmemaaling\n"
        'title: "Hjemmemåling: blodtryk"\n'
        "state: pilot\n"
        "since: 2026-11-23\n"
        'code: "0101"\n'
        'answer: "no"\n'
        "share: 0.5\n"
        "unknown: null\n"
        "fictional: true\n"
        "purpose: >-\n"
        "  Borgere med kronisk lungesygdom måler selv hjemme og sender tallene til\n"
        "  sygeplejersken. Borgere med kronisk lungesygdom måler selv hjemme og sender tallene\n"
        "  til sygeplejersken. Borgere med kronisk lungesygdom måler selv hjemme og sender\n"
        "  tallene til sygeplejersken.\n"
        "steps: |\n"
        "  Første\n"
        "  Anden\n"
        "items:\n"
        "  - name: a\n"
        "    tags:\n"
        "      - x\n"
        "      - []\n"
        "  - b\n"
        "none: {}\n"
    )


AMBIGUOUS = [
    "no", "Yes", "ON", "off", "y", "N", "true", "False", "null", "~", "", "1", "-1", "0755", "0o17",
    "0x1F", "0b1", "1_000", "1.5", "1e3", ".5", ".inf", "-.INF", ".nan", "12:30:45", "190:20:30",
    "1:2", "2001-12-14 21:59:43", "2001-12-14t21:59:43Z", "=", "<<", "- a", "a: b", "a #b", "a:",
    " a", "a ", "[a", "{a", "!a", "&a", "*a", "|", ">", "%a", "@a", "`a", "'a", '"a', "? a", "---",
    "...", "2026-02-30", "1,5", "+1", "+", "-", "_1", "1e400", "9" * 30, "\ufeffa", "å\u200bb",
    "a\tb", "\n", "a\n\n", " a\nb", "a\r\nb", "\ta\nb", "a\n \nb", "a\\nb", "#a", "a\n#b\n",
]  # fmt: skip


def older_reader(data: bytes) -> object:
    """A reader of YAML 1.1: no is false, 0755 octal, 12:30:45 a number, dates are dates."""
    library = YAML(typ="safe", pure=True)
    library.version = (1, 1)
    return library.load(io.BytesIO(data))


def newer_reader(data: bytes) -> object:
    return YAML(typ="safe", pure=True).load(io.BytesIO(data))


@pytest.mark.parametrize("text", AMBIGUOUS)
def test_a_text_is_the_same_text_to_older_and_newer_readers(text: str) -> None:
    value = {"key": text, "list": [text, [text]], "map": {"k": text}}
    data = dump(value)
    assert read(data)[0] == value
    assert older_reader(data) == value
    assert newer_reader(data) == value


def test_a_key_is_quoted_as_a_value_is() -> None:
    value = {"no": 1, "0755": 2, "a: b": 3, "": 4, "<<": 5}
    data = dump(value)
    assert read(data)[0] == older_reader(data) == newer_reader(data) == value


letters = st.characters(codec="utf-8").filter(lambda one: not CONTROL.match(one))
tricky = st.sampled_from("ab #:-'\"\\{}[],&*!|>%@`?=<~no0179.e_\n\tæøå ")
texts = st.text(st.one_of(tricky, letters), max_size=60)
scalars = st.one_of(
    texts,
    texts.map(lambda text: f"{text} " * 8),
    st.integers(-(10**18) + 1, 10**18 - 1),
    st.booleans(),
    st.none(),
    st.floats(allow_nan=False, allow_infinity=False),
)
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=8,
)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.dictionaries(texts, values, max_size=5))
def test_what_is_written_is_read_back(value: dict[str, object]) -> None:
    data = dump(value)
    record, problems = read(data)
    assert repr(record) == repr(value)
    assert {p.code for p in problems} <= {"Y022"}
    assert canonical(data) == data


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.dictionaries(texts, texts, max_size=3))
def test_what_is_written_is_read_alike_by_older_readers(value: dict[str, str]) -> None:
    dated = [text for text in (*value, *value.values()) if len(text) == 10 and text[:4].isdigit()]
    if not dated:
        assert older_reader(dump(value)) == value


@pytest.mark.parametrize("name", variants())
def test_the_canonical_form_keeps_values_and_comments(name: str) -> None:
    before = variants()[name]
    after = canonical(before)
    assert read(after)[0] == read(before)[0]
    assert canonical(after) == after
    assert after.count(b"#") == before.count(b"#")
    assert after.endswith(b"\n")
    assert not after.startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"a: b  \nc: d\t\n\n\n", b"a: b\nc: d\n"),
        (b"a: b\r\nc: d\n", b"a: b\r\nc: d\r\n"),
        (b"a: b", b"a: b\n"),
        (b"# x  \n  \na: b\n", b"# x\n\na: b\n"),
        (b"a: |\n  x  \n  y\nb: c  \n", b"a: |\n  x  \n  y\nb: c\n"),
        (b"a: |+\n  x\n\n\n", b"a: |+\n  x\n\n\n"),
        (b"\xef\xbb\xbfa: b\n", b"a: b\n"),
        (b"a: 'x  \n  y'  \n", b"a: 'x  \n  y'\n"),
        (b"a: [\n", b"a: [\n"),
    ],
)
def test_the_canonical_form_is_about_white_space_only(before: bytes, after: bytes) -> None:
    assert canonical(before) == after
