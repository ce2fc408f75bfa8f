"""Rules of how the centre came to be and where it lies: its founding decision, its host."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from telectl.findings import Severity
from telectl.model.decision import Decision
from telectl.model.member import Member, Seat
from telectl.model.organisation import Organisation
from telectl.model.portfolio import Portfolio
from telectl.rules.registry import TOLD_OF_ALL, Told, rule, rule_of_all
from telectl.rules.sight import begun, hidden, judges
from telectl.workflow import mandates
from telectl.workflow.approval import approves

FUNCTIONS = ("strategic_it", "patient_empowerment")
# Who may be the host's own: the leader, those who do the secretariat's work, a link to others.
FROM_THE_HOST = frozenset({"leader", "secretary", "liaison"})


@rule_of_all("K009", Severity.WARNING, clauses=["C1"])
def not_founded(portfolio: Portfolio, day: date) -> Iterator[TOLD_OF_ALL]:
    """No decision founds the centre, or one that isn't made, or not by a body that founds."""
    if not judges(portfolio, day, "decisions", "bodies"):
        return
    named = portfolio.settings.centre.founding_decision
    case = portfolio.get(Decision, named)
    if named and case is None:
        return
    rulings = case.rulings if case else ()
    said = [each for each in rulings if each.date <= day and approves(each)]
    if hidden(portfolio, *(each.body for each in said)):
        return
    if not any(mandates.held(portfolio, each.body, "found", each.date) for each in said):
        why = "unset" if case is None else "no_mandate" if said else "undecided"
        facts: dict[str, object] = {"decision": named, "why": why}
        facts |= {"bodies": tuple(dict.fromkeys(each.body for each in said))}
        yield "telectl", ("centre", "founding_decision"), facts


@rule_of_all("K010", Severity.WARNING, clauses=["C7"])
def host_without_its_functions(portfolio: Portfolio, day: date) -> Iterator[TOLD_OF_ALL]:
    """The host of the day lacks one of the functions among which the centre is placed."""
    if not begun(portfolio, day):
        return
    for each in portfolio.settings.centre.hosts:
        host = portfolio.get(Organisation, each.organisation) if each.covers(day) else None
        missing = tuple(name for name in FUNCTIONS if host and name not in host.functions)
        if host and missing:
            held = tuple(name for name in FUNCTIONS if name in host.functions)
            facts = {"organisation": host.id, "missing": missing, "held": held}
            yield host.id, ("functions",), facts


@rule("K011", Member, Severity.WARNING, clauses=["C9", "C10"])
def at_home_in_the_centre(member: Member, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """One of the core team came from the centre's own host, and neither leads nor serves it.

    The host is that of the day on which the seat began: a centre that moves makes nobody its own.
    """
    home, team = member.home_organisation, portfolio.settings.centre.core_team
    if home is None or not begun(portfolio, day) or not member.covers(day):
        return
    seats = [each for each in member.seats if each.body == team and each.covers(day)]
    own = any(each.role in FROM_THE_HOST for each in seats)
    if not own and any(home in _hosts_at_start(portfolio, each) for each in seats):
        yield ("home_organisation",), {"member": member.id, "organisation": home}


def _hosts_at_start(portfolio: Portfolio, seat: Seat) -> frozenset[str]:
    centre = portfolio.settings.centre
    start = seat.valid_from if isinstance(seat.valid_from, date) else date.min
    began = max(start, centre.established or start)
    return frozenset(each.organisation for each in centre.hosts if each.covers(began))
