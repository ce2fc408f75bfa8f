"""Days as people say them: ``24/12-2026``, ``1. december 2026``, ``i går``."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from telectl.cli import clock
from telectl.findings import Exit, Refusal
from telectl.locale import LANGUAGES, Voice

_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
# With a slash alone, 10/11/2026, nobody knows which is the month.
_DANISH = re.compile(r"([0-9]{1,2})(?:[-.]([0-9]{1,2})[-.]|/([0-9]{1,2})(?:-| ?\. ?| ))([0-9]{4})")
_WRITTEN = re.compile(r"([0-9]{1,2})\.? ?([^\W\d_]+)\.? ([0-9]{4})")
_MONTHS = range(1, 13)
_NEAR = {"i dag": 0, "idag": 0, "today": 0, "i går": 1, "igår": 1, "yesterday": 1}


def day_said(said: str) -> str:
    """A day as the files write it; any other text as it is."""
    text = " ".join(said.split()).casefold()
    if text in _NEAR:
        return (clock.today() - timedelta(days=_NEAR[text])).isoformat()
    match = _DANISH.fullmatch(text)
    if match and (month := int(match[2] or match[3])) <= len(_MONTHS):
        return f"{match[4]}-{month:02d}-{int(match[1]):02d}"
    if (match := _WRITTEN.fullmatch(text)) and (named := _month(match[2])):
        return f"{match[3]}-{named:02d}-{int(match[1]):02d}"
    return said.strip()


def _month(said: str) -> int | None:
    """The number of a month called by its name, or by the first three letters of it."""
    for language in LANGUAGES:
        for number, name in enumerate(Voice(language).names("calendar.months"), 1):
            if said in (name.casefold(), name.casefold()[:3]):
                return number
    return None


def day_of(said: str) -> date | None:
    """The day that was said: 2026-11-23, 23-11-2026, 23/11-2026, today; None where it is none."""
    text = day_said(said)
    try:
        return date.fromisoformat(text) if _ISO.fullmatch(text) else None
    except ValueError:
        return None


def require_in_month(said: str) -> None:
    """Refuses a day that its month doesn't have, with how many it has."""
    match = _ISO.fullmatch(day_said(said))
    year, month, day = map(int, match.groups()) if match else (0, 0, 0)
    if year and month in _MONTHS and day > (days := monthrange(year, month)[1]):
        why = "leap" if month == 2 else None
        facts = {"month": month, "year": f"{year:04d}", "days": days, "why": why}
        raise Refusal(Exit.USAGE, "usage.no_such_day", (), (), value=said, **facts)
