"""Changes of what is to be done: follow-ups, tasks, actions, what is overdue."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from telectl.reports.changes.facts.base import Fact


@dataclass(frozen=True, slots=True)
class FollowUp(Fact):
    """Something to do after a decision."""

    sort = "follow_up"
    section = "to_do"

    text: str
    responsible: str
    deadline: date


@dataclass(frozen=True, slots=True)
class FollowedUp(Fact):
    """Something that was done after a decision, and how many days after its deadline."""

    sort = "followed_up"
    section = "to_do"

    text: str
    day: date
    late: int


@dataclass(frozen=True, slots=True)
class Overdue(Fact):
    """Something whose day has passed since, and that isn't done."""

    sort = "overdue"
    section = "overdue"

    kind: str
    what: str
    due: date
    whose: str | None


@dataclass(frozen=True, slots=True)
class TaskOpened(Fact):
    """A task of the daily work."""

    sort = "task"
    section = "to_do"

    owner: str | None
    due: date | None


@dataclass(frozen=True, slots=True)
class TaskDone(Fact):
    """A task that is done."""

    sort = "task_done"
    section = "to_do"

    day: date


@dataclass(frozen=True, slots=True)
class Action(Fact):
    """An action of a plan, new or done."""

    sort = "action"
    section = "to_do"

    title: str
    owner: str
    deadline: date
    done: date | None


@dataclass(frozen=True, slots=True)
class ToTell(Fact):
    """Forums that are to be told of a decision, and until when."""

    sort = "to_tell"
    section = "to_do"

    fora: tuple[str, ...]
    deadline: date
