"""Rules of who writes: cases, minutes, plans and mappings come from the core team."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from telectl.findings import Severity
from telectl.model.decision import Decision
from telectl.model.mapping import Mapping
from telectl.model.meeting import Meeting
from telectl.model.member import Member
from telectl.model.plan import Plan
from telectl.model.portfolio import Portfolio
from telectl.rules.registry import TOLD_OF_ALL, Told, rule, rule_of_all
from telectl.rules.sight import filed, hidden, judges, since_closing


@rule("D022", Decision, Severity.WARNING, clauses=["C28"])
def prepared_by_an_outsider(case: Decision, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """Nobody, or someone outside the team and no secretary of the body, prepared a case."""
    when = case.submitted or case.decided
    if case.pre_charter or when is None or when > day or not _can_tell(portfolio, when):
        return
    name = case.prepared_by
    if name is None and case.submitted:
        yield (), {"case": case.id, "date": when, "why": "missing"}
    bodies = (*case.chain, *(each.body for each in case.outcomes))
    known = isinstance(name, str) and not hidden(portfolio, name)
    if isinstance(name, str) and known and not _serves(portfolio, name, when, *bodies):
        yield ("prepared_by",), {"case": case.id, "member": name, "date": when}


@rule("T007", Meeting, Severity.WARNING, clauses=["C28"])
def minutes_by_an_outsider(meeting: Meeting, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """The minutes were taken by one outside the core team who is no secretary of the body."""
    name, when = meeting.minutes_by, meeting.date
    if meeting.status not in ("held", "closed") or when > day or not _can_tell(portfolio, when):
        return
    taker = portfolio.get(Member, name) if isinstance(name, str) else None
    if taker and taker.covers(when) and not _serves(portfolio, taker.id, when, meeting.body):
        facts = {"meeting": meeting.id, "member": taker.id, "date": when, "body": meeting.body}
        yield ("minutes_by",), {**facts, **since_closing(meeting)}


def _can_tell(portfolio: Portfolio, day: date) -> bool:
    """Whether there was a centre on that day, with a team whose members can be read."""
    team = portfolio.settings.centre.core_team
    known = team is not None and not hidden(portfolio, team)
    return known and judges(portfolio, day, "members")


def _serves(portfolio: Portfolio, name: str, day: date, *bodies: str) -> bool:
    """Whether one sat in the core team on a day, or was a secretary of one of the bodies."""
    team = portfolio.settings.centre.core_team
    if any(member.id == name for member, _ in portfolio.sat(team, day)):
        return True
    held = (each for body in bodies for each in portfolio.sat(body, day))
    return any(member.id == name and seat.role == "secretary" for member, seat in held)


@rule_of_all("A006", Severity.WARNING, clauses=["C29"])
def written_outside(portfolio: Portfolio, day: date) -> Iterator[TOLD_OF_ALL]:
    """None of those who wrote a plan or a mapping sat in the core team when it was decided."""
    for plan in filed(portfolio, Plan):
        if plan.status != "retired":
            when = _decided(portfolio, plan.decision) or _day(plan.valid_from, day)
            yield from _unwritten(portfolio, plan.id, "authors", plan.authors, when)
    for mapping in filed(portfolio, Mapping):
        when = _decided(portfolio, mapping.decision) or mapping.date
        author = (mapping.author,) if mapping.author else ()
        yield from _unwritten(portfolio, mapping.id, "author", author, when)


def _unwritten(
    portfolio: Portfolio, name: str, key: str, authors: tuple[str, ...], when: date
) -> Iterator[TOLD_OF_ALL]:
    if not _can_tell(portfolio, when) or hidden(portfolio, *authors):
        return
    if not any(_serves(portfolio, each, when) for each in authors):
        why = "outside" if authors else "nobody"
        facts = {"record": name, "key": key, "authors": authors, "date": when, "why": why}
        yield name, (key,) if authors else (), facts


def _decided(portfolio: Portfolio, decision: str | None) -> date | None:
    case = portfolio.get(Decision, decision)
    return case.decided if case else None


def _day(start: object, day: date) -> date:
    return min(start, day) if isinstance(start, date) else day
