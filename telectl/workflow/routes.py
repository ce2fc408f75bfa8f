"""Advice that a case needs though it moves no project: about a plan, a mapping, a direction."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from telectl.model.base import Record
from telectl.model.decision import Decision
from telectl.model.direction import Direction
from telectl.model.mapping import Mapping
from telectl.model.plan import Plan
from telectl.model.portfolio import Portfolio
from telectl.model.solution import Solution
from telectl.model.workflow import Condition
from telectl.workflow.approval import waives
from telectl.workflow.demands import counts
from telectl.workflow.sectors import Touched, of_organisations

ROUTED: tuple[type[Record], ...] = (Plan, Mapping, Direction)


def what(record: Record) -> str:
    """What a route calls a record: a plan by its type, else by its kind."""
    return record.type if isinstance(record, Plan) else record.kind


def wanted(portfolio: Portfolio, record: Record) -> Iterator[str]:
    """The subjects on which a case about a record needs advice."""
    for route in portfolio.workflow.routes:
        if what(record) in route.about and _applies(portfolio, route.when, record):
            yield route.advice


def is_answered(portfolio: Portfolio, case: Decision, subject: str, decided: date) -> bool:
    """Whether advice that counts was given by the day, or the case does without, with a reason."""
    given = (each for each in case.advice if each.subject == subject)
    if any(counts(portfolio, case, each, decided) for each in given):
        return True
    return any(waives(each, "advice", subject) for each in case.waivers)


def _applies(portfolio: Portfolio, condition: Condition | None, record: Record) -> bool:
    """Whether a route's condition holds; what isn't known of the record counts as holding."""
    if condition is None:
        return True
    if not _touched(portfolio, record).fits(condition):
        return False
    origins = _origins(portfolio, record)
    return not (condition.origin and origins and origins.isdisjoint({condition.origin, None}))


def _touched(portfolio: Portfolio, record: Record) -> Touched:
    names: tuple[str, ...] = ()
    if isinstance(record, Direction):
        names = record.organisations
    if isinstance(record, Mapping):
        names = (*record.invited, *(each.organisation for each in record.responses))
    return of_organisations(portfolio, names)


def _origins(portfolio: Portfolio, record: Record) -> frozenset[str | None]:
    """Where the solutions come from; None stands for one that can't be seen."""
    names = record.solutions if isinstance(record, Direction) else ()
    found = (portfolio.get(Solution, each) for each in names)
    return frozenset(each.origin if each else None for each in found)
