"""Ends written down late: who could act on a day, and what was done after an end."""

from __future__ import annotations

from datetime import date

from telectl.model.base import Period, PeriodRecord
from telectl.model.member import Member
from telectl.model.portfolio import Portfolio


def could_act(portfolio: Portfolio, found: PeriodRecord, day: date) -> bool:
    """Whether one was in force on the day of an act, as far as was known then.

    Nobody was a member before there was a centre: older acts of members are not judged.
    """
    if portfolio.held(found, day):
        return True
    established = portfolio.settings.centre.established
    return isinstance(found, Member) and established is not None and day < established


def is_late(portfolio: Portfolio, period: Period, day: date) -> bool:
    """Whether a day lies after a period's end, and not after the day that wrote it down."""
    return portfolio.in_good_faith.held(period, day) and not period.covers(day)
