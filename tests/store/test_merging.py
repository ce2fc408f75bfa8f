"""Two sides of one record: taken together where each meant something else."""

from __future__ import annotations

import pytest

from telectl.store.merging import joined

BASE = """id: a
title: A  # navnet
journal:
  number: null
follow_ups:
  - text: et
    responsible: x
notes: []
tags: [a, b]
""".replace("  number: null\n", "  date: 2026-01-01\n")


def both(theirs: str, mine: str, base: str | None = BASE, keep=None):
    old = None if base is None else base.encode()
    return joined(old, theirs.encode(), mine.encode(), keep)


def text(joined_) -> str:
    assert joined_.clashes == ()
    return joined_.data.decode()


def test_keys_side_by_side_are_no_conflict() -> None:
    theirs = BASE.replace("title: A ", "title: B ")
    mine = BASE.replace("id: a\n", "id: a\nstate: ny\n").replace("2026-01-01", "2026-02-02")
    found = text(both(theirs, mine))
    assert "title: B  # navnet" in found
    assert "2026-02-02" in found
    assert "state: ny" in found


def test_both_lists_are_taken_theirs_first_and_told() -> None:
    more = "    responsible: x\n"
    theirs = BASE.replace(more, more + "  - text: deres\n")
    mine = BASE.replace(more, more + "  - text: mit\n  - text: deres\n")
    found = both(theirs, mine)
    said = text(found)
    assert said.index("et\n") < said.index("deres") < said.index("mit")
    assert said.count("deres") == 1
    assert found.lists == (("follow_ups",),)


def test_lists_that_were_not_there_are_taken_together() -> None:
    found = both(BASE + "seen: [1]\n", BASE + "seen: [2]\n")
    assert found.data is not None
    assert found.lists == (("seen",),)


def test_a_new_record_of_both_is_taken_together_where_no_key_differs() -> None:
    found = both("id: a\nx: 1\nl: [1]\n", "id: a\nz: 2\nl: [2]\n", base=None)
    assert text(found).count(":") == 4


def test_an_item_said_more_of_and_one_added_are_no_conflict() -> None:
    more = "    responsible: x\n"
    theirs = BASE.replace(more, more + "    done: 2026-03-03\n")
    mine = BASE.replace(more, more + "  - text: nyt\n")
    found = text(both(theirs, mine))
    assert "done: 2026-03-03" in found
    assert "text: nyt" in found


@pytest.mark.parametrize(
    ("theirs", "mine", "path"),
    [
        ("title: B ", "title: C ", ("title",)),
        ("", "title: C ", ("title",)),
    ],
)
def test_one_key_with_two_values_is_a_conflict(theirs: str, mine: str, path) -> None:
    changed = [BASE.replace("title: A ", each) for each in (theirs or "name: ", mine)]
    found = both(*changed)
    assert found.data is None
    assert path in [each.path for each in found.clashes]


def test_an_item_that_one_took_out_and_the_other_left_alone_is_gone() -> None:
    found = both(BASE.replace("[a, b]", "[b]"), BASE.replace("[a, b]", "[a, b, c]"))
    assert "tags: [b, c]" in text(found)
    found = both(BASE.replace("[a, b]", "[a, b, c]"), BASE.replace("[a, b]", "[b]"))
    assert "tags: [b, c]" in text(found)
    assert both(BASE, BASE.replace("[a, b]", "[b, c]")).data is not None


def test_items_in_another_order_are_not_guessed_at() -> None:
    found = both(BASE.replace("[a, b]", "[a, b, c]"), BASE.replace("[a, b]", "[b, a]"))
    assert [each.path for each in found.clashes] == [("tags",)]


SAID = """said:
  - {case: xx, points: [{number: 1, result: approved}]}
  - {case: yy, points: [{number: 1, result: approved}]}
"""


def test_two_drafts_of_one_case_are_one_conflict_and_no_other_case_is_in_it() -> None:
    more = "  - {case: zz, points: [{number: 1, result: RESULT}]}\n"
    theirs, mine = (SAID + more.replace("RESULT", each) for each in ("approved", "rejected"))
    found = both(theirs, mine, SAID)
    assert [each.path for each in found.clashes] == [("said", 2)]
    kept = text(both(theirs, mine, SAID, keep="mine"))
    assert kept.count("case: ") == 3
    assert "rejected" in kept


OUTCOME = "  - {body: kd, date: 2026-11-23, points: [{number: POINT, result: RESULT}]}\n"


def test_two_outcomes_of_one_body_are_one_conflict_and_of_other_points_are_two() -> None:
    approved, rejected = (
        "outcomes:\n" + OUTCOME.replace("POINT", "1").replace("RESULT", each)
        for each in ("approved", "rejected")
    )
    found = both(approved, rejected, "id: sag\n")
    assert [each.path for each in found.clashes] == [("outcomes", 0)]
    other = rejected.replace("number: 1", "number: 2")
    assert text(both(approved, other, "id: sag\n")).count("body: kd") == 2


@pytest.mark.parametrize(
    ("theirs", "mine", "status"),
    [("closed", "held", "closed"), ("held", "closed", "closed"), ("cancelled", "held", None)],
)
def test_a_meeting_is_as_far_as_one_side_has_brought_it(theirs: str, mine: str, status) -> None:
    found = both(*(f"status: {each}\n" for each in (theirs, mine)), "status: planned\n")
    if status is None:
        assert [each.path for each in found.clashes] == [("status",)]
    else:
        assert text(found) == f"status: {status}\n"


def test_a_draft_that_one_took_out_leaves_the_others_drafts() -> None:
    mine = SAID.replace("  - {case: xx, points: [{number: 1, result: approved}]}\n", "")
    theirs = SAID.replace(
        "yy, points: [{number: 1, result: approved", "yy, points: [{number: 1, result: noted"
    )
    found = text(both(theirs, mine, SAID))
    assert "case: xx" not in found
    assert "result: noted" in found


def test_an_item_taken_out_here_and_changed_there_is_that_items_conflict() -> None:
    gone = SAID.replace("  - {case: xx, points: [{number: 1, result: approved}]}\n", "")
    changed = SAID.replace(
        "xx, points: [{number: 1, result: approved", "xx, points: [{number: 1, result: noted"
    )
    for theirs, mine in ((changed, gone), (gone, changed)):
        found = both(theirs, mine, SAID)
        assert [each.path for each in found.clashes] == [("said", 0)]
        kept = text(both(theirs, mine, SAID, keep="mine"))
        assert ("case: xx" in kept) is (mine is changed)
        assert kept.count("case: ") == (2 if mine is changed else 1)


def test_a_member_is_told_once_for_the_same_cases() -> None:
    one = "attendance:\n  - {member: a, status: present}\n"
    found = both(one, one.replace("present", "absent"), "attendance: []\n")
    assert [each.path for each in found.clashes] == [("attendance", 0)]
    more = one + "  - {member: a, status: recused, cases: [x]}\n"
    assert text(both(one, more, "attendance: []\n")).count("member: a") == 2


@pytest.mark.parametrize(("keep", "title"), [("mine", "C"), ("theirs", "B")])
def test_the_side_to_keep_decides_only_where_they_differ(keep, title: str) -> None:
    theirs = BASE.replace("title: A ", "title: B ")
    mine = BASE.replace("title: A ", "title: C ").replace("[a, b]", "[a, b, c]")
    found = both(theirs, mine, keep=keep).data.decode()
    assert f"title: {title}" in found
    assert "c]" in found or "- c" in found


@pytest.mark.parametrize("bad", ["a: [", "- x\n", ""])
def test_what_is_no_record_is_left_to_its_reader(bad: str) -> None:
    assert both(bad, BASE.replace("title: A ", "title: C ")).data is None


def test_numbers_and_words_that_look_alike_differ() -> None:
    assert both("x: 1\n", 'x: "1"\n', base="x: 2\n").clashes
