"""Edits change the bytes of the value that they name, and no other byte."""

from __future__ import annotations

import difflib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from telectl.findings import Refusal
from telectl.model.changes import Append, Remove, Set
from telectl.store.yaml import edit, read
from telectl.store.yaml.guard import CONTROL
from telectl.store.yaml.values import Edit, changed
from tests.store.yaml_samples import variants

VARIANTS = variants()


def change(data: bytes, *edits: Edit) -> bytes:
    """The edited bytes, which must be exact."""
    edited = edit(data, edits)
    assert edited.exact
    return edited.data


def text_after(text: str, *edits: Edit) -> str:
    return change(text.encode(), *edits).decode()


def touched(before: bytes, after: bytes) -> tuple[list[bytes], list[bytes]]:
    """The lines that went and the lines that came, with their endings."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    gone, come = [], []
    for tag, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            gone += old[a:b]
            come += new[c:d]
    return gone, come


ONE_LINE = [
    (("title",), "Ny titel: nu", 'title: "Ny titel: nu"'),
    (("state",), "rollout", "state: rollout"),
    (("state",), "no", 'state: "no"'),
    (("state",), "0755", 'state: "0755"'),
    (("owner",), "sygeplejersken's", "owner: 'sygeplejersken''s'"),
    (("id",), "telesaar", "id: telesaar      # navnet på filen"),
    (("fictional",), False, "fictional: false"),
    (("amount",), 7, "amount: 7"),
    (("share",), 1.5, "share: 1.5"),
    (("nothing",), "nu", "nothing: nu"),
    (("sectors", 0), "region", "sectors: [region, 'municipality']   # i klammer"),
    (("sectors", 1), "a, b", "sectors: [hospital, 'a, b']   # i klammer"),
    (("sectors",), ["x"], "sectors: [x]   # i klammer"),
    (("links", "second"), "c", 'links: {first: a, second: "c"}'),
    (("links", "third"), 3, 'links: {first: a, second: "b", third: 3}'),
    (("milestones", 0, "title"), "Begyndt", "    title: Begyndt   # sat af gruppen"),
    (("milestones", 1, "due"), "2026-07-01", "    due: 2026-07-01"),
    (("notes", 0), "kort", "- kort"),
    (("notes", 3, 1), "løs", "  - løs"),
    (("budget", "years", 1), 2027, "        - 2027"),
    (("last",), "forfra", "last: forfra"),
    (("empty",), ["x", "z"], "empty: [x, z]"),
]


@pytest.mark.parametrize("name", VARIANTS)
@pytest.mark.parametrize(("path", "value", "line"), ONE_LINE)
def test_a_value_changes_its_own_line_only_and_back_again(
    name: str, path: tuple[str | int, ...], value: object, line: str
) -> None:
    before = VARIANTS[name]
    after = change(before, Set("x", path, value))
    gone, come = touched(before, after)
    assert len(gone) == 1
    assert [one.strip(b"\r\n").decode() for one in come] == [line]
    assert read(after)[0] == changed(read(before)[0] or {}, [Set("x", path, value)])


@pytest.mark.parametrize("name", VARIANTS)
def test_an_item_stands_behind_the_last_and_before_what_belongs_to_the_next_key(name: str) -> None:
    before = VARIANTS[name]
    after = change(before, Append("x", ("milestones",), {"id": "m3", "due": "2026-12-31"}))
    gone, come = touched(before, after)
    assert gone == []
    assert [one.strip(b"\r\n") for one in come] == [b"  - id: m3", b"    due: 2026-12-31"]
    lines = after.decode("utf-8-sig").splitlines()
    assert lines[lines.index("  - id: m3") - 1] == "    due: 2026-06-30"
    assert lines[lines.index("    due: 2026-12-31") + 1] == "  # efter den sidste"


@pytest.mark.parametrize("name", VARIANTS)
def test_a_new_key_stands_at_the_end_with_the_line_ending_of_the_file(name: str) -> None:
    before = VARIANTS[name]
    after = change(before, Set("x", ("budget", "note"), "a"), Set("x", ("new", "deep"), [1]))
    gone, come = touched(before, after)
    assert [one.strip(b"\r\n") for one in gone] in ([], [b"last: slut"])
    assert b"    note: a" in [one.strip(b"\r\n") for one in come]
    assert (b"\r\n" in before) == (b"\r\n" in after)
    assert before.count(b"\n") - before.count(b"\r\n") == 0 or b"\r\n" not in after
    assert after.endswith(b"\n") == before.endswith(b"\n")
    assert after.startswith(b"\xef\xbb\xbf") == before.startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("name", VARIANTS)
@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("milestones",), {"id": "ny"}),
        (("notes",), "kort"),
        (("budget", "years"), 2031),
        (("sectors",), "ny"),
        (("notes", 3), "ny"),
    ],
)
def test_what_was_appended_can_be_removed_without_a_trace(
    name: str, path: tuple[str | int, ...], value: object
) -> None:
    before = VARIANTS[name]
    after = change(before, Append("x", path, value))
    number = len(get(read(before)[0], path))
    assert change(after, Remove("x", (*path, number))) == before


@pytest.mark.parametrize("name", VARIANTS)
def test_a_new_key_can_be_removed_without_a_trace(name: str) -> None:
    before = VARIANTS[name]
    for path in (("new",), ("budget", "new"), ("milestones", 0, "new"), ("links", "new")):
        after = change(before, Set("x", path, "værdi"))
        assert change(after, Remove("x", path)) == before


def get(value: object, path: tuple[str | int, ...]) -> list[object]:
    for part in path:
        value = value[part]  # type: ignore[index] # the paths above exist
    assert isinstance(value, list)
    return value


def test_block_texts_keep_their_kind_their_comment_and_their_indentation() -> None:
    text = "a: >-   # foldet\n    en\n    to\n\n# b\nb: |\n   tre\n\n\nc: d\n"
    after = text_after(text, Set("x", ("a",), "fire fem"), Set("x", ("b",), "seks\nsyv\n"))
    assert after == "a: >-   # foldet\n    fire fem\n\n# b\nb: |\n   seks\n   syv\n\n\nc: d\n"


@pytest.mark.parametrize(
    ("before", "edits", "after"),
    [
        ("a: b # c\n", [Set("x", ("a",), "x\ny")], "a: |- # c\n  x\n  y\n"),
        ("a: b # c\nd: e\n", [Set("x", ("a",), {"k": 1})], "a: # c\n  k: 1\nd: e\n"),
        ("a:\n  k: 1\nd: e\n", [Set("x", ("a",), "t")], "a: t\nd: e\n"),
        ("a:\n- 1\n- 2\nd: e\n", [Set("x", ("a",), ["x"])], "a:\n- x\nd: e\n"),
        ("a:\n- 1\nd: e\n", [Set("x", ("a",), {"k": "v"})], "a:\n  k: v\nd: e\n"),
        ("a: []\n", [Append("x", ("a",), {"k": 1, "l": [2]})],
         "a:\n  - k: 1\n    l:\n      - 2\n"),
        ("a: {}\n", [Set("x", ("a", "b"), 1)], "a:\n  b: 1\n"),
        ("a:\n", [Append("x", ("a",), "x")], "a:\n  - x\n"),
        ("a: # c\nb: 1\n", [Set("x", ("a",), 1)], "a: 1 # c\nb: 1\n"),
        ("a: 1", [Append("x", ("b", "c"), "d")], "a: 1\nb:\n  c:\n    - d"),
        ("a: 1\nb:\n  - 2\nc: 3\n", [Remove("x", ("b", 0))], "a: 1\nb: []\nc: 3\n"),
        ("a: 1\nb:\n  k: 2\n# c\nc: 3\n", [Remove("x", ("b", "k"))], "a: 1\nb: {}\n# c\nc: 3\n"),
        ("a: 1\nb: 2", [Remove("x", ("b",))], "a: 1"),
        ("a:\n  - k: 1\n    l: 2\n", [Remove("x", ("a", 0, "k"))], "a:\n  - l: 2\n"),
        ("a: [1, 2, 3]\n", [Remove("x", ("a", 1))], "a: [1, 3]\n"),
        ("a: [1, 2, 3]\n", [Remove("x", ("a", 2))], "a: [1, 2]\n"),
        ("a: [1]\n", [Remove("x", ("a", 0))], "a: []\n"),
        ("a: |+\n  x\n\nb: 1\n", [Set("x", ("c",), 2)], "a: |+\n  x\n\nb: 1\nc: 2\n"),
        ("b: 1\na: |+\n  x\n\n", [Set("x", ("c",), 2)], "b: 1\na: |+\n  x\n\nc: 2\n"),
        ("{}\n", [Set("x", ("a",), 1)], "a: 1\n"),
        ("{a: 1}\n", [Set("x", ("b",), "x: y")], '{a: 1, b: "x: y"}\n'),
        ("a: # b\n  # c\n  - 1\nd: e\n", [Set("x", ("a",), None)],
         "a: null # b\n  # c\nd: e\n"),
        ("a:\n  # c\n  - 1\nd: e\n", [Set("x", ("a",), {"k": 1})], "a:\n  # c\n  k: 1\nd: e\n"),
        ("a: 'x'\n", [Set("x", ("a",), "x")], "a: 'x'\n"),
        ("a: 2026-01-01\n", [Set("x", ("a",), "2026-02-30")], 'a: "2026-02-30"\n'),
    ],
)  # fmt: skip
def test_each_way_to_write_is_changed_in_its_own_way(
    before: str, edits: list[Edit], after: str
) -> None:
    assert text_after(before, *edits) == after


def test_what_stretches_cannot_express_is_written_anew_and_said() -> None:
    before = b"a: [1, # et\n  2] # to\nb:   3 # tre\n"
    edited = edit(before, [Remove("x", ("a", 0))])
    assert not edited.exact
    assert read(edited.data)[0] == {"a": [2], "b": 3}
    assert b"# tre" in edited.data


@pytest.mark.parametrize(
    "wrong",
    [
        Set("x", (), 1),
        Set("x", ("title", "deeper"), 1),
        Set("x", ("sectors", 9), 1),
        Set("x", ("sectors", "key"), 1),
        Append("x", ("title",), 1),
        Remove("x", ("nowhere",)),
        Remove("x", ("sectors", 2)),
        Remove("x", ("title", 0)),
    ],
)
def test_a_path_that_leads_nowhere_is_refused(wrong: Edit) -> None:
    with pytest.raises(Refusal, match=r"edit\.no_place"):
        edit(VARIANTS["as it is"], [wrong])


@pytest.mark.parametrize("text", ["r\x1b[31m", "\0", "a\u2028b", "\x85", "\ufffe"])
def test_a_control_character_is_refused_before_it_is_written(text: str) -> None:
    with pytest.raises(Refusal, match=r"edit\.character"):
        edit(VARIANTS["as it is"], [Set("x", ("new",), {"deep": [text]})])


tricky = st.sampled_from("ab #:-'\"\\{}[],&*!|>%@`?=<~no0179.e_\n\tæøå–")
letters = st.characters(codec="utf-8").filter(lambda one: not CONTROL.match(one))
words = st.text(st.one_of(tricky, letters), max_size=30)
scalar = st.one_of(
    words,
    st.integers(-(10**18) + 1, 10**18 - 1),
    st.booleans(),
    st.none(),
    st.floats(allow_nan=False, allow_infinity=False),
)
names = st.sampled_from(["id", "no", "title", "å", "a b", "1", "null", "x: y"])
values = st.recursive(
    scalar,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=3),
    max_leaves=6,
)
paths = st.sampled_from(
    [
        ("title",), ("nothing",), ("purpose",), ("literal",), ("sectors",), ("sectors", 0),
        ("links",), ("links", "first"), ("milestones",), ("milestones", 0), ("milestones", 1),
        ("milestones", 1, "title"), ("notes",), ("notes", 1), ("notes", 2), ("notes", 3),
        ("notes", 3, 0), ("budget",), ("budget", "years"), ("budget", "new", "deep"), ("empty",),
        ("none",), ("none", "key"), ("last",), ("new",), ("new", "deep", "er"),
    ]
)  # fmt: skip


@settings(max_examples=400, deadline=None, derandomize=True)
@given(st.sampled_from(sorted(VARIANTS)), paths, values)
def test_any_value_anywhere_is_set_exactly(
    name: str, path: tuple[str | int, ...], value: object
) -> None:
    before = VARIANTS[name]
    after = edit(before, [Set("x", path, value)])
    expected = changed(read(before)[0] or {}, [Set("x", path, value)])
    assert repr(read(after.data)[0]) == repr(expected)
    assert after.exact
    assert lost_comments(before, after.data, path) == []


def lost_comments(before: bytes, after: bytes, path: tuple[str | int, ...]) -> list[str]:
    """Comments that are gone, but for those inside of the value that was replaced."""
    inside = ("milestones", "notes", "purpose", "nothing")
    if path[0] in inside:
        return []
    comments = [line.split(b"#")[-1] for line in before.splitlines() if b"#" in line]
    return [one.decode() for one in comments if one not in after]


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.sampled_from(sorted(VARIANTS)), paths, values)
def test_any_value_is_appended_exactly(
    name: str, path: tuple[str | int, ...], value: object
) -> None:
    before = VARIANTS[name]
    wanted = Append("x", path, value)
    try:
        expected = changed(read(before)[0] or {}, [wanted])
    except Refusal:
        return
    after = edit(before, [wanted])
    assert repr(read(after.data)[0]) == repr(expected)
    assert after.exact
