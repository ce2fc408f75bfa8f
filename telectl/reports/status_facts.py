"""What the status of a day is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from telectl.findings import Finding, Group, Severity, grouped
from telectl.model.portfolio import Portfolio
from telectl.model.project import Project
from telectl.reports import deadlines, events, waiting
from telectl.reports.deadlines import Deadline
from telectl.reports.establishing import ToDo, to_establish
from telectl.reports.events import Event
from telectl.reports.filters import Filter
from telectl.reports.status_ahead import Ahead, ahead
from telectl.reports.waiting import Waiting
from telectl.workflow.lights import Cause, Lights, lights_of

WORST, UNKNOWN = 3, "U001"


class Lit(NamedTuple):
    """A project whose light is amber or red, as it is set or as the plan gives it, and why."""

    project: str
    title: str
    light: str | None
    computed: str | None
    since: date | None
    owner: str | None
    reason: str | None
    causes: tuple[Cause, ...]


class Told(NamedTuple):
    """A finding among the worst, and how many come of the same thing."""

    code: str
    severity: str
    file: str
    facts: dict[str, object]
    cause: str | None
    findings: int


class Status(NamedTuple):
    """What the screen holds."""

    centre: str
    placed_in: str | None
    reports_to: str | None
    leader: str | None
    asked: dict[str, str]
    states: dict[str, int]
    lit: tuple[Lit, ...]
    waiting: tuple[Waiting, ...]
    overdue: tuple[Deadline, ...]
    near: tuple[Deadline, ...]
    recent: tuple[Event, ...]
    to_do: tuple[ToDo, ...]
    ahead: Ahead
    errors: int
    warnings: int
    worst: tuple[Told, ...]


def collect(portfolio: Portfolio, findings: Sequence[Finding], day: date, asked: Filter) -> Status:
    """What is to be told about a day."""
    projects = sorted(asked.projects(portfolio, day), key=lambda each: each[0].id)
    everything = not asked.asked
    centre = portfolio.settings.centre
    host = next((each.organisation for each in centre.hosts if each.covers(day)), None)
    leaders = portfolio.leaders(day)
    errors = [each for each in findings if each.severity is Severity.ERROR]
    return Status(
        centre=centre.name,
        placed_in=host,
        reports_to=centre.reports_to,
        leader=leaders[0].id if leaders else None,
        asked=asked.asked,
        states=_states(portfolio, projects),
        lit=_lit(portfolio, projects, day),
        waiting=waiting.waiting(portfolio, projects, day),
        overdue=deadlines.overdue(portfolio, projects, day, everything),
        near=deadlines.near(portfolio, projects, day, everything),
        recent=events.recent(portfolio, projects, day, everything),
        to_do=to_establish(portfolio, day),
        ahead=ahead(portfolio, day) if everything else Ahead(),
        errors=len(errors),
        warnings=len(findings) - len(errors),
        worst=tuple(_told(each) for each in sorted(grouped(findings), key=_mildness)[:WORST]),
    )


def _mildness(group: Group) -> tuple[bool, bool, int, str]:
    """Errors first; what nobody knows last; what most come of; then as the codes go."""
    first = group.first
    mild, vague = first.severity is not Severity.ERROR, first.code == UNKNOWN
    return mild, vague, -len(group.findings), first.code


def _told(group: Group) -> Told:
    first = group.first
    facts, count = dict(first.told), len(group.findings)
    return Told(first.code, first.severity.value, first.file, facts, first.cause, count)


def _states(portfolio: Portfolio, projects: Sequence[tuple[Project, str]]) -> dict[str, int]:
    """How many stand where, in the workflow's order; then states that it doesn't know."""
    count = Counter(state for _, state in projects)
    known = [state.id for state in portfolio.workflow.states]
    unknown = sorted(set(count) - set(known))
    return {state: count[state] for state in [*known, *unknown]}


def _lit(
    portfolio: Portfolio, projects: Sequence[tuple[Project, str]], day: date
) -> tuple[Lit, ...]:
    found = []
    limits = portfolio.settings.thresholds
    for project, state in projects:
        lights = lights_of(project, limits, day)
        if lights.worst not in (None, "green") and not portfolio.workflow.is_final(state):
            found.append((lights.worst != "red", project.id, _lit_of(project, lights)))
    return tuple(each for _, _, each in sorted(found, key=lambda each: each[:2]))


def _lit_of(project: Project, lights: Lights) -> Lit:
    rating = lights.rating
    return Lit(
        project=project.id,
        title=project.title,
        light=lights.shown,
        computed=lights.computed,
        since=rating.date if rating else None,
        owner=project.owner if isinstance(project.owner, str) else None,
        reason=rating.reason if rating else None,
        causes=tuple(each for each in lights.causes if each.light == lights.computed),
    )
