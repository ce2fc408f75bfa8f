"""What a composition lacks on a day: the red list, each with the facts that mend it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from telectl.model.body import Body
from telectl.model.member import Seat
from telectl.model.organisation import Organisation
from telectl.model.portfolio import Portfolio
from telectl.reports.needed import Needed
from telectl.workflow import composition, mandates
from telectl.workflow.composition import ADMINISTRATIVE, SECTORS


class Lack(NamedTuple):
    """One thing that is lacking; its wording and command stand under its key."""

    key: str
    facts: dict[str, object]


def lacks(portfolio: Portfolio, day: date, wanted: Sequence[Needed]) -> Iterator[Lack]:
    """What is lacking, the weightiest first."""
    centre = portfolio.settings.centre
    team, group = centre.core_team, centre.reference_group
    if not _is_there(portfolio, team, day):
        yield Lack("no_team", {"body": team})
    else:
        yield from _unrepresented(portfolio, team, day)
        yield from _leader(portfolio, team, day)
        yield from _sectors(portfolio, team, day)
        yield from _link(portfolio, team, day)
    if not _is_there(portfolio, group, day):
        yield Lack("no_group", {"body": group})
    else:
        yield from _group(portfolio, group, day)
    for each in wanted:
        if not each.in_project and not each.elsewhere:
            yield Lack("competence", {"project": each.project, "competence": each.competence})
    for organisation in portfolio.of(Organisation):
        why = _unfounded(organisation) if organisation.covers(day) else None
        if why:
            yield Lack("left_out", {"organisation": organisation.id, "why": why})


def _unfounded(organisation: Organisation) -> str | None:
    """What an organisation that is set as not relevant lacks: its reason, or its decision."""
    relevant = organisation.relevant
    if relevant is None or relevant.value:
        return None
    return next((key for key in ("reason", "decision") if not getattr(relevant, key)), None)


def _is_there(portfolio: Portfolio, body: str | None, day: date) -> bool:
    found = portfolio.get(Body, body)
    return found is not None and found.covers(day)


def _unrepresented(portfolio: Portfolio, team: str | None, day: date) -> Iterator[Lack]:
    present = composition.represented(portfolio, team, day)
    for each in portfolio.of(Organisation):
        required = composition.must_be_represented(each) and each.covers(day)
        if required and each.id not in present:
            yield Lack("unrepresented", {"organisation": each.id, "body": team})


def _leader(portfolio: Portfolio, team: str | None, day: date) -> Iterator[Lack]:
    leaders = portfolio.leaders(day)
    if not leaders:
        yield Lack("no_leader", {"body": team})
    elif len(leaders) > 1:
        yield Lack("leaders", {"members": tuple(each.id for each in leaders)})


def _sectors(portfolio: Portfolio, team: str | None, day: date) -> Iterator[Lack]:
    """Sectors of care without anybody; those with nobody administrative where one is wanted."""
    seats = portfolio.seats(team, day)
    for name, sectors in SECTORS.items():
        there = [
            (member, seat)
            for member, seat in seats
            if _sector(portfolio, composition.represents(member, seat)) in sectors
        ]
        if not there:
            yield Lack("sector", {"sector": name, "body": team})
        elif name in ADMINISTRATIVE and all(s.capacity != "administrative" for _, s in there):
            members = tuple(member.id for member, _ in there)
            yield Lack("not_administrative", {"sector": name, "members": members})


def _sector(portfolio: Portfolio, organisation: str | None) -> str | None:
    found = portfolio.get(Organisation, organisation)
    return found.sector if found else None


def _link(portfolio: Portfolio, team: str | None, day: date) -> Iterator[Lack]:
    responsible = tuple(
        each.id
        for each in portfolio.of(Organisation)
        if mandates.holds(portfolio, each.id, "technically_responsible", day)
    )
    seats = portfolio.seats(team, day)
    links = {name for m, seat in seats for name in (seat.represents, m.home_organisation) if name}
    if not any(composition.is_within(portfolio, each, responsible) for each in links):
        yield Lack("link", {"organisations": responsible, "body": team})


def _group(portfolio: Portfolio, group: str | None, day: date) -> Iterator[Lack]:
    seats = portfolio.seats(group, day)
    if not seats:
        yield Lack("group_empty", {"body": group})
        return
    found = {_sector(portfolio, composition.represents(member, seat)) for member, seat in seats}
    missing = tuple(name for name, sectors in SECTORS.items() if found.isdisjoint(sectors))
    if missing:
        yield Lack("group_sectors", {"sectors": missing, "body": group})
    lay = tuple(m.id for m, seat in seats if not m.clinical and not _beside(seat))
    if lay:
        yield Lack("not_clinical", {"members": lay})


def _beside(seat: Seat) -> bool:
    """Whether somebody sits there as other than one of the clinical staff, and rightly so."""
    return seat.role == "secretary" or seat.capacity in ("clinical", "patient")
