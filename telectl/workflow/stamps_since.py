"""From which day on whatever is decided is fixed: one that is then without a stamp lost it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, timedelta

from telectl.model.changes import Append, Set
from telectl.model.decision import Decision
from telectl.model.portfolio import UNSET, Portfolio
from telectl.workflow.frozen import counting
from telectl.workflow.moment import Moment


def must_be_stamped(portfolio: Portfolio, case: Decision) -> bool:
    """Whether a case was decided, or its outcome written down, since there are stamps."""
    since = portfolio.settings.stamps_since
    if since is None or case.outcome is None:
        return False
    return any(day >= since for day in _days(portfolio, case))


def _days(portfolio: Portfolio, case: Decision) -> Iterator[date]:
    return (max(each.date, each.recorded or each.date) for each in counting(portfolio, case))


def beginning(after: Portfolio, stamps: Collection[Append], moment: Moment) -> Iterator[Set]:
    """With the first stamp the day from which on there are stamps; later than what has none."""
    settings = after.settings
    if not stamps or settings is UNSET or settings.stamps_since is not None:
        return
    stamped = {each.id for each in stamps}
    without = (
        each
        for each in after.of(Decision)
        if each.outcome and not each.stamps and each.id not in stamped
    )
    days = [day for each in without for day in _days(after, each)]
    last = max(days, default=date.min)
    yield Set("telectl", ("stamps_since",), max(moment.today, _next(last)))


def _next(day: date) -> date:
    return day + timedelta(days=1) if day < date.max else day
