"""Rules of ends that were written down late: what was done meanwhile stands, and is told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from telectl.findings import KeyPath, Severity
from telectl.model.base import Period, PeriodRecord, Record
from telectl.model.body import Body
from telectl.model.decision import Decision
from telectl.model.member import Member
from telectl.model.organisation import Organisation
from telectl.model.portfolio import Portfolio
from telectl.model.project import Project
from telectl.model.solution import Signature, Solution
from telectl.rules.acts import NAMED
from telectl.rules.moves import steps_made
from telectl.rules.periods import NESTED, periods
from telectl.rules.registry import TOLD_OF_ALL, rule_of_all
from telectl.rules.sight import filed
from telectl.workflow import mandates
from telectl.workflow.ends import is_late

Act = tuple[str, KeyPath, str, date, Period]
Mandated = tuple[Record, KeyPath, str, date, str, str | None]


@rule_of_all("O005")
def end_written_down_on_an_odd_day(portfolio: Portfolio, day: date) -> Iterator[TOLD_OF_ALL]:
    """The day on which an end was written down is no day on which that can have been done late."""
    for record_id, path, period in periods(portfolio):
        written, end = period.end_recorded, period.valid_to
        if written is None:
            continue
        why = "absent" if end is None else "ahead" if written > day else None
        if isinstance(end, date) and written <= end:
            why = "early"
        if why:
            facts = {"recorded": written, "ended": end if isinstance(end, date) else None}
            yield record_id, (*path, "end_recorded"), {**facts, "day": day, "why": why}


@rule_of_all("R007", Severity.WARNING, clauses=["C5", "C6", "C8", "C13"], cause="id")
def done_before_the_end_was_known(portfolio: Portfolio, day: date) -> Iterator[TOLD_OF_ALL]:
    """Something was done by one whose end lay before it, and was written down only after it."""
    if not any(period.end_recorded for _, _, period in periods(portfolio)):
        return
    told: set[tuple[str, KeyPath]] = set()
    for record_id, path, name, when, period in _acts(portfolio.in_good_faith):
        if when <= day and (record_id, path) not in told:
            told.add((record_id, path))
            facts = {"id": name, "day": when, "ended": period.valid_to}
            facts |= {"recorded": period.end_recorded, "key": _key(portfolio, name, period)}
            yield record_id, path, facts


def _key(portfolio: Portfolio, name: str, period: Period) -> str:
    """The key, as it is typed, of the end that the act has overtaken."""
    holder = portfolio.record(name)
    for key in NESTED.get(type(holder), ()) if isinstance(holder, PeriodRecord) else ():
        for i, each in enumerate(getattr(holder, key)):
            if each is period:
                return f"{key}[{i + 1}].valid_to"
    return "valid_to"


def _acts(portfolio: Portfolio) -> Iterator[Act]:
    yield from _named(portfolio)
    yield from _led(portfolio)
    yield from _mandated(portfolio)


def _named(portfolio: Portfolio) -> Iterator[Act]:
    """Whoever is named of a day after their own end."""
    late = {each.id: each for each in _late_records(portfolio)}
    for model, acts in NAMED.items():
        for record in filed(portfolio, model) if late else ():
            for path, name, when in acts(record):
                found = late.get(name) if name else None
                if found and name and when and is_late(portfolio, found, when):
                    yield record.id, path, name, when, found


def _late_records(portfolio: Portfolio) -> Iterator[PeriodRecord]:
    for model in (Organisation, Body, Member):
        yield from (each for each in filed(portfolio, model) if each.end_recorded)


def _led(portfolio: Portfolio) -> Iterator[Act]:
    """Moves that were the leader's, by one who stayed a member and led no longer."""
    team = portfolio.settings.centre.core_team
    for project in filed(portfolio, Project):
        for i, move, step in steps_made(portfolio.workflow, project):
            member = portfolio.get(Member, move.by)
            if step.approver == "team_leader" and member:
                seats = (s for s in member.seats if s.body == team and s.role == "leader")
                there = member in portfolio.leaders(move.date)
                for seat in () if there else seats:
                    if is_late(portfolio, seat, move.date):
                        yield project.id, ("transitions", i, "by"), member.id, move.date, seat


def _mandated(portfolio: Portfolio) -> Iterator[Act]:
    """Outcomes, advice and signatures by one that went on, and had the mandate no longer."""
    for record, path, by, when, role, subject in _by_mandate(portfolio):
        for mandate in mandates.late(portfolio, by, role, when, subject):
            if is_late(portfolio, mandate, when):
                yield record.id, path, by, when, mandate


def _by_mandate(portfolio: Portfolio) -> Iterator[Mandated]:
    for case in filed(portfolio, Decision):
        for i, each in enumerate(case.outcomes):
            if each.deciding:
                yield case, ("outcomes", i, "body"), each.body, each.date, "decide", None
        for i, advice in enumerate(case.advice):
            if advice.given:
                at: KeyPath = ("advice", i, "body")
                yield case, at, advice.body, advice.given, "advise", advice.subject
    for solution in filed(portfolio, Solution):
        for path, signed in _signed(solution):
            if signed.capacity == "technical":
                role = "technically_responsible"
                yield solution, path, signed.by, signed.date, role, None


def _signed(solution: Solution) -> Iterator[tuple[KeyPath, Signature]]:
    for i, place in enumerate(solution.deployments):
        for j, item in enumerate(place.readiness):
            for k, each in enumerate(item.signatures):
                yield ("deployments", i, "readiness", j, "signatures", k, "by"), each
