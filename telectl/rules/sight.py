"""What a rule can see: it stays silent where the cause is told elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TypeVar

from telectl.findings import Facts
from telectl.model.base import Period, Record
from telectl.model.meeting import Meeting
from telectl.model.portfolio import UNSET, Portfolio
from telectl.model.workflow import LEFT, Workflow

R = TypeVar("R", bound=Record)


def filed(portfolio: Portfolio, model: type[R]) -> Iterator[R]:
    """The readable records of a kind that lie under their own ids."""
    entries = portfolio.entries
    for record in portfolio.of(model):
        entry = entries.get(record.id)
        if entry is not None and entry.record is record:
            yield record


def unread(portfolio: Portfolio, *folders: str) -> bool:
    """Whether one of these folders holds a record that could not be read."""
    return any(portfolio.unread(each) for each in folders)


def hidden(portfolio: Portfolio, *ids: str | None) -> bool:
    """Whether one of these ids is named but not known, or known but not readable."""
    return any(portfolio.hides(each) for each in ids if each)


def settled(portfolio: Portfolio) -> bool:
    """Whether the centre's own settings could be read."""
    return portfolio.settings is not UNSET


def begun(portfolio: Portfolio, day: date) -> bool:
    """Whether the centre is established on a day."""
    established = portfolio.settings.centre.established
    return established is not None and established <= day


def judges(portfolio: Portfolio, day: date, *folders: str) -> bool:
    """Whether there is a centre on a day, and every record of these kinds can be read."""
    return begun(portfolio, day) and not unread(portfolio, *folders)


def is_running(workflow: Workflow, state: str) -> bool:
    """Whether a project in that state has not come to its end."""
    return not workflow.is_final(state)


def is_active(workflow: Workflow, state: str) -> bool:
    """Whether a project in that state is worked on: no mere idea, not on hold, not at its end."""
    if workflow.is_final(state) or state == workflow.states[0].id:
        return False
    return all(step.origin != state or step.to != LEFT for step in workflow.steps)


def overlap(one: Period, other: Period) -> bool:
    """Whether two periods certainly share a day: an unknown bound proves nothing."""
    start = max(known(one.valid_from, date.min), known(other.valid_from, date.min))
    end = min(known(one.valid_to, date.max), known(other.valid_to, date.max))
    bounds = (one.valid_from, one.valid_to, other.valid_from, other.valid_to)
    return start <= end and all(each is None or isinstance(each, date) for each in bounds)


def known(bound: object, otherwise: date) -> date:
    """A day where it is known, else what stands in for it."""
    return bound if isinstance(bound, date) else otherwise


def lateness(due: date, day: date) -> dict[str, object]:
    """How many days late something is; ``n`` chooses between one day and several."""
    days = (day - due).days
    return {"days": days, "n": days}


def since_closing(meeting: Meeting, why: str = "") -> Facts:
    """Which way a meeting is put right: with a reason, once it is closed."""
    closed = ("closed",) if meeting.status == "closed" else ()
    said = "_".join((*((why,) if why else ()), *closed))
    return {"why": said} if said else {}
