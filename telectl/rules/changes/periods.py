"""Rules of periods: one that is stretched back in time makes good what was done in it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from telectl.findings import KeyPath, Severity
from telectl.model.base import Period
from telectl.model.body import Body
from telectl.model.decision import Decision
from telectl.model.member import Member
from telectl.model.organisation import Organisation
from telectl.model.portfolio import Portfolio
from telectl.model.project import Project
from telectl.rules.changes.registry import Changed, change
from telectl.rules.changes.sides import Sides

Item = tuple[object, KeyPath, Period]
Act = tuple[date, str]


@change("CH012", Severity.WARNING, clauses=["C13"])
def stretched_over_what_was_done(sides: Sides) -> Iterator[Changed]:
    """A seat, a mandate or a time in office now covers what was done outside of it."""
    for before, now, _, _ in sides.pairs(Member):
        acts = list(_of_member(sides.before, now.id))
        yield from _stretched(now.id, list(_seats(before)), list(_seats(now)), acts)
    for body, after, _, _ in sides.pairs(Body):
        acts = list(_of_body(sides.before, after.id))
        yield from _stretched(after.id, list(_mandates(body)), list(_mandates(after)), acts)
    for unit, after_, _, _ in sides.pairs(Organisation):
        acts = list(_of_organisation(sides.before, after_.id))
        yield from _stretched(after_.id, list(_mandates(unit)), list(_mandates(after_)), acts)


def _stretched(
    record: str, before: list[Item], after: list[Item], acts: list[Act]
) -> Iterator[Changed]:
    for key, path, period in after:
        same = [each for name, _, each in before if name == key]
        if not same:
            continue
        made_good = [
            (day, by)
            for day, by in acts
            if period.covers(day) and not any(each.covers(day) for each in same)
        ]
        if made_good:
            records = tuple(dict.fromkeys(by for _, by in made_good))
            facts = {"id": record, "date": min(made_good)[0], "records": records}
            yield record, path, {**facts, "n": len(records)}


def _seats(member: Member) -> Iterator[Item]:
    yield None, (), member
    for i, seat in enumerate(member.seats):
        yield (seat.body, seat.role), ("seats", i), seat


def _mandates(holder: Body | Organisation) -> Iterator[Item]:
    yield None, (), holder
    for i, each in enumerate(holder.mandates):
        yield (each.role, each.subjects, each.scope), ("mandates", i), each


def _of_member(portfolio: Portfolio, member: str) -> Iterator[Act]:
    for project in portfolio.of(Project):
        yield from ((each.date, project.id) for each in project.transitions if each.by == member)


def _of_body(portfolio: Portfolio, body: str) -> Iterator[Act]:
    for case in portfolio.of(Decision):
        yield from ((each.date, case.id) for each in case.outcomes if each.body == body)
        yield from ((e.given, case.id) for e in case.advice if e.given and e.body == body)


def _of_organisation(portfolio: Portfolio, unit: str) -> Iterator[Act]:
    for project in portfolio.of(Project):
        if project.technical_responsible == unit:
            yield from ((each.date, project.id) for each in project.transitions)
