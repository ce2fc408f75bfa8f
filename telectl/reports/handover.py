"""What the end of bodies and organisations brings: what falls, what passes, what must be decided.

A body's mandate passes to nobody by itself; rights and duties of an organisation do so by law.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from telectl.findings import Finding, KeyPath
from telectl.model.body import Body
from telectl.model.decision import Decision
from telectl.model.meeting import Meeting
from telectl.model.organisation import Mandate, Organisation
from telectl.model.portfolio import Portfolio
from telectl.reports.clause_answers import Answer, clauses_of, told_briefly
from telectl.workflow import mandates

Ending = Organisation | Body
Judged = tuple[Mapping[str, Answer], Sequence[Finding]]


class Fallen(NamedTuple):
    """A clause that the end touches: where it stood before, where after, and the new findings."""

    clause: str
    before: str
    after: str
    findings: tuple[str, ...]


class Passing(NamedTuple):
    """An organisation that passes to another: on what basis, and how much still names it."""

    old: str
    new: tuple[str, ...]
    basis: str | None
    reference: str | None
    places: int


class Vacant(NamedTuple):
    """A mandate that ended with its holder and that nobody has: what waits for it.

    ``type`` and ``organisation`` are those of a body that could follow where none is known.
    """

    role: str
    subjects: tuple[str, ...]
    holder: str
    successors: tuple[str, ...]
    type: str
    organisation: str | None
    cases: tuple[str, ...]
    meetings: tuple[str, ...]


class Handover(NamedTuple):
    """The end nearest to a day; ``fallen`` is whether that day comes after it.

    ``founder`` is the body that can give mandates from the first day on.
    """

    last: date
    first: date
    fallen: bool
    ended: tuple[str, ...]
    clauses: tuple[Fallen, ...]
    passing: tuple[Passing, ...]
    founder: str | None
    vacant: tuple[Vacant, ...]


def collect(portfolio: Portfolio, day: date, judge: Callable[[date], Judged]) -> Handover | None:
    """The end of a body or organisation within the threshold's days of a day, if there is one."""
    last = _nearest_end(portfolio, day)
    if last is None:
        return None
    first = last + timedelta(days=1)
    before, after = judge(last), judge(first)
    ended = tuple(each for each in _mattering(portfolio) if each.valid_to == last)
    return Handover(
        last,
        first,
        day > last,
        tuple(each.id for each in ended if _is_used(each, after[1])),
        tuple(_fallen(before, after)),
        tuple(_passing(ended, after[1])),
        _founder(portfolio, ended, max(first, day)),
        tuple(sorted(_vacant(portfolio, ended, last, max(first, day)), key=_rung)),
    )


def _is_used(each: Ending, findings: Sequence[Finding]) -> bool:
    """Whether the centre has to do with it: it has a mandate, or something names it still."""
    return bool(each.mandates) or any(f.facts.get("id") == each.id for f in findings)


def _nearest_end(portfolio: Portfolio, day: date) -> date | None:
    """The latest end before the day, else the first to come; none that is far from it."""
    near = portfolio.settings.thresholds.ending_days
    ends = [each.valid_to for each in _mattering(portfolio) if isinstance(each.valid_to, date)]
    close = [end for end in ends if abs((end - day).days) <= near and end < date.max]
    past = [end for end in close if end < day]
    return max(past) if past else min(close, default=None)


def _mattering(portfolio: Portfolio) -> Iterator[Ending]:
    """The organisations, and the bodies that hold a mandate."""
    yield from portfolio.of(Organisation)
    yield from (each for each in portfolio.of(Body) if each.mandates)


def _fallen(before: Judged, after: Judged) -> Iterator[Fallen]:
    there = set(map(_place, before[1]))
    fresh = [each for each in after[1] if _place(each) not in there and not _is_lateness(each)]
    for clause, now in after[0].items():
        then = before[0][clause]
        new = [each for each in fresh if clause in clauses_of(each)]
        lost = then.status == "met" and now.status == "nothing_to_judge"
        if new or lost:
            told = tuple(dict.fromkeys(map(told_briefly, new)))
            yield Fallen(clause, then.status, now.status, told)


def _place(finding: Finding) -> tuple[str, str, KeyPath]:
    return finding.code, finding.file, finding.path


def _is_lateness(finding: Finding) -> bool:
    """Whether it came of one more day having passed."""
    return "days" in finding.facts


def _passing(ended: Sequence[Ending], findings: Sequence[Finding]) -> Iterator[Passing]:
    named = Counter(str(each.facts.get("id")) for each in findings if each.code == "R004")
    for each in ended:
        if isinstance(each, Organisation):
            how = each.succession
            basis, reference = (how.basis, how.reference) if how else (None, None)
            if named[each.id]:
                yield Passing(each.id, each.successors, basis, reference, named[each.id])


def _vacant(
    portfolio: Portfolio, ended: Sequence[Ending], last: date, day: date
) -> Iterator[Vacant]:
    for body in (each for each in ended if isinstance(each, Body)):
        for mandate in body.mandates:
            if mandate.covers(last) and not _is_held(portfolio, mandate, day):
                yield Vacant(
                    mandate.role,
                    mandate.subjects,
                    body.id,
                    body.successors,
                    body.type,
                    _heir(portfolio, body.organisation, day),
                    tuple(_waiting_cases(portfolio, body.id, mandate, last)),
                    tuple(_meetings_after(portfolio, body.id, last)),
                )


def _heir(portfolio: Portfolio, organisation: str | None, day: date) -> str | None:
    """The organisation itself while it is there, else the first that follows it."""
    found = portfolio.get(Organisation, organisation)
    if found is None or found.covers(day):
        return organisation
    return next(iter(found.successors), None)


def _founder(portfolio: Portfolio, ended: Sequence[Ending], day: date) -> str | None:
    """Who holds the founder's mandate, else who follows the founder that ended."""
    holders = mandates.holders(portfolio, "found", day)
    founding = (e for e in ended if any(m.role == "found" for m in e.mandates))
    heirs = (name for each in founding for name in each.successors)
    return next(holders, None) or next(heirs, None)


def _rung(each: Vacant) -> int:
    """The founder first: it gives the mandate to decide."""
    order = ("found", "decide", "advise")
    return order.index(each.role) if each.role in order else len(order)


def _is_held(portfolio: Portfolio, mandate: Mandate, day: date) -> bool:
    """Whether somebody has it: every subject of it, where it has any."""
    subjects: tuple[str | None, ...] = mandate.subjects or (None,)
    return all(any(mandates.holders(portfolio, mandate.role, day, each)) for each in subjects)


def _waiting_cases(portfolio: Portfolio, body: str, mandate: Mandate, last: date) -> Iterator[str]:
    """The cases that this body was still to decide, or to advise in."""
    for case in portfolio.of(Decision):
        if case.withdrawn is None and (case.decided is None or case.decided > last):
            asked = [each.body for each in case.advice if each.given is None]
            deciding = mandate.role == "decide" and case.item_type == "decision"
            if body in (case.chain if deciding else asked if mandate.subjects else ()):
                yield case.id


def _meetings_after(portfolio: Portfolio, body: str, last: date) -> Iterator[str]:
    for each in portfolio.of(Meeting):
        if each.body == body and each.date > last and each.status == "planned":
            yield each.id
