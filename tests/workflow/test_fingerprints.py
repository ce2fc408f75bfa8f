"""The fingerprint of a value: the same in every layout of its YAML, another for another value."""

from __future__ import annotations

import io
import json
import re
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from telectl.model.changes import Set
from telectl.store.yaml import dump, edit, read
from telectl.workflow.fingerprints import fingerprint
from tests.store.yaml_samples import RECORD, variants

LETTERS = "abcæøåÆØÅéü"
WORDS = st.builds(
    "{}{}{}".format,
    st.sampled_from(LETTERS),
    st.text(LETTERS + " -,'\"1", max_size=120),
    st.sampled_from(LETTERS),
)
SCALARS = st.one_of(WORDS, st.integers(-(10**9), 10**9), st.booleans())
VALUES = st.recursive(
    SCALARS,
    lambda held: st.one_of(
        st.lists(held, min_size=1, max_size=4),
        st.dictionaries(st.sampled_from("abcdefg"), held, min_size=1, max_size=4),
    ),
    max_leaves=12,
)
LAYOUTS = [
    (flow, width, indent) for flow in (True, False) for width in (20, 400) for indent in (2, 6)
]


def laid_out(value: Any, flow: bool, width: int, indent: int) -> bytes:
    """The value as another program would have written it."""
    yaml = YAML(typ="rt", pure=True)
    yaml.default_flow_style, yaml.width, yaml.allow_unicode = flow, width, True
    yaml.indent(mapping=indent, sequence=indent + 2, offset=2)
    out = io.BytesIO()
    yaml.dump({"value": value}, out)
    return out.getvalue()


def said(value: Any) -> str:
    """What a value says, whatever room there is between its words."""
    return re.sub(" +", " ", json.dumps(value, sort_keys=True))


def turned(value: Any) -> Any:
    """The same with the keys of every mapping in the other order."""
    if isinstance(value, dict):
        return {key: turned(each) for key, each in reversed(value.items())}
    return [turned(each) for each in value] if isinstance(value, list) else value


@settings(max_examples=40, deadline=None)
@given(VALUES)
def test_no_layout_changes_it(value: Any) -> None:
    wanted = fingerprint(value)
    assert fingerprint(turned(value)) == wanted
    for layout in LAYOUTS:
        raw, _ = read(laid_out(turned(value), *layout))
        assert raw is not None
        assert fingerprint(raw["value"]) == wanted, layout
    written, _ = read(dump({"value": value}))
    assert written is not None
    assert fingerprint(written["value"]) == wanted


@settings(max_examples=200, deadline=None)
@given(VALUES, VALUES)
def test_another_value_has_another(one: Any, other: Any) -> None:
    alike = said(one) == said(other)
    assert (fingerprint(one) == fingerprint(other)) is alike


@pytest.mark.parametrize("name", sorted(variants()))
def test_neither_line_endings_nor_comments_count(name: str) -> None:
    raw, _ = read(variants()[name])
    assert fingerprint(raw) == fingerprint(read(RECORD.encode())[0])


def test_an_edit_elsewhere_in_the_file_leaves_it_alone() -> None:
    before, _ = read(RECORD.encode())
    after, _ = read(edit(RECORD.encode(), [Set("x", ("state",), "rollout")]).data)
    assert before is not None
    assert after is not None
    kept = before.keys() - {"state"}
    assert all(fingerprint(before[key]) == fingerprint(after[key]) for key in kept)
    assert fingerprint(before["state"]) != fingerprint(after["state"])


def test_it_is_twelve_digits_and_stays_what_it_was() -> None:
    """A fingerprint lies in files: another way to make it would call every decision changed."""
    point = {
        "number": 1,
        "text": "at piloten igangsættes",
        "moves": {"project": "p", "to": "pilot"},
    }
    assert fingerprint(point) == "ee95354e8b52"
    assert fingerprint(None) == fingerprint({}) == fingerprint([]) == "-"


def test_a_day_and_its_text_are_one_and_what_is_empty_is_not_there() -> None:
    assert fingerprint({"date": date(2026, 6, 9)}) == fingerprint({"date": "2026-06-09"})
    assert fingerprint({"a": 1, "b": None, "c": [], "d": {}}) == fingerprint({"a": 1})
    assert fingerprint({"a": 0}) != fingerprint({"a": False}) != fingerprint({})
    assert fingerprint(["a", "b"]) != fingerprint(["b", "a"])
    assert fingerprint("Én\n") == fingerprint("E\u0301n")
