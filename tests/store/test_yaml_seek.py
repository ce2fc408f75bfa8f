"""The quick walk to a few places agrees with the pass that knows them all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from telectl.findings import KeyPath
from telectl.store.yaml import locate, read, seek

SAMPLE = Path(__file__).parents[2] / "data"
FILES = sorted(SAMPLE.rglob("*.yaml"))


def paths(value: object, path: KeyPath = ()) -> Iterator[KeyPath]:
    yield path
    if isinstance(value, dict):
        for key, below in value.items():
            yield from paths(below, (*path, key))
    elif isinstance(value, list):
        for index, below in enumerate(value):
            yield from paths(below, (*path, index))


@pytest.mark.parametrize("folder", sorted({path.parent for path in FILES}), ids=lambda p: p.name)
def test_every_place_of_the_sample(folder: Path):
    for file in folder.glob("*.yaml"):
        data = file.read_bytes()
        known, every = locate(data), list(paths(read(data)[0]))
        expected = {path: known.find(path)[:2] for path in every}
        assert seek(data, every) == expected
        for path in every:
            assert seek(data, [path]) == {path: expected[path]}


@pytest.mark.parametrize("path", [("b",), ("a", 2), ("a", 0, "x"), ("e",), ("a", "b")], ids=str)
def test_what_does_not_exist_or_is_empty_is_left_to_the_other(path: KeyPath):
    assert seek(b"a: [1, {y: 2}]\ne:\n", [path]) == {}


@pytest.mark.parametrize("data", [b"", b"[", b"- a", b"a: 'b", b"\xff\xfe", b"a: 1\n---\nb: 2"])
def test_no_bytes_are_too_odd(data: bytes):
    seek(data, [(), ("a", 0)])


def test_crlf_and_danish_letters_count_as_they_are_seen():
    data = "a: æøå\r\nb: [å, ø]\r\n".encode()
    assert seek(data, [("b", 1)]) == {("b", 1): (2, 8)}
