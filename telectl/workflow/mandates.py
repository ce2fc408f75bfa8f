"""Who may do what on a day: asked of the day of the act, never of today."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from telectl.model.body import Body
from telectl.model.organisation import Mandate, Organisation
from telectl.model.portfolio import Portfolio


def holds(
    portfolio: Portfolio, holder: str | None, role: str, day: date, subject: str | None = None
) -> bool:
    """Whether a body or organisation has a mandate on a day, for a subject if one is named.

    An unknown or unreadable holder has none.
    """
    found = portfolio.get(Body, holder) or portfolio.get(Organisation, holder)
    if found is None or not found.covers(day):
        return False
    return any(_gives(mandate, role, subject, day) for mandate in found.mandates)


def holders(
    portfolio: Portfolio, role: str, day: date, subject: str | None = None
) -> Iterator[str]:
    """The bodies with a mandate on a day."""
    for body in portfolio.of(Body):
        if holds(portfolio, body.id, role, day, subject):
            yield body.id


def _gives(mandate: Mandate, role: str, subject: str | None, day: date) -> bool:
    if mandate.role != role or not mandate.covers(day):
        return False
    return subject is None or subject in mandate.subjects
