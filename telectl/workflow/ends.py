"""Ends written down late: who could act on a day, and which end an act has overtaken."""

from __future__ import annotations

from collections.abc import Iterable
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


def overtaken(periods: Iterable[Period | None], day: date) -> Period | None:
    """The first period that had ended on a day although nobody had written it down by then."""
    return next((each for each in periods if each and is_late(each, day)), None)


def is_late(period: Period, day: date) -> bool:
    """Whether a day lies after a period's end, and before the day that wrote it down."""
    return period.held(day) and not period.covers(day)
