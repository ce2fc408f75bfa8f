"""How a project came to where it is, a sentence a move."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from telectl.model.decision import Decision
from telectl.model.portfolio import Portfolio
from telectl.model.project import Project, Transition
from telectl.reports.teller import Teller
from telectl.workflow.decisions import point_for, ruling
from telectl.workflow.states import step_between


class Moved(NamedTuple):
    """One move: by whose hand, by whose decision or approval, and why."""

    date: date
    origin: str | None
    to: str
    by: str
    approver: str | None
    decision: str | None
    body: str | None
    reason: str | None


def history(portfolio: Portfolio, project: Project, day: date) -> Iterator[Moved]:
    """The moves up to a day, in order."""
    before: tuple[Transition, ...] = ()
    for each in project.transitions:
        if each.date <= day:
            step = each.origin and step_between(portfolio.workflow, each.origin, each.to, before)
            yield Moved(
                each.date,
                each.origin,
                each.to,
                each.by,
                step.approver if step else None,
                each.decision,
                _body(portfolio, project, each),
                each.reason,
            )
        before = (*before, each)


def _body(portfolio: Portfolio, project: Project, move: Transition) -> str | None:
    """Who decided the case that a move was made by."""
    case = portfolio.get(Decision, move.decision)
    if case is None:
        return None
    point = point_for(case, project.id, move.to)
    found = ruling(portfolio, case, point.number, move.date) if point else case.outcome
    return found.body if found else None


def sentence(teller: Teller, moved: Moved) -> str:
    """A move in a sentence."""
    voice = teller.voice
    facts: dict[str, object] = {
        "to": teller.state(moved.to),
        "origin": teller.state(moved.origin) if moved.origin else None,
        "by": teller.name(moved.by),
        "body": teller.name(moved.body),
        "case": teller.name(moved.decision),
        "reason": moved.reason,
    }
    text = voice("history.moved" if moved.origin else "history.begun", **facts)
    if moved.body:
        text += voice("history.decided", **facts)
    elif moved.decision:
        text += voice("history.case", **facts)
    elif moved.approver == "team_leader":
        text += voice("history.approved", **facts)
    return text + (voice("history.reason", **facts) if moved.reason else "") + "."
