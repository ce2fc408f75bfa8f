"""What is to be done, by whom, until when: actions, follow-ups, tasks, answers to hearings."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from telectl.model.decision import Decision
from telectl.model.plan import Plan
from telectl.model.portfolio import Portfolio
from telectl.model.task import Task


class Due(NamedTuple):
    """One thing to do; ``days`` late, negative while there is time, none without a day."""

    kind: str
    record: str
    number: int | None
    what: str
    goal: str | None
    whose: str | None
    due: date | None
    days: int | None


def board(
    portfolio: Portfolio, day: date, owner: str | None = None, *, overdue: bool = False
) -> tuple[Due, ...]:
    """What is open on a day, the latest first; what has no day last."""
    found = [
        each
        for each in (*_actions(portfolio, day), *_of_cases(portfolio, day), *_tasks(portfolio, day))
        if owner in (None, each.whose) and (not overdue or (each.days or 0) > 0)
    ]
    return tuple(
        sorted(found, key=lambda e: (e.due is None, e.due or day, e.record, e.number or 0))
    )


def _open(done: date | None, day: date) -> bool:
    return done is None or done > day


def _actions(portfolio: Portfolio, day: date) -> Iterator[Due]:
    for plan in portfolio.of(Plan):
        for i, each in enumerate(plan.actions if plan.status != "retired" else (), 1):
            if _open(each.done, day):
                left = (day - each.deadline).days
                told = each.title, each.goal, each.owner
                yield Due("action", plan.id, i, *told, each.deadline, left)


def _of_cases(portfolio: Portfolio, day: date) -> Iterator[Due]:
    for case in portfolio.of(Decision):
        if case.withdrawn and case.withdrawn <= day:
            continue
        decided = case.decided is not None and case.decided <= day
        for i, each in enumerate(case.follow_ups if decided else (), 1):
            if _open(each.done, day):
                left = (day - each.deadline).days
                told = each.text, None, each.responsible
                yield Due("follow_up", case.id, i, *told, each.deadline, left)
        for i, asked in enumerate(case.hearings, 1):
            if asked.sent and asked.sent <= day and _open(asked.answered, day):
                due = asked.deadline
                days = (day - due).days if due else None
                yield Due("hearing", case.id, i, asked.party, None, asked.organisation, due, days)


def _tasks(portfolio: Portfolio, day: date) -> Iterator[Due]:
    for task in portfolio.of(Task):
        begun = task.opened is None or task.opened <= day
        if begun and _open(task.done, day):
            left = (day - task.due).days if task.due else None
            yield Due("task", task.id, None, task.title, None, task.owner, task.due, left)
