"""Conditions of use: what makes good for one that isn't met, and what shuts a site."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from telectl.model.solution import Solution
from telectl.workflow.deployments import ITEMS, unmet
from telectl.workflow.readiness import site_lacks
from tests.workflow.portfolios import ALL_ITEMS, DAY, build, workflow
from tests.workflow.test_gates import lacking, ready

LATE = {"operations_acknowledgement": {"date": "2026-05-03"}}
ASKED = workflow({"readiness": ALL_ITEMS})


def waiver(**more: object) -> dict[str, Any]:
    return {"waivers": [{"demand": "readiness", "reason": "Ferie", **more}]}


def exempted(item: str, **more: Any) -> dict[str, Any]:
    """The site with one condition that rests on a case."""
    return ready(**{item: {"exemption": "case", **more}})


@pytest.mark.parametrize(
    ("case", "met"),
    [
        (waiver(), True),
        (waiver(item="operations_acknowledgement", site="hospital"), True),
        (waiver(item="training"), False),
        (waiver(site="town"), False),
        (waiver(demand="maturity"), False),
        ({}, False),
        (waiver() | {"item_type": "orientation"}, False),
        (waiver() | {"outcomes": []}, False),
    ],
)
def test_a_late_acknowledgement_is_made_good_by_a_decision_about_it(case, met):
    late = exempted("operations_acknowledgement", date="2026-05-03")
    assert lacking(build(ASKED, tele=late, case=case)) == ([] if met else ["G007"])


@pytest.mark.parametrize(
    ("outcome", "met"),
    [
        ({"date": "2026-06-01"}, True),
        ({"date": "2026-06-02"}, False),
        ({"body": "circle"}, False),
        ({"points": [{"number": 1, "result": "rejected"}]}, False),
    ],
)
def test_an_exemption_is_decided_in_time_by_who_may(outcome, met):
    decided = {
        "body": "board",
        "date": "2026-05-01",
        "deciding": True,
        "points": [{"number": 1, "result": "approved"}],
    }
    case = waiver() | {"outcomes": [decided | outcome]}
    late = exempted("operations_acknowledgement", status="missing", date=None)
    assert lacking(build(ASKED, tele=late, case=case)) == ([] if met else ["G007"])


def test_a_case_about_something_else_exempts_from_nothing():
    elsewhere = waiver() | {"points": [{"number": 1, "text": "at"}]}
    late = exempted("operations_acknowledgement", date="2026-05-03")
    assert lacking(build(ASKED, tele=late, case=elsewhere)) == ["G007"]
    concerned = elsewhere | {"concerns": ["tele"]}
    assert lacking(build(ASKED, tele=late, case=concerned)) == []


@pytest.mark.parametrize("item", ALL_ITEMS)
def test_only_a_decision_says_that_a_condition_of_the_charter_does_not_apply(item):
    off = {"status": "not_applicable", "reason": "Papir"}
    own = item in ("data_processing_agreement", "fallback")
    assert lacking(build(ASKED, tele=ready(**{item: off}))) == ([] if own else ["G007"])
    assert lacking(build(ASKED, tele=exempted(item, **off), case=waiver())) == []


def blackout(start: str, end: str, **more: object) -> dict[str, Any]:
    return {"blackouts": [{"from": start, "to": end, "reason": "Ny journal", **more}]}


@pytest.mark.parametrize(
    ("closed", "met"),
    [
        (blackout("2026-05-02", "2026-05-02"), False),  # the day use starts
        (blackout("2026-06-01", "2026-06-30"), False),  # the day of the step
        (blackout("2026-05-03", "2026-05-31"), True),
        (blackout("2026-05-02", "2026-05-02", announced="2026-05-03"), True),
        (blackout("2026-05-02", "2026-05-02", announced="2026-05-02"), False),
    ],
)
@pytest.mark.parametrize("whose", ["hospital", "region"])
def test_nothing_starts_where_the_site_or_what_it_is_part_of_is_closed(closed, met, whose):
    portfolio = build(ASKED, tele=ready(), **{whose: closed})
    assert lacking(portfolio) == ([] if met else ["G007"])


def test_a_decision_lets_use_start_in_a_blackout():
    closed = blackout("2026-05-02", "2026-05-02")
    start = exempted("operations_acknowledgement")
    assert lacking(build(ASKED, tele=start, hospital=closed, case=waiver())) == []


def test_each_shortfall_says_why():
    def whys(about: dict[str, Any], **more: Any) -> list[str]:
        portfolio = build(ASKED, tele=about, **more)
        found = portfolio.get(Solution, "tele")
        assert found is not None
        return [each.why for each in site_lacks(portfolio, found, "hospital", ITEMS, DAY)]

    assert whys(exempted("fallback", status="missing")) == ["exemption"]
    assert whys(ready(**LATE)) == ["start"]
    assert whys(ready(), hospital=blackout("2026-05-01", "2026-05-09")) == ["blackout"]


def test_an_acknowledgement_before_the_start_counts_whatever_is_written_later():
    told = ready()
    again = {"item": "operations_acknowledgement", "status": "approved", "date": "2026-05-20"}
    told["deployments"][0]["readiness"].append(again)
    assert lacking(build(ASKED, tele=told)) == []


SIGNED = workflow({"evidence": "it_risk", "signed": "technical"})


@pytest.mark.parametrize(
    ("by", "met"),
    [("imt", True), ("engineer", True), ("hospital", False), ("other", False), (None, False)],
)
def test_technical_papers_are_signed_off_by_who_is_technically_responsible(by, met):
    paper = {"kind": "it_risk", "status": "approved", "date": "2026-05-01", "by": by}
    portfolio = build(SIGNED, trial={"evidence": [paper]}, engineer={"home_organisation": "imt"})
    assert lacking(portfolio) == ([] if met else ["G001"])


def test_a_technical_paper_is_signed_on_a_day_of_the_mandate():
    paper = {"kind": "it_risk", "status": "approved", "date": "2026-05-01", "by": "imt"}
    later = {"mandates": [{"role": "technically_responsible", "valid_from": "2026-05-02"}]}
    assert lacking(build(SIGNED, trial={"evidence": [paper]}, imt=later)) == ["G001"]


EXEMPT = {"technical_responsible": "hospital", "technical_exemption": "case"}
WAIVED = waiver(demand="technical_responsible")
RESPONSIBLE = workflow({"field": "technical_responsible"})


@pytest.mark.parametrize(
    ("trial", "case", "met"),
    [
        ({"technical_responsible": "imt"}, {}, True),
        ({"technical_responsible": "hospital"}, {}, False),
        (EXEMPT, WAIVED, True),
        (EXEMPT, {}, False),
        (EXEMPT, WAIVED | {"outcomes": []}, False),
        (EXEMPT, WAIVED | {"withdrawn": "2026-05-20"}, False),
        (EXEMPT, WAIVED | {"points": [{"number": 1, "text": "x"}]}, False),
    ],
)
def test_who_is_technically_responsible_has_the_mandate_or_an_exemption(trial, case, met):
    assert lacking(build(RESPONSIBLE, trial=trial, case=case)) == ([] if met else ["G005"])


def codes(portfolio: Any, site: str, state: str, day: date = DAY) -> list[str]:
    return [each.code for each in unmet(portfolio, "tele", site, state, day)]


def test_operation_asks_for_readiness_and_consent_whatever_the_project_s_state():
    assert codes(build(ASKED, tele=ready()), "hospital", "operation") == []
    assert codes(build(ASKED, tele=ready(training=None)), "hospital", "operation") == ["G007"]
    assert codes(build(ASKED, tele=ready(training=None)), "hospital", "pilot") == []
    assert codes(build(ASKED, tele=ready()), "town", "operation") == ["G007", "G008"]
    assert codes(build(ASKED, tele=ready()), "town", "pilot") == ["G008"]
    assert codes(build(ASKED, tele=ready()), "town", "ended") == []


def test_what_was_in_use_before_the_centre_is_a_fact():
    assert codes(build(ASKED, tele={}), "town", "operation", date(2024, 12, 31)) == []
    consented = {"consents": [{"organisation": "town", "date": "2026-05-01", "by": "Byrådet"}]}
    assert codes(build(ASKED, trial=consented), "town", "pilot") == []
