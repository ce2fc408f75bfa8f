"""On which days a body meets, and until when it takes a case for each of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from telectl.model.body import Body
from telectl.model.meeting import Meeting
from telectl.model.portfolio import Portfolio
from telectl.workflow import mandates


class Sitting(NamedTuple):
    """A day on which a body meets, the last day to submit for it, its meeting if there is one."""

    body: str
    day: date
    submit_by: date
    meeting: str | None = None
    agenda: tuple[str, ...] = ()


def sittings(portfolio: Portfolio, body: Body, day: date) -> tuple[Sitting, ...]:
    """The days from a day on, in order, on which a body that is in force then still meets."""
    meetings = [each for each in portfolio.of(Meeting) if each.body == body.id]
    ahead = {each.date: each for each in meetings if _is_ahead(each, day)}
    over = {each.date for each in meetings} - set(ahead)
    days = sorted((set(body.calendar.days) - over) | set(ahead))
    return tuple(_sitting(body, each, ahead.get(each)) for each in days if day <= each)


def listed_later(portfolio: Portfolio, case: str, body_id: str | None, day: date) -> Sitting | None:
    """The meeting ahead whose agenda names a case that a body took on a day without a meeting."""
    body = portfolio.body(body_id)
    held = (each for each in portfolio.of(Meeting) if each.status != "cancelled")
    if body is None or any(each.body == body.id and each.date == day for each in held):
        return None
    ahead = (each for each in sittings(portfolio, body, day) if each.day > day)
    return next((each for each in ahead if case in each.agenda), None)


def _is_ahead(meeting: Meeting, day: date) -> bool:
    """Whether it was still to come; one that has been held since was, one called off is not."""
    if meeting.status == "planned":
        return meeting.date >= day
    return meeting.status != "cancelled" and meeting.date > day


def _sitting(body: Body, day: date, meeting: Meeting | None) -> Sitting:
    submit_by = deadline(body, day)
    if meeting is None:
        return Sitting(body.id, day, submit_by)
    return Sitting(body.id, day, submit_by, meeting.id, meeting.agenda)


def notice(body: Body | None) -> int | None:
    """How many days before a meeting a case is submitted, where that is known."""
    days = body.calendar.submission_days if body else None
    return days if isinstance(days, int) else None


def deadline(body: Body, day: date) -> date:
    """The last day to submit for a meeting; the meeting's own where no notice is known."""
    days = min(max(notice(body) or 0, 0), (day - date.min).days)
    return day - timedelta(days=days)


def last_day(portfolio: Portfolio, body: Body) -> date | None:
    """The last day that is in a body's calendar or has a meeting of it."""
    met = (m.date for m in portfolio.of(Meeting) if m.body == body.id and m.status != "cancelled")
    return max((*body.calendar.days, *met), default=None)


def holding(
    portfolio: Portfolio, role: str, day: date, subject: str | None = None
) -> Iterator[Body]:
    """The bodies that have a mandate on a day, or get it later."""
    for body in portfolio.of(Body):
        if any(
            mandate.role == role and (subject is None or subject in mandate.subjects)
            for mandate in body.mandates
        ) and not _is_over(portfolio, body, role, day, subject):
            yield body


def _is_over(portfolio: Portfolio, body: Body, role: str, day: date, subject: str | None) -> bool:
    begins = [body.valid_from, *(m.valid_from for m in body.mandates if m.role == role)]
    days = {day, *(each for each in begins if isinstance(each, date) and each > day)}
    return not any(mandates.holds(portfolio, body.id, role, each, subject) for each in days)
