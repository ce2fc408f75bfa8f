"""Rules of the daily work: tasks, needs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from telectl.findings import Severity
from telectl.model.need import Need
from telectl.model.portfolio import Portfolio
from telectl.model.task import Task
from telectl.rules.registry import Told, rule
from telectl.rules.sight import lateness


@rule("J001", Task, Severity.WARNING, clauses=["C23"])
def task_overdue(task: Task, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """A task is past its day and not done."""
    if task.done is None and task.due is not None and task.due < day:
        facts = {"task": task.id, "owner": task.owner, "due": task.due}
        yield ("due",), {**facts, **lateness(task.due, day)}


@rule("J002", Task, Severity.WARNING, clauses=["C23"])
def task_without_owner(task: Task, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """An open task has no owner."""
    if task.done is None and task.owner is None:
        yield (), {"task": task.id}


@rule("H001", Need, Severity.WARNING, clauses=["C37"])
def need_out_of_nothing(need: Need, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """A need builds on no experience."""
    if not need.builds_on:
        yield (), {"need": need.id}
