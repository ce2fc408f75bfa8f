"""Who may sign, in which capacity, on the day of signing."""

from __future__ import annotations

from datetime import date

from telectl.model.base import PeriodRecord
from telectl.model.member import Member
from telectl.model.portfolio import Portfolio
from telectl.workflow import mandates

ROLE = "technically_responsible"


def may_sign(portfolio: Portfolio, who: str | None, capacity: str, day: date) -> bool:
    """Whether someone in force on a day may sign; for the technical side, by mandate."""
    found = portfolio.record(who)
    if not isinstance(found, PeriodRecord) or not found.held(day):
        return False
    if capacity != "technical":
        return True
    holder = found.home_organisation if isinstance(found, Member) else found.id
    return isinstance(holder, str) and mandates.held(portfolio, holder, ROLE, day)
