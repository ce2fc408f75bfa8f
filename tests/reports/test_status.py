"""What the team leader is told, and that it is true on the day asked for."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

from telectl.findings import Finding, Severity
from telectl.locale import Voice
from telectl.render import render
from telectl.reports import status
from telectl.reports.filters import Filter
from telectl.reports.status_ahead import Ahead
from telectl.reports.status_facts import Status, collect
from telectl.workspace import Workspace
from tests.reports.conftest import DAY, FIXTURE, read
from tests.workflow.portfolios import build, settings, workflow

SAMPLE = Path(__file__).parents[2] / "data"


def told(workspace: Workspace, day: date = DAY, asked: Filter | None = None) -> Status:
    return collect(workspace.portfolio, (), day, asked or Filter())


def test_projects_are_counted_by_the_state_of_the_day(workspace: Workspace) -> None:
    assert told(workspace).states["analysis"] == 1
    before = told(workspace, date(2026, 2, 1)).states
    assert (before["idea"], before["analysis"], before["stopped"]) == (1, 0, 1)


def test_a_body_that_was_asked_and_has_not_answered_has_the_move(workspace: Workspace) -> None:
    (found,) = [each for each in told(workspace).waiting if each.project == "maaling-paa-tvaers"]
    advice = [each for each in found.missing if each.code == "G002"]
    assert [each.facts["subject"] for each in advice] == ["cross_sector_content"]
    assert (advice[0].whose, advice[0].asked) == ("raadet", date(2026, 4, 20))


def test_a_missing_paper_is_the_owners_move_and_a_consent_the_sites(workspace: Workspace) -> None:
    (found,) = [each for each in told(workspace).waiting if each.project == "maaling-paa-tvaers"]
    whose = {each.code: each.whose for each in found.missing}
    assert whose["G001"] == "oscar-oe"
    assert whose["G008"] == "kommune-oeby"


def test_a_submitted_case_waits_for_the_body_that_decides(workspace: Workspace) -> None:
    (found,) = [each for each in told(workspace).waiting if each.project == "maaling-paa-tvaers"]
    decision = [each for each in found.missing if each.code == "G003"]
    assert [(each.whose, each.asked) for each in decision] == [("ledelsen", date(2026, 5, 18))]


def test_a_step_that_may_be_taken_stands_first_and_lacks_nothing(workspace: Workspace) -> None:
    first = told(workspace).waiting[0]
    assert (first.project, first.to, first.missing) == ("ny-ide", "analysis", ())


def test_what_is_overdue_is_counted_in_days_until_the_day(workspace: Workspace) -> None:
    late = {each.kind: each.days for each in told(workspace).overdue}
    assert late == {"follow_up": 61, "milestone": 12, "task": 3}


def test_nothing_is_told_that_had_not_happened_yet(workspace: Workspace) -> None:
    early = told(workspace, date(2026, 4, 21))
    assert all(each.date <= date(2026, 4, 21) for each in early.recent)
    # What is expected to be spent bears no day, so the computed light is today's.
    assert [(each.light, each.computed) for each in early.lit] == [("green", "red")]
    (found,) = early.waiting
    assert {each.facts.get("subject") for each in found.missing if each.code == "G002"} == {
        "clinical_content",
        "cross_sector_content",
    }


def test_a_filter_restricts_projects_and_what_is_about_them(workspace: Workspace) -> None:
    only = told(workspace, asked=Filter(owner="bodil-aaris"))
    assert sum(only.states.values()) == 1
    assert only.overdue == ()
    by_part = told(workspace, asked=Filter(org="region-proeve", state="analysis"))
    assert sum(by_part.states.values()) == 1


def test_findings_are_counted_and_the_worst_is_said(workspace: Workspace) -> None:
    findings = (
        Finding("U001", Severity.WARNING, "telectl.yaml"),
        Finding("P001", Severity.ERROR, "projects/x.yaml"),
    )
    found = collect(workspace.portfolio, findings, DAY, Filter())
    assert (found.errors, found.warnings) == (1, 1)
    assert [each.code for each in found.worst] == ["P001", "U001"]


def test_what_most_findings_come_of_is_said_before_a_single_one(workspace: Workspace) -> None:
    gone = {"facts": {"id": "x-y"}, "cause": "x-y"}
    findings = (
        Finding("D001", Severity.ERROR, "decisions/x.yaml"),
        Finding("R001", Severity.ERROR, "projects/x.yaml", **gone),
        Finding("R001", Severity.ERROR, "projects/y.yaml", **gone),
    )
    found = collect(workspace.portfolio, findings, DAY, Filter())
    assert [(each.code, each.cause, each.findings) for each in found.worst] == [
        ("R001", "x-y", 2),
        ("D001", None, 1),
    ]
    shown = render(status.report(Voice("en"), workspace.portfolio, findings, DAY), "text")
    assert "R001: 2 findings follow from the missing record 'x-y'." in " ".join(shown.split())


def test_until_the_centre_is_established_it_says_what_is_left(tmp_path: Path) -> None:
    folder = shutil.copytree(FIXTURE, tmp_path / "data")
    settings = folder / "telectl.yaml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("  established: 2025-01-01\n", ""), encoding="utf-8")
    (folder / "members" / "bodil-aaris.yaml").unlink()
    at = read(folder)
    keys = [each.key for each in told(at).to_do]
    assert keys == ["founding_decision", "leader", "reference_seats", "established"]
    shown = render(status.report(Voice("en"), at.portfolio, at.findings, DAY), "text")
    assert "telectl set telectl centre.established=DATE" in shown


def test_an_empty_portfolio_has_a_line_for_every_section(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    for name in ("telectl.yaml", "workflow.yaml"):
        shutil.copy(FIXTURE / name, folder)
    at = read(folder)
    shown = render(status.report(Voice("da"), at.portfolio, at.findings, DAY), "text")
    assert "0 projekter" in shown
    assert "Ingen frister er overskredet." in shown
    assert "Eksempeldata" not in shown


def test_the_sample_fits_on_one_screen() -> None:
    at = read(SAMPLE, date(2026, 11, 23))
    shown = render(status.report(Voice("da"), at.portfolio, at.findings, at.day), width=100)
    assert len(shown.splitlines()) <= 56


def test_an_established_centre_is_told_what_comes_next() -> None:
    portfolio = build(workflow())
    found = collect(portfolio, (), date(2026, 6, 1), Filter())
    assert found.ahead.first_tasks == ("strategy", "action_plan", "communication_plan", "mapping")
    assert found.ahead.gaps > 0
    said = render(status.report(Voice("en"), portfolio, (), date(2026, 6, 1)), "text")
    assert f"have {found.ahead.gaps} gaps: telectl member coverage." in " ".join(said.split())
    assert "communication plan and mapping: telectl plan." in " ".join(said.split())


def test_a_centre_that_is_not_established_has_its_own_list() -> None:
    portfolio = build(workflow(), settings(established=None))
    found = collect(portfolio, (), date(2026, 6, 1), Filter())
    assert (found.ahead, bool(found.to_do)) == (Ahead(), True)


def test_a_centre_that_has_all_is_told_nothing_more() -> None:
    workspace = read(SAMPLE, date(2026, 11, 23))
    assert told(workspace, date(2026, 11, 23)).ahead == Ahead()
