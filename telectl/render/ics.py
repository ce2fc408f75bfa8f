"""A calendar as a file that Outlook and others read: whole days, the same input the same bytes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from telectl import __version__
from telectl.document import Report
from telectl.render.safe import safe

if TYPE_CHECKING:
    from icalendar import Event

AT = "telectl"


def render(report: Report, since: date = date.min, about: str = "") -> bytes:
    """The days of the calendar's view from a day on; no event takes up the day of who reads it."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", f"-//telectl//telectl {__version__}//DA")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", safe(str(report.view["name"])))
    if about:
        calendar.add("x-wr-caldesc", safe(about))
    calendar.add("x-wr-timezone", "Europe/Copenhagen")
    for each in _days(report):
        if date.fromisoformat(str(each["day"])) >= since:
            calendar.add_component(_event(each))
    made: bytes = calendar.to_ical()
    return made


def _days(report: Report) -> Iterable[Mapping[str, object]]:
    days = report.view["days"]
    assert isinstance(days, list)
    return days


def _event(told: Mapping[str, object]) -> Event:
    from icalendar import Event

    event = Event()
    day = date.fromisoformat(str(told["day"]))
    stamp = date.fromisoformat(str(told["stamp"] or told["day"]))
    event.add("uid", f"{told['uid']}@{AT}")
    event.add("dtstamp", datetime(stamp.year, stamp.month, stamp.day, tzinfo=UTC))
    event.add("dtstart", day)
    if day < date.max:
        event.add("dtend", day + timedelta(days=1))
    event.add("summary", safe(str(told["title"])))
    for name, key in (("description", "text"), ("location", "place")):
        if told[key]:
            event.add(name, safe(str(told[key])))
    event.add("status", "CANCELLED" if told["cancelled"] else "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    event.add("categories", [str(told["kind"]).upper().replace("_", "-")])
    return event
