"""Every view that the program tells: its version and its shape."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypedDict

from telectl.reports import (
    calendar,
    case_paper,
    charter,
    coverage,
    doctor,
    effects,
    excerpt,
    explain,
    explanation,
    findings,
    form_told,
    lists,
    meeting_paper,
    plan,
    priority,
    readiness,
    record,
    rules,
    solution_map,
    status,
    steps,
)
from telectl.reports import view_shapes as shapes
from telectl.reports.calendar_days import CalendarDay
from telectl.reports.changes import report as changes
from telectl.reports.clause_answers import Answer
from telectl.reports.codes import Code
from telectl.reports.coverage_facts import Coverage
from telectl.reports.doctor import Check
from telectl.reports.effect_facts import Catalogue
from telectl.reports.handover import Handover
from telectl.reports.plan import Board
from telectl.reports.readiness import Condition
from telectl.reports.solution_places import Places
from telectl.reports.status_facts import Status
from telectl.reports.steps import Onward
from telectl.reports.view_shapes import Head, View
from telectl.store.git.unsent import Unsent


class StatusShape(TypedDict):
    """What waits to be sent to the others."""

    unsent: Unsent | None


class CalendarShape(Head):
    """Days to be kept, of one body or of all."""

    body: str | None
    name: str
    days: list[CalendarDay]


class GatesShape(Head):
    """The steps from where a project stands."""

    project: str
    state: str
    steps: list[Onward]


class ReadinessShape(Head):
    """Whether a solution is ready at a site."""

    solution: str
    site: str
    state: str
    ready: bool
    conditions: list[Condition]


class RulesShape(TypedDict):
    """Every code."""

    rules: list[Code]


class DoctorShape(TypedDict):
    """Whether the machine is in order."""

    fine: bool
    checks: list[Check]


class CharterShape(Head):
    """The charter's clauses, and what an end near the day brings."""

    clauses: dict[str, Answer]
    handover: Handover | None


class ClauseShape(Head):
    """One clause, by its name."""

    clause: str


VIEWS: Mapping[str, View] = {
    "act": View(1, (shapes.ActShape,)),
    "agenda": View(meeting_paper.VERSION, (shapes.AgendaShape,)),
    "calendar": View(calendar.VERSION, (CalendarShape,)),
    "case-paper": View(case_paper.VERSION, (shapes.CasePaperShape,)),
    "changes": View(changes.VERSION, (shapes.ChangesShape,)),
    "charter": View(charter.VERSION, (CharterShape,)),
    "clause": View(charter.VERSION, (ClauseShape, Answer)),
    "coverage": View(coverage.VERSION, (Head, Coverage)),
    "doctor": View(doctor.VERSION, (DoctorShape,)),
    "effects": View(effects.VERSION, (Head, Catalogue)),
    "excerpt": View(excerpt.VERSION, (shapes.ExcerptShape,)),
    "explain": View(explain.VERSION, (shapes.ExplainShape,)),
    "explanation": View(explanation.VERSION, (shapes.ExplanationShape,)),
    "findings": View(findings.VERSION, (shapes.FindingsShape,)),
    "fmt": View(1, (shapes.FmtShape,)),
    "gates": View(steps.VERSION, (GatesShape,)),
    "guard": View(1, (shapes.GuardShape,)),
    "init": View(1, (shapes.InitShape,)),
    "list": View(lists.VERSION, (shapes.ListShape,)),
    "minutes": View(meeting_paper.VERSION, (shapes.MinutesShape,)),
    "plan": View(plan.VERSION, (Head, Board)),
    "priority": View(priority.VERSION, (shapes.PriorityShape,)),
    "read": View(form_told.VERSION, (shapes.ReadShape,)),
    "readiness": View(readiness.VERSION, (ReadinessShape,)),
    "record": View(record.VERSION, (shapes.RecordShape,)),
    "refusal": View(1, (shapes.RefusalShape,)),
    "rules": View(rules.VERSION, (RulesShape,)),
    "schema-check": View(1, (shapes.StaleShape,)),
    "schema-export": View(1, (shapes.WrittenShape,)),
    "setup": View(1, (shapes.SetupShape,)),
    "solution-map": View(solution_map.VERSION, (Head, Places)),
    "status": View(status.VERSION, (Head, Status, StatusShape)),
    "sync": View(1, (shapes.SyncShape,)),
    "undo": View(1, (shapes.UndoShape,)),
}
