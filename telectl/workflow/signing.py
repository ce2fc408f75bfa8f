"""Who may sign, in which capacity, on the day of signing."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from telectl.model.base import PeriodRecord
from telectl.model.member import Member
from telectl.model.portfolio import Portfolio
from telectl.workflow import mandates
from telectl.workflow.composition import is_within
from telectl.workflow.consents import line_of

ROLE = "technically_responsible"


def may_sign(
    portfolio: Portfolio, who: str | None, capacity: str, day: date, sites: Collection[str]
) -> bool:
    """Whether someone in force on a day may sign; for the technical side, by mandate.

    For the clinical side it is a person, or the place itself, and nobody of the technical side.
    """
    found = portfolio.record(who)
    if not isinstance(found, PeriodRecord) or not portfolio.held(found, day):
        return False
    if capacity == "clinical":
        return _is_clinical(portfolio, found, day, sites)
    holder = found.home_organisation if isinstance(found, Member) else found.id
    return isinstance(holder, str) and mandates.held(portfolio, holder, ROLE, day)


def _is_clinical(
    portfolio: Portfolio, found: PeriodRecord, day: date, sites: Collection[str]
) -> bool:
    line = {name for site in sites for name in line_of(portfolio, site)}
    if not isinstance(found, Member) and not is_within(portfolio, found.id, line):
        return False
    return not any(_is_technical(portfolio, each, day) for each in _of(portfolio, found, day))


def _of(portfolio: Portfolio, found: PeriodRecord, day: date) -> Iterator[str]:
    """Whom a signature binds: the place that signs, or all those that a person is there for."""
    if not isinstance(found, Member):
        yield found.id
        return
    if found.home_organisation:
        yield found.home_organisation
    for seat in found.seats:
        if seat.represents and portfolio.held(seat, day):
            yield seat.represents


def _is_technical(portfolio: Portfolio, organisation: str, day: date) -> bool:
    """Whether it is technically responsible, or a part of who is.

    Of the region everything is a part; what can't be seen may be of the technical side.
    """
    return any(
        portfolio.hides(each) or mandates.held(portfolio, each, ROLE, day)
        for each in portfolio.wholes(organisation)
        if each == organisation or each not in portfolio.regions
    )
