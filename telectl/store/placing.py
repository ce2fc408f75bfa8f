"""Findings get their lines: each file that has some is walked through once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from telectl.findings import Finding
from telectl.store.yaml import Places, locate, seek

ABOUT_THE_KEY = frozenset({"S001"})


class Stretch(NamedTuple):
    """Where something stands in a file, in characters from 1; the end, behind the last, or 0."""

    line: int
    column: int
    end_line: int = 0
    end_column: int = 0


def placed(findings: Iterable[Finding], texts: Mapping[str, bytes]) -> Iterator[Finding]:
    """Each finding with line and column; those that have them, or no text, stay as they are."""
    by_file: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.line or finding.file not in texts:
            yield finding
        else:
            by_file.setdefault(finding.file, []).append(finding)
    for file, found in by_file.items():
        yield from _in_file(found, texts[file])


def _in_file(findings: list[Finding], data: bytes) -> Iterator[Finding]:
    spots = seek(data, (each.path for each in findings if each.code not in ABOUT_THE_KEY))
    places: Places | None = None
    for finding in findings:
        spot = spots.get(finding.path) if finding.code not in ABOUT_THE_KEY else None
        if spot is None:
            places = places or locate(data)
            spot = places.find(finding.path, key=finding.code in ABOUT_THE_KEY)[:2]
        yield replace(finding, line=spot[0], column=spot[1])


def stretches(findings: Iterable[Finding], texts: Mapping[str, bytes]) -> list[Stretch]:
    """Where each of the placed findings stands, with its end where the file tells it."""
    known: dict[str, Places] = {}
    found = []
    for finding in findings:
        file, start = finding.file, Stretch(finding.line, finding.column)
        if finding.line and file in texts and file not in known:
            known[file] = locate(texts[file])
        found.append(_with_end(finding, start, known[file]) if file in known else start)
    return found


def _with_end(finding: Finding, start: Stretch, places: Places) -> Stretch:
    at = Stretch(*places.find(finding.path, key=finding.code in ABOUT_THE_KEY))
    is_there = at[:2] == start[:2] and at[2:] > at[:2]
    return at if is_there else start
