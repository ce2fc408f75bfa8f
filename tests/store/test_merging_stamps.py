"""Stamps of two sides: each field with its fingerprint once, and never a conflict."""

from __future__ import annotations

from telectl.store.merging import joined
from telectl.store.yaml import read

ONE, TWO, THREE, FOUR = (sign * 12 for sign in "abcd")
HEAD = "id: sag\n"


def case(*stamps: tuple[str, str], record: str = "sag") -> str:
    """A case with stamps, each of some fields and maybe with a reason."""
    items = (
        f"  - record: {record}\n    date: 2026-11-23\n    fields: {fields}\n"
        + (f"    reason: {reason}\n" if reason else "")
        for fields, reason in stamps
    )
    return HEAD + ("stamps:\n" + "".join(items) if stamps else "")


FIXED = (f"title:{ONE} follow_ups[1]:{ONE}", "")


def fields(base: str, theirs: str, mine: str) -> list[str]:
    """What the stamps say that both come to."""
    found = joined(base.encode(), theirs.encode(), mine.encode())
    assert (found.clashes, found.lists) == ((), ())
    assert found.data is not None
    values = read(found.data)[0]
    assert isinstance(values, dict)
    return [each["fields"] for each in values.get("stamps", [])]


def test_both_appended_an_item_and_mine_gets_the_next_number() -> None:
    theirs, mine = (case(FIXED, (f"follow_ups[2]:{each}", "")) for each in (TWO, THREE))
    assert fields(case(FIXED), theirs, mine)[1:] == [
        f"follow_ups[2]:{TWO}",
        f"follow_ups[3]:{THREE}",
    ]


def test_a_correction_of_mine_follows_its_item_to_its_new_number() -> None:
    made = (f"follow_ups[2]:{THREE}", "")
    theirs = case(FIXED, (f"follow_ups[2]:{TWO}", ""), (f"follow_ups[3]:{THREE}", ""))
    corrected = (f"follow_ups[2]:{FOUR}", "Stavet")
    found = fields(case(FIXED, made), theirs, case(FIXED, made, corrected))
    assert found[3:] == [f"follow_ups[3]:{FOUR}"]
    found = fields(case(FIXED), theirs, case(FIXED, made, corrected))
    assert found[3:] == [f"follow_ups[3]:{FOUR}"]


def test_two_corrections_of_one_item_stay_under_its_number() -> None:
    theirs, mine = (case(FIXED, (f"follow_ups[1]:{each}", "Stavet")) for each in (TWO, THREE))
    assert fields(case(FIXED), theirs, mine)[1:] == [
        f"follow_ups[1]:{TWO}",
        f"follow_ups[1]:{THREE}",
    ]


def test_what_both_say_is_said_once() -> None:
    theirs = case(FIXED, (f"orientations[1]:{TWO} journal:{TWO}", ""))
    mine = case(FIXED, (f"journal:{TWO} excerpts[1]:{ONE}", ""), (f"orientations[1]:{TWO}", ""))
    assert fields(case(FIXED), theirs, mine)[2:] == [f"excerpts[1]:{ONE}"]


def test_a_field_that_is_as_it_was_once_more_is_said_again() -> None:
    there = (f"title:{TWO}", "Stavet")
    mine = case(FIXED, there, (f"title:{ONE}", "Tilbage"))
    theirs = case(FIXED, there, (f"excerpts[1]:{ONE}", ""))
    assert fields(case(FIXED, there), theirs, mine)[-1] == f"title:{ONE}"


def test_points_keep_their_own_numbers_and_records_their_own_names() -> None:
    theirs, mine = (case(FIXED, (f"points[2]:{each}", "")) for each in (TWO, THREE))
    assert fields(case(FIXED), theirs, mine)[2] == f"points[2]:{THREE}"
    mine = case(FIXED) + case((f"advice[1]:{TWO}", ""), record="prove").partition("stamps:\n")[2]
    assert fields(case(FIXED), case(FIXED, (f"advice[1]:{ONE}", "")), mine)[2] == f"advice[1]:{TWO}"


def test_stamps_taken_away_here_leave_theirs() -> None:
    more = (f"excerpts[1]:{TWO}", "")
    for mine in (case(), case(more)):
        assert fields(case(FIXED), case(FIXED, more), mine) == [f"excerpts[1]:{TWO}"]
    assert fields(case(FIXED), case(), case(FIXED, more)) == [f"excerpts[1]:{TWO}"]
    assert fields(case(), case(), case(more)) == [f"excerpts[1]:{TWO}"]
