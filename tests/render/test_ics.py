"""A calendar as a file: whole days, text that can't break out of it, the same bytes."""

from __future__ import annotations

from datetime import date

import pytest
from icalendar import Calendar

from telectl.document import Report
from telectl.render import ics
from tests.render.reports import HOSTILE

DAY: dict[str, object] = {
    "uid": "meeting-x",
    "kind": "meeting",
    "day": "2026-12-07",
    "title": "Møde",
    "record": "x",
    "text": "",
    "place": None,
    "cancelled": False,
    "stamp": None,
}


def calendar(*days: dict[str, object]) -> Report:
    return Report("calendar", 1, {"name": "Center", "days": [{**DAY, **each} for each in days]})


def events(*days: dict[str, object]) -> list[Calendar]:
    return Calendar.from_ical(ics.render(calendar(*days))).walk("VEVENT")


def test_an_event_lasts_the_whole_day_and_takes_nobodys_time() -> None:
    (event,) = events({"day": "2026-12-31"})
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2026, 12, 31), date(2027, 1, 1))
    assert (event["STATUS"], event["TRANSP"]) == ("CONFIRMED", "TRANSPARENT")
    assert event["UID"] == "meeting-x@telectl"


def test_the_last_day_there_is_has_no_day_after_it() -> None:
    (event,) = events({"day": "9999-12-31"})
    assert "DTEND" not in event


def test_what_was_called_off_says_so() -> None:
    (event,) = events({"cancelled": True})
    assert event["STATUS"] == "CANCELLED"


def test_it_tells_nothing_of_when_it_was_made() -> None:
    report = calendar({}, {"uid": "b", "stamp": "2026-01-01"})
    made = ics.render(report)
    assert made == ics.render(report)
    assert made.count(b"DTSTAMP:20261207T000000Z") == 1
    assert made.count(b"DTSTAMP:20260101T000000Z") == 1
    assert b"METHOD:PUBLISH" in made


@pytest.mark.parametrize(
    "text", [*HOSTILE, "a\r\nEND:VEVENT\r\nBEGIN:VEVENT", "a;b,c\\n", "ø" * 200]
)
def test_text_stays_text(text: str) -> None:
    made = ics.render(calendar({"title": text, "text": text, "place": text}))
    assert made.count(b"BEGIN:VEVENT") == 1
    assert all(len(line) <= 75 for line in made.split(b"\r\n"))
    (event,) = Calendar.from_ical(made).walk("VEVENT")
    assert event["SUMMARY"] == event["LOCATION"]
    assert "\n" not in event["SUMMARY"]
