"""What happened, told by the dated entries of the records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from types import MappingProxyType
from typing import NamedTuple

from telectl.model.decision import Decision
from telectl.model.portfolio import Portfolio
from telectl.model.project import Project
from telectl.model.solution import Solution
from telectl.model.task import Task

KINDS = ("transition", "outcome", "advice", "rating", "involvement", "milestone", "note")


class Event(NamedTuple):
    """One thing that happened to one record on one day."""

    date: date
    kind: str
    record: str
    facts: Mapping[str, object] = MappingProxyType({})


def recent(
    portfolio: Portfolio, projects: Sequence[tuple[Project, str]], day: date, all_records: bool
) -> tuple[Event, ...]:
    """What happened in the last days, the latest first; on one day the weightiest first."""
    since = day - timedelta(
        days=min(portfolio.settings.thresholds.recent_days, (day - date.min).days)
    )
    found = _all(portfolio, projects, all_records)
    inside = [each for each in found if since <= each.date <= day]
    return tuple(sorted(inside, key=lambda e: (-e.date.toordinal(), _weight(e), e.record)))


def weightiest(found: Sequence[Event], count: int) -> tuple[Event, ...]:
    """The few to tell where there is no room for all, in their order."""
    chosen = sorted(found, key=lambda each: (_weight(each), -each.date.toordinal()))[:count]
    return tuple(each for each in found if each in chosen)


def _weight(event: Event) -> int:
    return KINDS.index(event.kind) if event.kind in KINDS else len(KINDS)


def _all(
    portfolio: Portfolio, projects: Sequence[tuple[Project, str]], all_records: bool
) -> Iterator[Event]:
    ids = {project.id for project, _ in projects}
    for project, _ in projects:
        yield from of_project(project)
    for case in portfolio.of(Decision):
        moved = {point.moves.project for point in case.points if point.moves}
        if all_records or ids & {*case.concerns, *moved}:
            yield from of_case(case)
    if all_records:
        yield from _of_solutions(portfolio)
        for task in portfolio.of(Task):
            if task.done:
                yield Event(task.done, "task", task.id)


def of_project(project: Project) -> Iterator[Event]:
    """Moves, ratings, notes, milestones reached, staff involved, papers approved."""
    for move in project.transitions:
        facts: dict[str, object] = {"from": move.origin, "to": move.to, "decision": move.decision}
        yield Event(move.date, "transition", project.id, facts)
    yield from _changed_lights(project)
    for note in project.notes:
        yield Event(note.date, "note", project.id, {"text": note.text})
    for milestone in project.milestones:
        if milestone.done:
            yield Event(milestone.done, "milestone", project.id, {"text": milestone.title})
    for each in project.involvement:
        facts = {"type": each.type, "professions": each.professions, "outcome": each.outcome}
        yield Event(each.date, "involvement", project.id, facts)
    for paper in project.evidence:
        if paper.date and paper.status == "approved":
            yield Event(paper.date, "evidence", project.id, {"evidence": paper.kind})


def _changed_lights(project: Project) -> Iterator[Event]:
    """Ratings that say something else than the one before."""
    before = None
    for rating in sorted(project.ratings, key=lambda each: each.date):
        if rating.value != before:
            facts: dict[str, object] = {"light": rating.value, "reason": rating.reason}
            yield Event(rating.date, "rating", project.id, facts)
        before = rating.value


def of_case(case: Decision) -> Iterator[Event]:
    """What bodies said, was told to others, and was followed up."""
    for outcome in case.outcomes:
        results = tuple(dict.fromkeys(each.result for each in outcome.points))
        facts: dict[str, object] = {"body": outcome.body, "results": results}
        yield Event(outcome.date, "outcome", case.id, {**facts, "deciding": outcome.deciding})
    for advice in case.advice:
        about: dict[str, object] = {"body": advice.body, "subject": advice.subject}
        if advice.requested:
            yield Event(advice.requested, "asked", case.id, about)
        if advice.given:
            given: dict[str, object] = {**about, "conclusion": advice.conclusion}
            yield Event(advice.given, "advice", case.id, given)
    for told in case.orientations:
        yield Event(told.date, "orientation", case.id, {"body": told.forum})
    for follow_up in case.follow_ups:
        if follow_up.done:
            yield Event(follow_up.done, "follow_up", case.id, {"text": follow_up.text})
    if case.submitted:
        yield Event(case.submitted, "submitted", case.id)


def _of_solutions(portfolio: Portfolio) -> Iterator[Event]:
    for solution in portfolio.of(Solution):
        for each in solution.maturity:
            yield Event(each.date, "maturity", solution.id, {"level": each.level})
