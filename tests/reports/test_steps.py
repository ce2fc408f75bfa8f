"""The steps from where a project stands, and what each waits for."""

from __future__ import annotations

import pytest

from telectl.locale import LANGUAGES, Voice
from telectl.model.project import Project
from telectl.render import render
from telectl.reports.steps import report
from tests.workflow.portfolios import DAY, build, workflow

UNMET = {"da": "mangler En teamleder, der tager skridtet", "en": "missing A team leader, who takes"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_a_team_leader_a_step_of_the_leader_s_is_not_all_met(language: str) -> None:
    portfolio = build(workflow(), leader={"seats": []})
    project = portfolio.get(Project, "trial")
    assert project is not None
    said = render(report(Voice(language), portfolio, DAY, project, "pilot"), "text")
    assert UNMET[language] in said
    assert "seats body=" in said
    assert "telectl project advance" not in said


def test_a_state_where_no_step_leads_is_not_the_end_of_the_road() -> None:
    portfolio = build(workflow())
    project = portfolio.get(Project, "trial")
    assert project is not None
    said = render(report(Voice("en"), portfolio, DAY, project, "analysis"), "text")
    assert "No step leads from here to analysis. See those that do:" in said
