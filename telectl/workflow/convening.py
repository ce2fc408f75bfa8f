"""A body's meeting called: on a day of its calendar, with the minutes that are to be approved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from telectl.findings import Exit, Refusal
from telectl.model.body import Body
from telectl.model.changes import Create
from telectl.model.meeting import Matter, Meeting
from telectl.model.portfolio import Portfolio
from telectl.model.words import folded
from telectl.workflow.moment import Moment
from telectl.workflow.records import new, require
from telectl.workflow.sittings import Sitting, sittings


def meeting_named(portfolio: Portfolio, name: str) -> Meeting:
    """The meeting of that id; refuses what is none."""
    require(portfolio, "meetings", name)
    found = portfolio.get(Meeting, name)
    assert found is not None
    return found


def convened(
    portfolio: Portfolio,
    sitting: tuple[Body, date],
    typed: Mapping[str, object],
    words: Sequence[str],
    moment: Moment,
) -> Create:
    """A planned meeting, its id made of the body and the day."""
    body, day = sitting
    name = meeting_id(portfolio, body, day)
    require_free(portfolio, body, day)
    matters = [_written(each) for each in minutes_to_approve(portfolio, body.id, day)]
    made = {**typed, "body": body.id, "date": day, "status": "planned", "matters": matters}
    return new("meetings", name, made, words, moment)


def require_free(portfolio: Portfolio, body: Body, day: date) -> None:
    """Refuses a day on which the body has a meeting already."""
    there = portfolio.meetings_of.get((body.id, day), ())
    held = next((each for each in there if each.status != "cancelled"), None)
    if held:
        raise Refusal(Exit.CONFLICT, "meeting.there", id=held.id, body=body.id, day=day)


def require_meeting_day(body: Body, day: date) -> None:
    """Refuses a day that the body's calendar doesn't have."""
    days = body.calendar.days
    if day not in days:
        near = tuple(sorted(sorted(days, key=lambda each: abs(each - day))[:2]))
        key = "meeting.no_day" if near else "meeting.no_calendar"
        raise Refusal(Exit.USAGE, key, body=body.id, day=day, days=near)


def meeting_id(portfolio: Portfolio, body: Body, day: date) -> str:
    """Called as the body's meetings are; the first one by the body's short name."""
    known = [each for each in portfolio.of(Meeting) if each.body == body.id]
    for each in sorted(known, key=lambda each: each.date, reverse=True):
        if each.id.endswith(f"-{each.date.isoformat()}"):
            return each.id.removesuffix(each.date.isoformat()) + day.isoformat()
    return f"{folded(body.short or body.id)}-{day.isoformat()}"


def minutes_to_approve(portfolio: Portfolio, body: str, day: date) -> Iterator[Matter]:
    """The earlier meetings whose minutes nobody has approved, the first first.

    Those of the body, and of one that it followed and that can't approve them itself any more.
    """
    found = portfolio.get(Body, body)
    bodies = {
        body,
        *(e for e in (found.predecessors if found else ()) if _is_gone(portfolio, e, day)),
    }
    before = [each for each in portfolio.of(Meeting) if each.body in bodies and each.date < day]
    for each in sorted(before, key=lambda each: each.date):
        if each.status in ("held", "closed") and each.minutes and each.minutes.status == "draft":
            yield Matter(sort="minutes", record=each.id)


def _is_gone(portfolio: Portfolio, body: str, day: date) -> bool:
    found = portfolio.get(Body, body)
    return found is not None and not found.covers(day)


def next_planned(portfolio: Portfolio, meeting: Meeting) -> Meeting | None:
    """The body's next meeting that is called."""
    planned = [each for each in portfolio.of(Meeting) if each.status == "planned"]
    later = [e for e in planned if e.body == meeting.body and e.date > meeting.date]
    return min(later, key=lambda each: each.date, default=None)


def next_sitting(portfolio: Portfolio, meeting: Meeting) -> Sitting | None:
    """The next day on which the body meets by its calendar."""
    body = portfolio.get(Body, meeting.body)
    ahead = sittings(portfolio, body, meeting.date + timedelta(days=1)) if body else ()
    return next(iter(ahead), None)


def _written(matter: Matter) -> dict[str, object]:
    return {"sort": matter.sort, "record": matter.record}
