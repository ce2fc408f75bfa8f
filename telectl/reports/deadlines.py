"""What is overdue, and what is near."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from telectl.model.base import Record
from telectl.model.decision import Decision
from telectl.model.meeting import Meeting
from telectl.model.portfolio import Portfolio
from telectl.model.project import Project
from telectl.model.task import Task
from telectl.workflow import aftermath

# Tasks and follow-ups are the daily work; what is near is what gates and bodies wait for.
NEAR = frozenset({"milestone", "hearing"})


class Deadline(NamedTuple):
    """Something due on a day: what, in which record, whose; ``days`` from then to now."""

    kind: str
    due: date
    days: int
    record: str
    what: str
    whose: str | None
    cases: int = 0


def overdue(
    portfolio: Portfolio, projects: Sequence[tuple[Project, str]], day: date, all_records: bool
) -> tuple[Deadline, ...]:
    """What should have been done before the day, the latest first."""
    found = [each for each in _open(portfolio, projects, day, all_records) if each.due < day]
    return tuple(sorted(found, key=lambda each: (each.due, each.record)))


def near(
    portfolio: Portfolio, projects: Sequence[tuple[Project, str]], day: date, all_records: bool
) -> tuple[Deadline, ...]:
    """What comes within the threshold's days, the first first."""
    last = _last(day, portfolio.settings.thresholds.gate_near_days)
    found = [each for each in _open(portfolio, projects, day, all_records) if each.kind in NEAR]
    if all_records:
        found += _meetings(portfolio, day)
    return tuple(
        sorted(
            (each for each in found if day <= each.due <= last),
            key=lambda each: (each.due, each.record),
        )
    )


def _last(day: date, days: int) -> date:
    return day + timedelta(days=min(days, (date.max - day).days))


def _open(
    portfolio: Portfolio, projects: Sequence[tuple[Project, str]], day: date, all_records: bool
) -> Iterator[Deadline]:
    ids = {project.id for project, _ in projects}
    for project, state in projects:
        if not portfolio.workflow.is_final(state):
            yield from _milestones(project, day)
    for case in portfolio.of(Decision):
        if all_records or ids & set(case.concerns):
            yield from _of_case(portfolio, case, day)
    for task in portfolio.of(Task):
        begun = task.opened is None or task.opened <= day
        wanted = all_records or bool(ids & set(task.about))
        if task.due and begun and wanted and not _done(task.done, day):
            yield _deadline("task", task.due, day, task, task.title, task.owner)


def _milestones(project: Project, day: date) -> Iterator[Deadline]:
    owner = project.owner if isinstance(project.owner, str) else None
    for each in project.milestones:
        if not _done(each.done, day):
            yield _deadline("milestone", each.due, day, project, each.title, owner)


def _of_case(portfolio: Portfolio, case: Decision, day: date) -> Iterator[Deadline]:
    prepared = case.prepared_by if isinstance(case.prepared_by, str) else None
    for owed in aftermath.owed(portfolio, case, day):
        fora = ", ".join(portfolio.title(each) for each in owed.fora)
        yield _deadline(owed.kind, owed.due, day, case, fora, prepared)
    if case.decided and case.decided <= day:
        for each in case.follow_ups:
            if not _done(each.done, day):
                yield _deadline("follow_up", each.deadline, day, case, each.text, each.responsible)
    for hearing in case.hearings:
        sent = hearing.sent and hearing.sent <= day
        if hearing.deadline and sent and not _done(hearing.answered, day):
            named = hearing.party, hearing.organisation
            yield _deadline("hearing", hearing.deadline, day, case, *named)


def _meetings(portfolio: Portfolio, day: date) -> Iterator[Deadline]:
    for each in portfolio.of(Meeting):
        if each.status == "planned" and each.date >= day:
            count = len(each.agenda)
            days = (day - each.date).days
            yield Deadline("meeting", each.date, days, each.id, each.title, each.body, count)


def _done(done: date | None, day: date) -> bool:
    return done is not None and done <= day


def _deadline(kind: str, due: date, day: date, record: Record, *told: str | None) -> Deadline:
    what, whose = told
    return Deadline(kind, due, (day - due).days, record.id, what or "", whose)
