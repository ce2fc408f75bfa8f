"""Every unmet demand is named with a command that meets it."""

from __future__ import annotations

import pytest

from telectl.locale import LANGUAGES, Voice
from telectl.model.project import Project
from telectl.reports.remedies import remedy
from telectl.reports.steps import possible
from telectl.workflow import gates
from telectl.workflow.wishes import Unmet, Wish
from telectl.workspace import Workspace
from tests.reports.conftest import DAY

ABOUT = {"gate": "trial", "project": "maaling-paa-tvaers", "to": "pilot"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_lack_of_the_trial_gate_has_its_command(language: str, workspace: Workspace) -> None:
    portfolio = workspace.portfolio
    project = portfolio.get(Project, "maaling-paa-tvaers")
    assert project is not None
    steps = dict(possible(portfolio, project, "analysis", DAY))
    lacks = list(gates.unmet(portfolio, steps["pilot"], Wish(project, "pilot", DAY)))
    assert {each.code for each in lacks} == {"G001", "G002", "G003", "G007", "G008"}
    for each in lacks:
        command = remedy(Voice(language), each, portfolio, DAY)
        assert command.startswith("telectl ")
        assert "{" not in command


CASES = {
    "G004": ({}, "telectl involvement record maaling-paa-tvaers"),
    "G005": ({"field": "owner"}, "telectl set maaling-paa-tvaers owner="),
    "G006": ({"solution": "maaling-hjemme", "needed": 4}, "telectl add maaling-hjemme maturity"),
    "G009": ({}, "telectl set telectl centre.established="),
}


@pytest.mark.parametrize("code", CASES)
def test_the_command_names_record_and_field(code: str, workspace: Workspace) -> None:
    facts, beginning = CASES[code]
    unmet = Unmet(code, "maaling-paa-tvaers", (), {**ABOUT, **facts})
    assert remedy(Voice("da"), unmet, workspace.portfolio, DAY).startswith(beginning)


def test_advice_that_was_asked_for_is_answered_where_it_was_asked(workspace: Workspace) -> None:
    facts = {**ABOUT, "subject": "cross_sector_content", "bodies": ("raadet",)}
    said = remedy(Voice("en"), Unmet("G002", "x", (), facts), workspace.portfolio, DAY)
    assert said.startswith("telectl advice record pilot-af-maaling --subject cross_sector_content")


def test_the_case_under_way_is_the_one_to_record(workspace: Workspace) -> None:
    facts = {**ABOUT, "why": ("none",)}
    said = remedy(Voice("en"), Unmet("G003", "x", (), facts), workspace.portfolio, DAY)
    assert said.startswith("telectl decision record pilot-af-maaling --body ledelsen")


def test_training_below_the_share_is_told_anew(workspace: Workspace) -> None:
    site = {"solution": "maaling-hjemme", "site": "aehospitalet", "items": ("training",)}
    said = remedy(Voice("en"), Unmet("G007", "x", (), {**ABOUT, **site}), workspace.portfolio, DAY)
    begins = "telectl solution ready maaling-hjemme aehospitalet training"
    assert said == f"{begins} --share PERCENT --date DATE"
