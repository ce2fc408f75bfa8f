"""Rules of the centre: its team, its leader, its host, to whom it reports.

They answer nothing until the centre is established, nor while a record that
could hold the answer can't be read.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from telectl.findings import Severity
from telectl.model.member import Member
from telectl.model.organisation import Organisation
from telectl.model.portfolio import Portfolio
from telectl.rules.registry import TOLD_OF_ALL, Told, rule, rule_of_all
from telectl.rules.sight import begun, filed, hidden, judges
from telectl.workflow import composition, mandates
from telectl.workflow.composition import ADMINISTRATIVE, SECTORS

TEAM = ("centre", "core_team")


@rule_of_all("K001", Severity.WARNING, clauses=["C22"])
def no_leader(portfolio: Portfolio, day: date) -> Iterator[TOLD_OF_ALL]:
    """Nobody leads the team."""
    team = portfolio.settings.centre.core_team
    if not judges(portfolio, day, "members") or hidden(portfolio, team):
        return
    if not portfolio.leaders(day):
        yield "telectl", TEAM, {"body": team}


@rule_of_all("K002", Severity.WARNING, clauses=["C22"])
def several_leaders(portfolio: Portfolio, day: date) -> Iterator[TOLD_OF_ALL]:
    """More than one leads the team."""
    leaders = portfolio.leaders(day) if begun(portfolio, day) else ()
    if len(leaders) > 1:
        yield "telectl", TEAM, {"members": tuple(each.id for each in leaders)}


@rule_of_all("K003", Severity.WARNING, clauses=["C26", "C45"])
def relevant_but_not_represented(portfolio: Portfolio, day: date) -> Iterator[TOLD_OF_ALL]:
    """A relevant hospital, or the psychiatry, has nobody in the core team."""
    if not judges(portfolio, day, "members"):
        return
    represented = _represented(portfolio, day)
    for each in filed(portfolio, Organisation):
        required = composition.must_be_represented(each) and each.covers(day)
        if required and each.id not in represented:
            facts = {"organisation": each.id, "body": portfolio.settings.centre.core_team}
            yield each.id, ("relevant",), facts


@rule_of_all("K004", Severity.WARNING, clauses=["C11", "C25", "C27"])
def sector_not_represented(portfolio: Portfolio, day: date) -> Iterator[TOLD_OF_ALL]:
    """One of the sectors of care has nobody in the core team."""
    if not judges(portfolio, day, "members"):
        return
    represented = _represented(portfolio, day)
    if hidden(portfolio, *represented):
        return
    found = (portfolio.get(Organisation, each) for each in represented)
    there = {each.sector for each in found if each}
    for sector, names in SECTORS.items():
        if there.isdisjoint(names):
            why = "administrative" if sector in ADMINISTRATIVE else "any"
            facts = {"sector": sector, "body": portfolio.settings.centre.core_team, "why": why}
            yield "telectl", TEAM, facts


def _represented(portfolio: Portfolio, day: date) -> frozenset[str]:
    return composition.represented(portfolio, portfolio.settings.centre.core_team, day)


@rule_of_all("K005", Severity.WARNING, clauses=["C6"])
def no_host(portfolio: Portfolio, day: date) -> Iterator[TOLD_OF_ALL]:
    """The centre has no host on the day, or one that is no longer in force."""
    if not begun(portfolio, day):
        return
    hosts = portfolio.settings.centre.hosts
    current = [(i, each.organisation) for i, each in enumerate(hosts) if each.covers(day)]
    if not current:
        yield "telectl", ("centre", "hosts"), {"organisation": None, "why": "none"}
    for i, name in current:
        host = portfolio.get(Organisation, name)
        if host is not None and not host.covers(day):
            path = ("centre", "hosts", i, "organisation")
            yield "telectl", path, {"organisation": name, "why": "not_in_force"}


@rule_of_all("K006", Severity.WARNING, clauses=["C13"])
def nobody_decides(portfolio: Portfolio, day: date) -> Iterator[TOLD_OF_ALL]:
    """Nobody may decide on the day, or not the body to which the centre reports."""
    if not judges(portfolio, day, "bodies"):
        return
    deciding = tuple(mandates.holders(portfolio, "decide", day))
    board = portfolio.settings.centre.reports_to
    if board not in deciding and not (deciding and hidden(portfolio, board)):
        why = "elsewhere" if deciding and board else "unset" if deciding else "nobody"
        found = portfolio.body(board)
        over = found is not None and not found.covers(day)
        facts = {"body": board, "bodies": deciding, "why": "over" if deciding and over else why}
        yield "telectl", ("centre", "reports_to"), facts


@rule("K007", Member, Severity.WARNING, clauses=["C8", "C11"])
def seat_ends_soon(member: Member, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """A seat in the core team ends soon, and nobody is named to follow."""
    if not member.covers(day) or not begun(portfolio, day):
        return
    team = portfolio.settings.centre.core_team
    soon = portfolio.settings.thresholds.seat_ending_days
    for i, seat in enumerate(member.seats):
        if seat.body == team and seat.covers(day):
            end = composition.last_day(member, seat)
            if (end - day).days <= soon and not composition.is_followed(portfolio, member, seat):
                whom = composition.represents(member, seat)
                facts = {"ends": end, "days": (end - day).days, "organisation": whom}
                yield ("seats", i), {"member": member.id, "body": team, "role": seat.role, **facts}


@rule_of_all("K008", Severity.WARNING, clauses=["C4"])
def no_link_to_the_technical_side(portfolio: Portfolio, day: date) -> Iterator[TOLD_OF_ALL]:
    """Nobody in the core team comes from the technically responsible organisation."""
    if not judges(portfolio, day, "members", "organisations"):
        return
    role = "technically_responsible"
    responsible = tuple(mandates.holders(portfolio, role, day, model=Organisation))
    body = portfolio.settings.centre.core_team
    team = portfolio.seats(body, day)
    links = {name for m, seat in team for name in (seat.represents, m.home_organisation) if name}
    linked = (composition.is_within(portfolio, each, responsible) for each in links)
    if responsible and not any(linked):
        facts = {"organisations": responsible, "first": responsible[0], "body": body}
        yield "telectl", TEAM, facts
