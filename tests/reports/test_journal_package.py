"""What a package for the records system holds, and what it only refers to."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path

import pytest

from telectl.locale import Voice
from telectl.model.decision import Decision
from telectl.model.meeting import Meeting
from telectl.render.package import COLUMNS, files_of, packed
from telectl.reports import journal_package
from telectl.store.files import listing
from telectl.store.load import load
from telectl.workspace import Workspace
from tests.reports.conftest import FIXTURE

PAPERS = Path(__file__).parent / "papers"
DAY = date(2026, 6, 1)


@pytest.fixture(scope="module")
def at() -> Workspace:
    contents = (*listing(FIXTURE).contents, *listing(PAPERS).contents)
    return Workspace(FIXTURE, DAY, load(contents), ())


def held(at: Workspace, of: str) -> Meeting:
    found = at.portfolio.get(Meeting, of)
    assert found is not None
    return found


def case(at: Workspace, of: str) -> Decision:
    found = at.portfolio.get(Decision, of)
    assert found is not None
    return found


def of_case(at: Workspace, of: str) -> list[journal_package.Filed]:
    return list(journal_package.of_case(Voice("da"), at.portfolio, DAY, case(at, of)))


def test_a_meeting_gives_agenda_and_minutes_and_names_what_lies_elsewhere(at: Workspace) -> None:
    meeting = held(at, "ledelsen-2026-05-13")
    filed = list(journal_package.of_meeting(Voice("da"), at.portfolio, DAY, meeting))
    told = [(each.kind, each.title, each.reference, each.publicity) for each in filed[2:]]
    assert [each.name for each in filed[:2]] == [
        "dagsorden-ledelsen-2026-05-13.pdf",
        "referat-ledelsen-2026-05-13.pdf",
    ]
    assert told == [
        ("annex", "1. Analysen", "EKSEMPEL-2026-41-1", "open"),
        ("annex", "2. Lukket bilag", None, "closed"),
        ("case", "Lukket punkt", "EKSEMPEL-2026-42", "closed"),
    ]


def test_a_case_gives_itself_and_an_excerpt_of_each_outcome(at: Workspace) -> None:
    names = [each.name for each in of_case(at, "maaling-i-hele-regionen") if each.name]
    assert names == [
        "sag-maaling-i-hele-regionen.pdf",
        "udskrift-maaling-i-hele-regionen-holdet-2026-04-20.pdf",
        "udskrift-maaling-i-hele-regionen-ledelsen-2026-05-13.pdf",
    ]


def test_a_closed_case_gives_no_paper(at: Workspace) -> None:
    (filed,) = of_case(at, "lukket-sag")
    assert (filed.title, filed.reference, filed.paper) == ("Lukket punkt", "EKSEMPEL-2026-42", None)


def test_minutes_are_a_draft_until_they_are_approved(at: Workspace) -> None:
    open_ = held(at, "regionens-raad-2026-05-27")
    assert journal_package.drafts(at.portfolio, open_) == (open_.id,)
    filed = list(journal_package.of_meeting(Voice("da"), at.portfolio, DAY, open_))
    assert [(e.draft, (e.name or "").startswith("udkast")) for e in filed[:2]] == [
        (False, False),
        (True, True),
    ]
    assert journal_package.drafts(at.portfolio, case(at, "maaling-i-hele-regionen")) == ()


def test_no_cell_of_the_table_is_a_formula_and_no_line_breaks_it() -> None:
    told = dict.fromkeys(COLUMNS, "=1+1\nx;y")
    table = files_of([(told, None)])["metadata.csv"].decode("utf-8-sig")
    (row,) = list(csv.reader(io.StringIO(table), delimiter=";"))[1:]
    assert row[:-1] == ["'=1+1 x;y"] * (len(COLUMNS) - 1)
    assert row[-1] == ""


def test_the_same_files_are_the_same_archive() -> None:
    assert packed({"a": b"1", "b": b"2"}) == packed({"a": b"1", "b": b"2"})
