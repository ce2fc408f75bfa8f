"""Each report in each language and format looks as it did when somebody last looked at it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

import pytest

from telectl import __version__
from telectl.document import Report
from telectl.findings import Finding
from telectl.locale import LANGUAGES, Voice
from telectl.model.decision import Decision
from telectl.model.direction import Direction
from telectl.model.project import Project
from telectl.render import render
from telectl.reports import (
    charter,
    coverage,
    decision,
    direction,
    effects,
    explanation,
    lists,
    plan,
    priority,
    project,
    readiness,
    record,
    rows,
    solution,
    solution_map,
    status,
    steps,
)
from telectl.workspace import Workspace

DAY = date(2026, 6, 1)
Make = Callable[[Voice, Workspace], Report]


def _show(module: object, record_id: str) -> Make:
    def make(voice: Voice, at: Workspace) -> Report:
        entry = at.portfolio.entries[record_id]
        return module.report(voice, at.portfolio, (), DAY, entry)  # type: ignore[attr-defined]  # a report's module

    return make


def _explained(record_id: str, day: date = DAY, *, whole: bool = False) -> Make:
    def make(voice: Voice, at: Workspace) -> Report:
        entry = at.portfolio.entries[record_id]
        return explanation.report(voice, at.portfolio, (), day, entry, whole=whole)

    return make


def _gates(voice: Voice, at: Workspace) -> Report:
    found = at.portfolio.get(Project, "maaling-paa-tvaers")
    assert found is not None
    return steps.report(voice, at.portfolio, DAY, found, None)


def _projects(voice: Voice, at: Workspace) -> Report:
    columns = ("title", "state", "light", "owner", "next_milestone")
    found = at.portfolio.of(Project)
    return lists.report(
        voice, at.portfolio, DAY, "projects", found, row=rows.project, columns=columns
    )


def _decisions(voice: Voice, at: Workspace) -> Report:
    columns = ("title", "stands", "date", "body", "journal")
    found = at.portfolio.of(Decision)
    return lists.report(
        voice, at.portfolio, DAY, "decisions", found, row=rows.decision, columns=columns
    )


def _directions(voice: Voice, at: Workspace) -> Report:
    columns = ("title", "number", "applies_to", "decided_by", "period", "solutions")
    found = at.portfolio.of(Direction)
    return lists.report(
        voice, at.portfolio, DAY, "directions", found, row=direction.row, columns=columns
    )


def _charter(day: date = DAY, *, whole: bool = False) -> Make:
    def make(voice: Voice, at: Workspace) -> Report:
        def judge(on: date) -> Sequence[Finding]:
            return at.judged_on(on).findings

        return charter.report(voice, at.portfolio, day, judge, at.skipped, whole=whole)

    return make


def _handover(voice: Voice, at: Workspace) -> Report:
    """The board has ended with the year, and nobody follows it."""
    board = "bodies/ledelsen.yaml"
    ended = at.contents[board] + b"valid_to: 2026-12-31\n"
    return _charter(date(2027, 1, 4))(voice, at.left_with({board: ended}).after)


REPORTS: dict[str, Make] = {
    "status": lambda voice, at: status.report(voice, at.portfolio, (), DAY),
    "status-whole": lambda voice, at: status.report(voice, at.portfolio, (), DAY, whole=True),
    "project-list": _projects,
    "project-show": _show(project, "maaling-paa-tvaers"),
    "project-gates": _gates,
    "explain-project": _explained("maaling-paa-tvaers"),
    "explain-project-whole": _explained("maaling-paa-tvaers", whole=True),
    "explain-project-no-day": _explained("maaling-paa-tvaers", date(2026, 8, 20)),
    "explain-idea": _explained("ny-ide"),
    "explain-stopped": _explained("stoppet-forsoeg"),
    "explain-case": _explained("pilot-af-maaling"),
    "explain-case-decided": _explained("stop-for-forsoeget"),
    "explain-solution": _explained("maaling-hjemme"),
    "explain-body": _explained("raadet"),
    "explain-member": _explained("oscar-oe"),
    "explain-meeting": _explained("ledelsen-2026-06-10"),
    "decision-list": _decisions,
    "decision-show": _show(decision, "stop-for-forsoeget"),
    "decision-show-draft": _show(decision, "pilot-af-maaling"),
    "member-coverage": lambda voice, at: coverage.report(voice, at.portfolio, DAY),
    "solution-map": lambda voice, at: solution_map.report(voice, at.portfolio, DAY),
    "effects": lambda voice, at: effects.report(voice, at.portfolio, DAY),
    "plan": lambda voice, at: plan.report(voice, at.portfolio, DAY),
    "solution-show": _show(solution, "maaling-hjemme"),
    "priority-list": lambda voice, at: priority.report(voice, at.portfolio, DAY),
    "direction-list": _directions,
    "solution-ready": lambda voice, at: readiness.report(
        voice, at.portfolio, DAY, "maaling-hjemme", "aehospitalet"
    ),
    "organisation-show": _show(record, "aehospitalet"),
    "member-show": _show(record, "oscar-oe"),
    "effect-show": _show(record, "faerre-ture"),
    "charter": _charter(),
    "charter-whole": _charter(whole=True),
    "charter-handover": _handover,
}
SUFFIXES = {"text": "txt", "markdown": "md", "json": "json"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("format", SUFFIXES)
@pytest.mark.parametrize("name", REPORTS)
def test_the_page_is_the_one_that_was_approved(
    name: str,
    format: str,
    language: str,
    workspace: Workspace,
    golden: Callable[[str, str], None],
) -> None:
    report = REPORTS[name](Voice(language), workspace)
    shown = render(report, format, width=100)
    version = f'"telectl": "{__version__}"'
    golden(f"{name}.{language}.{SUFFIXES[format]}", shown.replace(version, '"telectl": "…"'))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["status-whole", "decision-show"])
def test_the_web_page_is_the_one_that_was_approved(
    name: str, language: str, workspace: Workspace, golden: Callable[[str, str], None]
) -> None:
    shown = render(REPORTS[name](Voice(language), workspace), "html")
    golden(f"{name}.{language}.html", shown.replace(f"telectl {__version__}", "telectl …"))


@pytest.mark.parametrize("format", ["docx", "pdf"])
@pytest.mark.parametrize("name", REPORTS)
def test_every_report_can_be_sent(name: str, format: str, workspace: Workspace) -> None:
    report = REPORTS[name](Voice("da"), workspace)
    made = render(report, format)
    assert len(made) > 10_000
    assert made == render(report, format)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("name", REPORTS)
def test_no_line_is_wider_than_the_screen_and_no_wording_is_missing(
    name: str, width: int, language: str, workspace: Workspace
) -> None:
    shown = render(REPORTS[name](Voice(language), workspace), "text", width=width)
    lines = (line for line in shown.splitlines() if not line.lstrip().startswith("telectl "))
    assert max(map(len, lines)) <= width
    for table in (
        "status",
        "column",
        "label",
        "enum",
        "lack",
        "event",
        "gates",
        "report",
        "explained",
        "assumed",
        "barred",
        "history",
        "charter",
        "clause",
        "handover",
    ):
        assert f"[{table}." not in shown


@pytest.mark.parametrize("name", REPORTS)
def test_every_page_of_invented_records_says_so(name: str, workspace: Workspace) -> None:
    report = REPORTS[name](Voice("da"), workspace)
    assert "Eksempeldata – opdigtede beslutninger" in render(report, "text")
    assert report.view["fictional"] is True
