"""Rules of what projects owe those concerned: staff involved, patients strengthened, lessons."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from telectl.findings import Severity
from telectl.model.portfolio import Portfolio
from telectl.model.project import Project
from telectl.rules.registry import Told, rule
from telectl.rules.sight import is_active, unread
from telectl.workflow.involvement import due_since, involved
from telectl.workflow.readiness import says

ENDED = ("closed", "stopped")
TRIED_OUT = ("pilot", "rollout", "operation")


@rule("P030", Project, Severity.WARNING, clauses=["C31"])
def staff_not_involved_lately(project: Project, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """An active project has long not involved clinical staff."""
    if not is_active(portfolio.workflow, project.state) or unread(portfolio, "organisations"):
        return
    since = due_since(portfolio, day)
    first = portfolio.workflow.states[0].id
    begun = [each.date for each in project.transitions if each.to != first]
    if begun and begun[0] < since and not involved(portfolio, project, since, day):
        months = portfolio.settings.thresholds.involvement_months
        yield ("involvement",), {"project": project.id, "months": months, "since": since}


@rule("P031", Project, Severity.WARNING, clauses=["C37"])
def ended_without_lessons(project: Project, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """A project that was worked on has come to its end, and nobody wrote what was learned."""
    worked_on = any(is_active(portfolio.workflow, each.to) for each in project.transitions)
    if project.state in ENDED and worked_on and not any(map(says, project.lessons)):
        yield ("lessons",), {"project": project.id}


@rule("P038", Project, Severity.WARNING, clauses=["C3"])
def patients_not_thought_of(project: Project, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """A project tries a solution out on patients without saying how it strengthens them."""
    said = project.patient_empowerment
    if project.state in TRIED_OUT and not (said and (says(said.aim) or says(said.not_applicable))):
        yield ("patient_empowerment",), {"project": project.id}
