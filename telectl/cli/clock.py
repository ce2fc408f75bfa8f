"""The only clock: everything below the command line is told its day."""

from __future__ import annotations

from datetime import date, datetime


def now() -> datetime:
    """This moment, where the centre is."""
    from zoneinfo import ZoneInfo

    return datetime.now(ZoneInfo("Europe/Copenhagen"))


def today() -> date:
    """This day, where the centre is."""
    return now().date()
