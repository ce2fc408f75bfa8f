"""Nothing is said of what is sound, and a cause that lies elsewhere is not told again."""

from __future__ import annotations

from datetime import date

import pytest

from telectl import rules
from telectl.findings import Severity
from telectl.model.portfolio import NO_WORKFLOW, Portfolio
from telectl.rules.registry import RULES
from tests.rules.portfolios import DAY, RECORDS, build, findings, told


def test_the_sound_portfolio_has_no_findings():
    assert told({}) == []


def test_an_empty_portfolio_has_no_findings():
    assert list(rules.run(Portfolio([]), DAY)) == []


NAMES = [name for records in RECORDS.values() for name in records]


@pytest.mark.parametrize("name", NAMES)
def test_a_record_that_cannot_be_read_makes_no_error_elsewhere(name):
    found = findings({name: None})
    assert [each for each in found if each.severity is Severity.ERROR] == []


@pytest.mark.parametrize("name", [*RECORDS["members"], *RECORDS["organisations"]])
def test_the_team_is_not_called_incomplete_while_one_of_it_cannot_be_read(name):
    assert [code for code, _, _ in told({name: None}) if code.startswith("K")] == []


def test_a_centre_that_is_not_established_is_not_judged_by_its_team():
    alone = {name: {"seats": []} for name in RECORDS["members"]}
    young = {"established": None}
    codes = {code for code, _, _ in told({**alone, "telectl": young, "trial": idea()})}
    assert codes == set()
    assert any(code.startswith("K") for code, _, _ in told(alone))


def idea() -> dict[str, object]:
    return {"state": "idea", "transitions": [{"date": "2026-01-10", "to": "idea", "by": "lead"}]}


def test_no_gate_opens_before_the_centre_is_established():
    found = told({"telectl": {"established": None}})
    assert [code for code, _, _ in found] == ["G009", "G009"]


def test_a_workflow_that_cannot_be_read_makes_no_finding_on_states():
    portfolio = build({})
    portfolio.workflow = NO_WORKFLOW
    assert list(rules.run(portfolio, DAY)) == []


def test_of_a_workflow_of_nothing_that_alone_is_told():
    empty = {"states": [], "steps": [], "gates": []}
    assert told({"workflow": empty}) == [("V010", "workflow", "states")]


def test_a_finding_has_the_severity_of_its_rule_whatever_the_day():
    for each in findings({}, date(2030, 1, 1)):
        assert each.severity is RULES[each.code].severity is Severity.WARNING
