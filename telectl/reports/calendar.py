"""The calendar: meetings and deadlines, as a table and as what a calendar file is made of."""

from __future__ import annotations

from datetime import date

from telectl.document import Column, Document, Inline, Report, Table, Text
from telectl.locale import Voice
from telectl.model.portfolio import Portfolio
from telectl.reports.calendar_days import CalendarDay, calendar_days
from telectl.reports.teller import NOTHING, Teller
from telectl.reports.views import as_view

VERSION = 1


def report(voice: Voice, portfolio: Portfolio, day: date, body: str | None = None) -> Report:
    """All days of the calendar; the page shows those that lie ahead, and what is overdue."""
    teller = Teller(voice, portfolio, day)
    days = calendar_days(teller, body)
    title = portfolio.settings.centre.name if body is None else teller.name(body)
    view = {**teller.head(), "body": body, "name": title, "days": as_view(days)}
    heading = voice("calendar_of.title", name=title)
    blocks = (*teller.opening(heading), _table(teller, days))
    return Report("calendar", VERSION, view, Document(heading, voice.language, blocks))


def _table(teller: Teller, days: tuple[CalendarDay, ...]) -> Table:
    columns = (
        Column(teller.voice("column.date")),
        Column(teller.voice("calendar_of.what"), wide=True),
        Column(teller.voice("calendar_of.where"), wide=True),
    )
    shown = (each for each in days if each.day >= teller.day or _is_due(each))
    rows = tuple(_row(teller, each) for each in shown)
    return Table("", columns, rows, teller.voice("calendar_of.none"))


def _is_due(each: CalendarDay) -> bool:
    return each.kind in ("hearing", "follow_up", "to_tell")


def _row(teller: Teller, each: CalendarDay) -> tuple[Inline, ...]:
    late = each.day < teller.day
    day: Inline = Text(teller.date(each.day), "watch") if late else teller.date(each.day)
    title: Inline = each.title
    if each.cancelled:
        title = Text(f"{each.title} ({teller.voice.enum('status', 'cancelled')})", "quiet")
    return day, title, each.place or each.text or NOTHING
