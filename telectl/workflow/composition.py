"""Who is in a body on a day, for whom: what the rules of the centre and its reports ask."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

from telectl.model.member import Member, Seat
from telectl.model.organisation import Organisation
from telectl.model.portfolio import Portfolio

# The sectors of care that the team must have somebody from.
SECTORS = {
    "hospital": ("hospital",),
    "psychiatry": ("psychiatry",),
    "municipality": ("municipality",),
    "practice": ("general_practice", "specialist_practice"),
}
# Those of them whose representatives are to be administrative.
ADMINISTRATIVE = ("municipality", "practice")


def represents(member: Member, seat: Seat) -> str | None:
    """For which organisation somebody sits: the one named, else that of the home."""
    return seat.represents or member.home_organisation


def represented(portfolio: Portfolio, body: str | None, day: date) -> frozenset[str]:
    """The organisations that have somebody in a body on a day."""
    named = (represents(member, seat) for member, seat in portfolio.seats(body, day))
    return frozenset(each for each in named if each)


def must_be_represented(each: Organisation) -> bool:
    """Whether it is a hospital, or the psychiatry, that is relevant to the centre."""
    of_care = each.sector in ("hospital", "psychiatry")
    return of_care and each.relevant is not None and each.relevant.value


def last_day(member: Member, seat: Seat) -> date:
    """On which day a seat ends, with the member's own last day; ``date.max`` for no known end."""
    known = (each for each in (member.valid_to, seat.valid_to) if isinstance(each, date))
    return min(known, default=date.max)


def is_followed(portfolio: Portfolio, member: Member, seat: Seat) -> bool:
    """Whether someone else sits for the same organisation, in the same role, from then on."""
    end = last_day(member, seat)
    if end == date.max:
        return True
    whom = represents(member, seat)
    after = portfolio.seats(seat.body, end + timedelta(days=1))
    return any(each.role == seat.role and represents(other, each) == whom for other, each in after)


def is_within(portfolio: Portfolio, name: str, wholes: Collection[str]) -> bool:
    """Whether an organisation is one of the wholes or a part of one."""
    return any(each in wholes for each in portfolio.wholes(name))
