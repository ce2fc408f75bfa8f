"""The projects, their owners and the centre's plans: the records of those clauses on a day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from telectl.model.mapping import Mapping
from telectl.model.need import Need
from telectl.model.plan import Plan
from telectl.model.portfolio import Portfolio
from telectl.model.project import Project
from telectl.model.task import Task
from telectl.reports.clause_records import Records, is_by


def telling(key: str) -> Records:
    """The running projects of which something is said under a key."""

    def found(portfolio: Portfolio, day: date) -> Iterator[str]:
        for each in _running(portfolio, day):
            if getattr(each, key):
                yield each.id

    return found


def _running(portfolio: Portfolio, day: date) -> Iterator[Project]:
    for each in portfolio.of(Project):
        begun = not each.transitions or each.transitions[0].date <= day
        if begun and not portfolio.workflow.is_final(each.state):
            yield each


def active_projects(portfolio: Portfolio, day: date) -> Iterator[str]:
    """The running projects beyond the first state."""
    first = portfolio.workflow.states[0].id if portfolio.workflow.states else None
    yield from (each.id for each in _running(portfolio, day) if each.state != first)


def ranked(portfolio: Portfolio, day: date) -> Iterator[str]:
    """The running projects with a rank."""
    yield from (each.id for each in _running(portfolio, day) if each.priority)


def owned(portfolio: Portfolio, day: date) -> Iterator[str]:
    """The running projects and open tasks that somebody owns."""
    yield from (each.id for each in _running(portfolio, day) if isinstance(each.owner, str))
    for task in portfolio.of(Task):
        if task.owner and not is_by(task.done, day):
            yield task.id


def experience(portfolio: Portfolio, day: date) -> Iterator[str]:
    """The ended projects with lessons, and the needs that build on experience."""
    for project in portfolio.of(Project):
        if portfolio.workflow.is_final(project.state) and project.lessons:
            yield project.id
    yield from (need.id for need in portfolio.of(Need) if need.builds_on)


def plans(kind: str) -> Records:
    """The plans of a kind that are decided and in force."""

    def found(portfolio: Portfolio, day: date) -> Iterator[str]:
        for each in portfolio.of(Plan):
            if each.type == kind and each.status == "decided" and each.covers(day):
                yield each.id

    return found


def written(portfolio: Portfolio, day: date) -> Iterator[str]:
    """The plans and mappings that have an author."""
    for plan in portfolio.of(Plan):
        if plan.authors:
            yield plan.id
    for mapping in portfolio.of(Mapping):
        if mapping.author:
            yield mapping.id


def mappings(portfolio: Portfolio, day: date) -> Iterator[str]:
    """The mappings made by the day."""
    yield from (each.id for each in portfolio.of(Mapping) if each.date <= day)


def gates(portfolio: Portfolio, day: date) -> Iterator[str]:
    """The workflow, where it has gates."""
    if portfolio.workflow.gates:
        yield "workflow"
