"""Decided and not done: the steps that a decision in force allows and that nobody has taken."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from telectl.model.decision import Decision
from telectl.model.portfolio import Portfolio
from telectl.model.project import Project
from telectl.model.workflow import Step
from telectl.workflow import decisions, states
from telectl.workflow.projects import spent


def awaited(
    portfolio: Portfolio, project: Project, day: date
) -> Iterator[tuple[Decision, str, Step]]:
    """The cases that allow a project's step which it hasn't taken, with the step."""
    for case in portfolio.cases_about.get(project.id, ()):
        for to in sorted(_asked(case, project.id)) if case.decided else ():
            step = _allowed(portfolio, project, case, to, day)
            if step and not spent(project, case.id, to):
                yield case, to, step


def awaiting(portfolio: Portfolio, case: Decision, day: date) -> tuple[str, ...]:
    """The projects that a decided case allows a step which they have not taken."""
    asked = dict.fromkeys(point.moves.project for point in case.points if point.moves)
    found = (portfolio.get(Project, each) for each in asked)
    return tuple(
        project.id
        for project in found
        if project and any(each is case for each, _, _ in awaited(portfolio, project, day))
    )


def _asked(case: Decision, project: str) -> set[str]:
    return {p.moves.to for p in case.points if p.moves and p.moves.project == project}


def _allowed(
    portfolio: Portfolio, project: Project, case: Decision, to: str, day: date
) -> Step | None:
    step = states.step_between(portfolio.workflow, project.state, to, project.transitions)
    return step if step and decisions.allows(portfolio, case, project.id, to, day) else None
