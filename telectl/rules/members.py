"""Rules of members: their home, their work in projects."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from telectl.findings import Severity
from telectl.model.member import Member
from telectl.model.portfolio import Portfolio
from telectl.model.project import Project
from telectl.rules.registry import Told, rule
from telectl.rules.sight import begun, is_running


@rule("M002", Member, clauses=["C9", "C10"])
def no_home(member: Member, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """A member of the core team has no home organisation; only its leader may be the centre's."""
    if member.home_organisation is not None or not member.covers(day):
        return
    team = portfolio.settings.centre.core_team
    roles = [seat.role for seat in member.seats if seat.body == team and seat.covers(day)]
    if roles and "leader" not in roles and begun(portfolio, day):
        yield (), {"id": member.id}


@rule("M003", Member, Severity.WARNING, clauses=["C8"])
def assignment_has_run_out(member: Member, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """An assignment has run out while its project is still running."""
    for i, each in enumerate(member.assignments):
        if not isinstance(each.valid_to, date) or each.valid_to >= day:
            continue
        project = portfolio.get(Project, each.project)
        again = any(a.project == each.project and a.covers(day) for a in member.assignments)
        if project and not again and is_running(portfolio.workflow, project.state):
            yield ("assignments", i), {"project": each.project, "ended": each.valid_to}
