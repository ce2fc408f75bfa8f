"""Which projects can't take their next step, what is missing, and whose move it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from telectl.model.decision import Decision
from telectl.model.portfolio import Portfolio
from telectl.model.project import Project
from telectl.model.workflow import ANY, Step
from telectl.reports.remedies import asked_advice, case_under_way, deciding_body
from telectl.workflow import decisions, states
from telectl.workflow.projects import made_for
from telectl.workflow.projects import unmet as unmet_of
from telectl.workflow.wishes import Unmet, Wish


class Missing(NamedTuple):
    """One unmet demand, whose move it is, and since when they have been asked."""

    code: str
    facts: dict[str, object]
    whose: str | None
    asked: date | None = None


class Waiting(NamedTuple):
    """A project and its likely next step; nothing missing means that it may be taken."""

    project: str
    title: str
    state: str
    to: str
    gate: str | None
    approver: str
    decision: str | None
    missing: tuple[Missing, ...]


def waiting(
    portfolio: Portfolio, projects: Sequence[tuple[Project, str]], day: date
) -> tuple[Waiting, ...]:
    """The projects with a next step: those that may go, those that wait for an answer, the rest."""
    found = [_next(portfolio, project, state, day) for project, state in projects]
    return tuple(sorted(filter(None, found), key=_order))


def _order(each: Waiting) -> tuple[bool, bool, int, str]:
    asked = any(one.asked for one in each.missing)
    return bool(each.missing), not asked, len(each.missing), each.project


def _next(portfolio: Portfolio, project: Project, state: str, day: date) -> Waiting | None:
    found = [
        step_waiting(portfolio, project, state, onward, day)
        for onward in likely(portfolio, project, state, day)
    ]
    wanted = [each for each in found if _asked_for(portfolio, project, each, day)]
    return min(wanted or found, key=lambda each: len(each.missing), default=None)


def _asked_for(portfolio: Portfolio, project: Project, each: Waiting, day: date) -> bool:
    asking = case_under_way(portfolio, project.id, each.to, day)
    return each.decision is not None or asking is not None


def likely(
    portfolio: Portfolio, project: Project, state: str, day: date
) -> Iterator[tuple[str, Step]]:
    """The steps onward from a state; to an end or to a halt only where a case asks for it."""
    workflow = portfolio.workflow
    past = tuple(move for move in project.transitions if move.date <= day)
    for to, step in states.steps_from(workflow, state, past):
        onward = step.origin != ANY and not workflow.is_final(to)
        asked = case_under_way(portfolio, project.id, to, day) is not None
        if onward or asked or decisions.allowing(portfolio, project.id, to, day):
            yield to, step


def case_for(portfolio: Portfolio, project: Project, to: str, day: date) -> Decision | None:
    """The decision that allows a step and hasn't been used for it."""
    used = {move.decision for move in project.transitions if move.to == to}
    allowing = decisions.allowing(portfolio, project.id, to, day)
    return next((each for each in allowing if each.id not in used), None)


def case_told(
    portfolio: Portfolio, project: Project, onward: tuple[str, Step], day: date
) -> Decision | None:
    """The decision that allows a step, else the only one that a body made about it."""
    to, step = onward
    found = case_for(portfolio, project, to, day)
    if found or step.approver != "deciding_body":
        return found
    return made_for(portfolio, project, to)


def step_waiting(
    portfolio: Portfolio, project: Project, state: str, onward: tuple[str, Step], day: date
) -> Waiting:
    """What one step waits for."""
    to, step = onward
    case = case_for(portfolio, project, to, day)
    told = case_told(portfolio, project, onward, day)
    lacks = unmet_of(portfolio, step, Wish(project, to, day, told))
    missing = tuple(missing_of(portfolio, project, each, day) for each in lacks)
    decision = case.id if case else None
    return Waiting(
        project.id, project.title, state, to, step.gate, step.approver, decision, missing
    )


def missing_of(portfolio: Portfolio, project: Project, unmet: Unmet, day: date) -> Missing:
    """An unmet demand with the one who can meet it."""
    facts = dict(unmet.facts)
    owner = project.owner if isinstance(project.owner, str) else None
    if unmet.code == "G002":
        return _advice(portfolio, project, facts, owner, day)
    if unmet.code == "G003":
        return _decision(portfolio, project, facts, owner, day)
    if unmet.code in ("G007", "G008") and facts.get("site") != "?":
        return Missing(unmet.code, facts, str(facts["site"]))
    if unmet.code in ("G009", "G010", "W011"):
        leaders = portfolio.leaders(day)
        return Missing(unmet.code, facts, leaders[0].id if leaders else None)
    return Missing(unmet.code, facts, owner)


def _advice(
    portfolio: Portfolio, project: Project, facts: dict[str, object], owner: str | None, day: date
) -> Missing:
    asked = asked_advice(portfolio, {**facts, "project": project.id}, day)
    if asked is None:
        return Missing("G002", facts, owner)
    case, advice = asked
    return Missing("G002", {**facts, "case": case.id}, advice.body, advice.requested)


def _decision(
    portfolio: Portfolio, project: Project, facts: dict[str, object], owner: str | None, day: date
) -> Missing:
    case = case_under_way(portfolio, project.id, str(facts["to"]), day)
    if case is None:
        return Missing("G003", facts, owner)
    facts["case"] = case.id
    if case.submitted and case.submitted <= day:
        return Missing("G003", facts, deciding_body(portfolio, day), case.submitted)
    author = case.prepared_by if isinstance(case.prepared_by, str) else owner
    return Missing("G003", facts, author)
