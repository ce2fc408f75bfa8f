"""Who takes part in the centre, and where it is placed: the records of those clauses on a day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from telectl.model.member import Member, Seat
from telectl.model.organisation import Organisation
from telectl.model.portfolio import Portfolio
from telectl.workflow import mandates
from telectl.workflow.composition import must_be_represented

OUTSIDE = ("municipality", "general_practice", "specialist_practice")


def hosts(portfolio: Portfolio, day: date) -> Iterator[str]:
    """Where the centre is placed on the day."""
    placed = portfolio.settings.centre.hosts
    yield from (each.organisation for each in placed if each.covers(day))


def assigned(portfolio: Portfolio, day: date) -> Iterator[str]:
    """Who is assigned to a project on the day."""
    for each in portfolio.of(Member):
        if each.covers(day) and any(part.covers(day) for part in each.assignments):
            yield each.id


def _team(portfolio: Portfolio, day: date) -> tuple[tuple[Member, Seat], ...]:
    return portfolio.seats(portfolio.settings.centre.core_team, day)


def core_team(portfolio: Portfolio, day: date) -> Iterator[str]:
    """Who sits in the core team."""
    yield from (member.id for member, _ in _team(portfolio, day))


def reference_group(portfolio: Portfolio, day: date) -> Iterator[str]:
    """Who sits in the clinical reference group."""
    group = portfolio.settings.centre.reference_group
    yield from (member.id for member, _ in portfolio.seats(group, day))


def leaders(portfolio: Portfolio, day: date) -> Iterator[str]:
    """Who leads the team."""
    yield from (each.id for each in portfolio.leaders(day))


def technical_links(portfolio: Portfolio, day: date) -> Iterator[str]:
    """Who in the core team comes from a technically responsible organisation."""
    for member, seat in _team(portfolio, day):
        for name in (seat.represents, member.home_organisation):
            if mandates.holds(portfolio, name, "technically_responsible", day):
                yield member.id


def administrative(portfolio: Portfolio, day: date) -> Iterator[str]:
    """Who represents municipalities and practice in the core team as an administrator."""
    for member, seat in _team(portfolio, day):
        home = portfolio.get(Organisation, seat.represents or member.home_organisation)
        if seat.capacity == "administrative" and home and home.sector in OUTSIDE:
            yield member.id


def relevance_said(portfolio: Portfolio, day: date) -> Iterator[str]:
    """The organisations of which it is said whether they are relevant."""
    for each in portfolio.of(Organisation):
        if each.relevant is not None and each.covers(day):
            yield each.id


def relevant_care(portfolio: Portfolio, day: date) -> Iterator[str]:
    """The relevant hospitals and the psychiatry."""
    for each in portfolio.of(Organisation):
        if must_be_represented(each) and each.covers(day):
            yield each.id
