"""Rules of who sits in the team and the reference group, and of what they can do."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from telectl.findings import Severity
from telectl.model.member import Member, Seat
from telectl.model.organisation import Organisation
from telectl.model.portfolio import Portfolio
from telectl.model.project import Project
from telectl.rules.centre import TEAM
from telectl.rules.registry import TOLD_OF_ALL, Told, rule, rule_of_all
from telectl.rules.sight import begun, filed, hidden, is_active, judges
from telectl.workflow.composition import ADMINISTRATIVE, SECTORS, represents

ENOUGH = 2
# They help the group; they don't speak in it as clinicians.
HELPING = frozenset({"secretary", "liaison"})


@rule_of_all("K012", Severity.WARNING, clauses=["C12"])
def no_cross_sector_group(portfolio: Portfolio, day: date) -> Iterator[TOLD_OF_ALL]:
    """There is no reference group in force, or it has seats of fewer than two sectors of care."""
    group = portfolio.settings.centre.reference_group
    if not judges(portfolio, day, "members", "organisations") or hidden(portfolio, group):
        return
    body = portfolio.body(group)
    if body is None or not body.covers(day):
        yield "telectl", ("centre", "reference_group"), {"body": group, "why": _lack(group)}
        return
    there = tuple(sector for sector in SECTORS if sector in _sectors(portfolio, group, day))
    if len(there) < ENOUGH:
        facts: dict[str, object] = {"body": group, "sectors": there}
        yield "telectl", ("centre", "reference_group"), {**facts, "why": "one" if there else "none"}


def _lack(group: str | None) -> str:
    return "not_in_force" if group else "unset"


def _sectors(portfolio: Portfolio, body: str | None, day: date) -> frozenset[str]:
    """The sectors of care for which someone sits in a body."""
    seats = portfolio.seats(body, day)
    return frozenset(name for held in seats for name in _sector(portfolio, *held))


def _sector(portfolio: Portfolio, member: Member, seat: Seat) -> Iterator[str]:
    found = portfolio.get(Organisation, represents(member, seat))
    yield from (name for name, of in SECTORS.items() if found and found.sector in of)


@rule("K013", Member, Severity.WARNING, clauses=["C12"])
def not_a_clinician(member: Member, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """One of the clinical reference group has no clinical profession."""
    group = portfolio.settings.centre.reference_group
    if member.clinical or not member.covers(day) or not begun(portfolio, day):
        return
    for i, seat in enumerate(member.seats):
        speaks = seat.body == group and seat.covers(day) and seat.role not in HELPING
        if speaks and seat.capacity != "clinical":
            yield ("seats", i), {"member": member.id, "body": group, "number": i + 1}


@rule_of_all("K014", Severity.WARNING, clauses=["C25", "C27"])
def nobody_administrative(portfolio: Portfolio, day: date) -> Iterator[TOLD_OF_ALL]:
    """The municipalities or practices sit in the core team, but nobody administrative of theirs."""
    if not judges(portfolio, day, "members", "organisations"):
        return
    seats = portfolio.seats(portfolio.settings.centre.core_team, day)
    for sector in ADMINISTRATIVE:
        theirs = [(m, seat) for m, seat in seats if sector in _sector(portfolio, m, seat)]
        if theirs and all(seat.capacity != "administrative" for _, seat in theirs):
            members = tuple(dict.fromkeys(m.id for m, _ in theirs))
            yield "telectl", TEAM, {"sector": sector, "members": members}


@rule_of_all("K015", Severity.WARNING, clauses=["C8"])
def competence_wanting(portfolio: Portfolio, day: date) -> Iterator[TOLD_OF_ALL]:
    """A project that is worked on needs a competence that none of those on it has."""
    if not judges(portfolio, day, "members"):
        return
    assigned = _assigned(portfolio, day)
    for project in filed(portfolio, Project):
        if not project.competences or not is_active(portfolio.workflow, project.state):
            continue
        held = {*assigned.get(project.id, ()), *_of_owner(portfolio, project, day)}
        missing = [i for i, each in enumerate(project.competences) if _plain(each) not in held]
        if missing:
            names = tuple(project.competences[i] for i in missing)
            facts = {"project": project.id, "competences": names, "first": names[0]}
            yield project.id, ("competences", missing[0]), facts


def _assigned(portfolio: Portfolio, day: date) -> dict[str, set[str]]:
    """By project what those can who are assigned to it on the day."""
    found: dict[str, set[str]] = {}
    for member in portfolio.of(Member):
        for each in member.assignments if member.covers(day) else ():
            if each.covers(day):
                able = (*member.competences, *([each.competence] if each.competence else []))
                found.setdefault(each.project, set()).update(map(_plain, able))
    return found


def _of_owner(portfolio: Portfolio, project: Project, day: date) -> Iterator[str]:
    name = project.owner if isinstance(project.owner, str) else None
    owner = portfolio.get(Member, name)
    yield from map(_plain, owner.competences if owner and owner.covers(day) else ())


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
