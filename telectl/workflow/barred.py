"""Why no day can be named on which a body takes a case."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Literal, NamedTuple

from telectl.model.body import Body
from telectl.model.portfolio import Portfolio
from telectl.workflow import mandates
from telectl.workflow.sittings import last_day, sittings


class Barred(NamedTuple):
    """Why there is no day: nobody may, no calendar, it has ended, too late for its last day.

    ``advice``: the decision needs advice for which there is no day.
    """

    why: Literal["nobody", "no_calendar", "ended", "too_late", "advice"]
    body: str | None
    facts: Mapping[str, object]


def barred(
    portfolio: Portfolio, bodies: Sequence[Body], role: str, ready: date, subject: str | None = None
) -> Barred:
    """The reason, of the body whose calendar goes on longest; and from when nobody may."""
    if not bodies:
        return Barred(
            "nobody", _former(portfolio, role, subject), {"role": role, "subject": subject}
        )
    body = max(bodies, key=lambda each: (last_day(portfolio, each) or date.min, each.id))
    last = last_day(portfolio, body)
    facts: dict[str, object] = {"role": role, "subject": subject, "ready": ready, "last": last}
    vacant = vacant_from(portfolio, body, role, subject)
    facts |= {"vacant": vacant, "successors": body.successors}
    if last is None:
        return Barred("no_calendar", body.id, facts)
    left = sittings(portfolio, body, ready)
    if not left or left[-1].day > (vacant or date.max):
        return Barred("ended", body.id, facts)
    return Barred("too_late", body.id, {**facts, "submit_by": left[-1].submit_by})


def _former(portfolio: Portfolio, role: str, subject: str | None) -> str | None:
    """Who had the mandate last."""
    had = [
        each
        for each in portfolio.of(Body)
        if any(m.role == role and subject in (None, *m.subjects) for m in each.mandates)
    ]
    last = max(had, key=lambda each: (_end(each), each.id), default=None)
    return last.id if last else None


def _end(body: Body) -> date:
    return body.valid_to if isinstance(body.valid_to, date) else date.min


def vacant_from(
    portfolio: Portfolio, body: Body, role: str, subject: str | None = None
) -> date | None:
    """The first day on which nobody has the mandate any more that a body has."""
    held = [each for each in body.mandates if each.role == role]
    ends = [body.valid_to, *(each.valid_to for each in held)]
    for end in sorted(each for each in ends if isinstance(each, date) and each < date.max):
        after = end + timedelta(days=1)
        if next(mandates.holders(portfolio, role, after, subject), None) is None:
            return after
    return None
