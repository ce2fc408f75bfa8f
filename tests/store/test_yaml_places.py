"""Where things stand: line and column of any key path, and the key path of any place."""

from __future__ import annotations

import pytest

from telectl.store.yaml import Place, locate

TEXT = """\
# hoved
id: æble
titel: "to ord"   # note
liste:
  - navn: a
    dato: 2026-01-01
  -
    navn: b
flad: {x: 1, y: [2, 3]}
tom:
tekst: |
  en
  to
""".encode()


@pytest.mark.parametrize(
    ("path", "value", "key"),
    [
        ((), (2, 1), (2, 1)),
        (("id",), (2, 5), (2, 1)),
        (("titel",), (3, 8), (3, 1)),
        (("liste",), (5, 3), (4, 1)),
        (("liste", 0), (5, 5), (5, 5)),
        (("liste", 0, "dato"), (6, 11), (6, 5)),
        (("liste", 1, "navn"), (8, 11), (8, 5)),
        (("flad", "y", 1), (9, 21), (9, 21)),
        (("tom",), (10, 1), (10, 1)),
        (("tekst",), (11, 8), (11, 1)),
    ],
)
def test_a_path_has_its_place(
    path: tuple[str | int, ...], value: tuple[int, int], key: tuple[int, int]
) -> None:
    places = locate(TEXT)
    assert places.find(path)[:2] == value
    assert places.find(path, key=True)[:2] == key


def test_a_place_ends_behind_its_last_character() -> None:
    assert locate(TEXT).find(("titel",)) == Place(3, 8, 3, 16)
    assert locate(TEXT).find(("titel",), key=True) == Place(3, 1, 3, 6)


@pytest.mark.parametrize(
    ("path", "same"),
    [
        (("liste", 0, "mangler"), ("liste", 0)),
        (("liste", 0, "function-after[check()]", "dato"), ("liste", 0, "dato")),
        (("liste", 7), ("liste",)),
        (("liste", "navn"), ("liste",)),
        (("id", 3, "x"), ("id",)),
        (("mangler",), ()),
    ],
)
def test_parts_that_the_file_lacks_are_passed_over(
    path: tuple[str | int, ...], same: tuple[str | int, ...]
) -> None:
    assert locate(TEXT).find(path) == locate(TEXT).find(same)


@pytest.mark.parametrize(
    ("at", "path"),
    [
        ((1, 3), ()),
        ((2, 5), ("id",)),
        ((2, 8), ("id",)),
        ((2, 9), ()),
        ((3, 2), ("titel",)),
        ((3, 20), ()),
        ((6, 15), ("liste", 0, "dato")),
        ((8, 6), ("liste", 1, "navn")),
        ((9, 18), ("flad", "y", 0)),
        ((13, 3), ("tekst",)),
        ((99, 1), ()),
    ],
)
def test_a_place_has_its_path_and_a_comment_has_none(
    at: tuple[int, int], path: tuple[str | int, ...]
) -> None:
    assert locate(TEXT).path_at(*at) == path


def test_a_file_with_errors_is_located_as_far_as_it_can_be() -> None:
    assert locate(b"a: 1\na: 2\nb: no\n").find(("b",))[:2] == (3, 4)
    assert locate(b"a: [\n").find(("a",)) == Place(1, 1, 1, 1)
    assert locate(b"\xff\xfe").find(("a",)) == Place(1, 1, 1, 1)


def test_line_endings_and_a_byte_order_mark_move_nothing() -> None:
    data = b"\xef\xbb\xbf" + TEXT.replace(b"\n", b"\r\n")
    assert locate(data).find(("liste", 1, "navn")) == locate(TEXT).find(("liste", 1, "navn"))
