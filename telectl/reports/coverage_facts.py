"""Who is represented in the core team and the reference group on a day, and who is not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from telectl.model.member import Member, Seat
from telectl.model.organisation import Organisation
from telectl.model.portfolio import Portfolio
from telectl.reports.coverage_lacks import Lack, lacks
from telectl.reports.needed import Needed, needed
from telectl.workflow import composition

Place = tuple[str, str | None, str]


class Held(NamedTuple):
    """A seat with the one who holds it; ``ends`` where an end is known."""

    member: str
    organisation: str | None
    sector: str | None
    role: str
    capacity: str | None
    home: str | None
    profession: str | None
    clinical: bool
    since: date | None
    ends: date | None
    followed: bool
    soon: bool


class Vacancy(NamedTuple):
    """A seat that has ended, and that nobody holds for the same organisation since."""

    body: str
    organisation: str | None
    role: str
    member: str
    ended: date


class LeftOut(NamedTuple):
    """An organisation that is not relevant: why, and by which decision."""

    organisation: str
    reason: str | None
    decision: str | None


class Coverage(NamedTuple):
    """What the page holds."""

    core_team: str | None
    reference_group: str | None
    lacks: tuple[Lack, ...]
    team: tuple[Held, ...]
    group: tuple[Held, ...]
    vacancies: tuple[Vacancy, ...]
    needed: tuple[Needed, ...]
    not_relevant: tuple[LeftOut, ...]


def collect(portfolio: Portfolio, day: date) -> Coverage:
    """What is to be told about a day."""
    centre = portfolio.settings.centre
    team, group = (
        tuple(_held(portfolio, body, day)) for body in (centre.core_team, centre.reference_group)
    )
    wanted = tuple(needed(portfolio, day))
    return Coverage(
        core_team=centre.core_team,
        reference_group=centre.reference_group,
        lacks=tuple(lacks(portfolio, day, wanted)),
        team=team,
        group=group,
        vacancies=tuple(_vacancies(portfolio, day)),
        needed=wanted,
        not_relevant=tuple(_left_out(portfolio, day)),
    )


def _held(portfolio: Portfolio, body: str | None, day: date) -> Iterator[Held]:
    for member, seat in portfolio.seats(body, day):
        yield _seat(portfolio, member, seat, day)


def _seat(portfolio: Portfolio, member: Member, seat: Seat, day: date) -> Held:
    whom = composition.represents(member, seat)
    organisation = portfolio.get(Organisation, whom)
    end = composition.last_day(member, seat)
    left = (end - day).days
    return Held(
        member=member.id,
        organisation=whom,
        sector=organisation.sector if organisation else None,
        role=seat.role,
        capacity=seat.capacity,
        home=member.home_organisation,
        profession=member.profession,
        clinical=member.clinical,
        since=seat.valid_from if isinstance(seat.valid_from, date) else None,
        ends=None if end == date.max else end,
        followed=composition.is_followed(portfolio, member, seat),
        soon=left <= portfolio.settings.thresholds.seat_ending_days,
    )


def _vacancies(portfolio: Portfolio, day: date) -> Iterator[Vacancy]:
    """The seats that ended before the day and stand empty; the latest of each only."""
    centre = portfolio.settings.centre
    found: dict[Place, Vacancy] = {}
    for member in portfolio.of(Member):
        for seat in member.seats:
            ended = composition.last_day(member, seat)
            if seat.body in (centre.core_team, centre.reference_group) and ended < day:
                whom = composition.represents(member, seat)
                place: Place = (seat.body, whom, seat.role)
                one = Vacancy(*place, member.id, ended)
                found[place] = max(found.get(place, one), one, key=lambda each: each.ended)
    held: set[Place] = {
        (seat.body, composition.represents(member, seat), seat.role)
        for body in (centre.core_team, centre.reference_group)
        for member, seat in portfolio.seats(body, day)
    }
    for place, vacancy in found.items():
        organisation = portfolio.get(Organisation, vacancy.organisation)
        if place not in held and (organisation is None or organisation.covers(day)):
            yield vacancy


def _left_out(portfolio: Portfolio, day: date) -> Iterator[LeftOut]:
    for each in portfolio.of(Organisation):
        if each.relevant is not None and not each.relevant.value and each.covers(day):
            yield LeftOut(each.id, each.relevant.reason, each.relevant.decision)
