"""What looks like an answer and is none: doubled, unread, of one who left, of another step."""

from __future__ import annotations

from typing import Any

import pytest

from telectl.model.decision import Decision
from telectl.model.portfolio import Portfolio
from telectl.model.records import Entry
from telectl.workflow.states import step_between
from tests.workflow.portfolios import ALL_ITEMS, DAY, build, workflow
from tests.workflow.test_gates import ADVICE, lacking, level, outcome, point, ready


def test_a_point_number_used_twice_says_nothing():
    twice = {"points": [*point("trial", "pilot")["points"], {"number": 1, "text": "om stole"}]}
    portfolio = build(workflow({"decision": "in_force"}), case=twice)
    assert lacking(portfolio, decision="case") == ["G003"]


def test_of_two_points_for_the_step_one_that_is_approved_is_enough():
    first, second = point("trial", "pilot")["points"][0], point("trial", "pilot")["points"][0]
    both = {"points": [first, {**second, "number": 2}]}
    results = [{"number": 1, "result": "rejected"}, {"number": 2, "result": "approved"}]
    portfolio = build(workflow({"decision": "in_force"}), case={**both, **outcome(points=results)})
    assert lacking(portfolio, decision="case") == []


def with_later(record: Decision | None, raw: dict[str, Any] | None) -> Portfolio:
    later = Entry("later", "decisions", "decisions/later.yaml", record, raw)
    first = build(workflow({"decision": "in_force"}))
    return Portfolio([*first.entries.values(), later], first.settings, first.workflow)


@pytest.mark.parametrize(
    ("raw", "met"),
    [({"supersedes": "case"}, False), ({"supersedes": "another"}, True), (None, False)],
)
def test_an_unread_case_that_may_have_superseded_the_decision_shuts_the_gate(raw, met):
    assert lacking(with_later(None, raw), decision="case") == ([] if met else ["G003"])


@pytest.mark.parametrize(
    ("body", "result", "counts"),
    [("board", "approved", False), ("board", "rejected", True), ("circle", "approved", True)],
)
def test_only_a_case_approved_by_those_who_may_takes_the_place_of_another(body, result, counts):
    raw = {
        "id": "later",
        "title": "L",
        "supersedes": "case",
        "points": [{"number": 1, "text": "x"}],
    }
    said = [{"number": 1, "result": result}]
    raw["outcomes"] = [{"body": body, "date": "2026-05-20", "deciding": True, "points": said}]
    portfolio = with_later(Decision.model_validate(raw), raw)
    assert lacking(portfolio, decision="case") == ([] if counts else ["G003"])


def test_only_a_decision_that_allows_the_step_does_without_a_demand():
    waiver = {"waivers": [{"demand": "advice", "reason": "Hastesag"}], "outcomes": []}
    portfolio = build(workflow({"advice": "clinical_content"}), case=waiver)
    assert lacking(portfolio, decision="case") == ["G002"]


def test_advice_on_another_step_is_not_advice_on_this_one():
    raw = {"id": "earlier", "title": "E", "advice": [ADVICE], **point("trial", "analysis")}
    earlier = Entry("earlier", "decisions", "f", Decision.model_validate(raw), raw)
    first = build(workflow({"advice": "clinical_content"}))
    portfolio = Portfolio([*first.entries.values(), earlier], first.settings, first.workflow)
    assert lacking(portfolio, decision="case") == ["G002"]


@pytest.mark.parametrize("name", ["rating", "model_fields", "kind"])
def test_what_is_no_key_of_a_project_is_no_field(name):
    assert lacking(build(workflow({"field": name}))) == ["G005"]


@pytest.mark.parametrize(
    ("field", "changed"),
    [
        ("owner", {"leader": None}),
        ("owner", {"leader": {"valid_to": "2026-05-31"}}),
        ("solution", {"tele": None}),
        ("sites", {"hospital": None}),
    ],
)
def test_a_field_that_names_who_is_not_there_is_not_filled(field, changed):
    assert lacking(build(workflow({"field": field}), **changed)) == ["G005"]


def test_of_two_assessments_on_one_day_the_lower_counts():
    portfolio = build(workflow({"maturity": 4}), tele={"maturity": [level(5), level(3)]})
    assert lacking(portfolio) == ["G006"]


def test_a_clinical_signature_is_by_someone_who_can_be_seen():
    portfolio = build(workflow({"readiness": ALL_ITEMS}), tele=ready(), other=None)
    assert lacking(portfolio) == ["G007"]


def test_the_latest_training_counts():
    trained = ready()
    items = trained["deployments"][0]["readiness"]
    items.append({"item": "training", "status": "approved", "date": "2026-05-20", "share": 10})
    assert lacking(build(workflow({"readiness": ALL_ITEMS}), tele=trained)) == ["G007"]


def test_nobody_consents_for_no_site():
    assert lacking(build(workflow({"consent": "sites"}), trial={"sites": []})) == ["G008"]


def test_of_two_gates_with_one_name_both_demand():
    flow = workflow()
    flow["gates"].append({"id": "g", "demands": [{"evidence": "pid"}]})
    assert lacking(build(flow)) == ["G001"]


def test_a_step_of_the_state_s_own_comes_before_one_from_any():
    flow = workflow({"evidence": "pid"})
    flow["steps"].insert(0, {"from": "any", "to": "pilot", "approver": "team_leader"})
    portfolio = build(flow)
    step = step_between(portfolio.workflow, "analysis", "pilot")
    assert step is not None
    assert step.gate == "g"


def test_nobody_leads_a_team_that_is_gone():
    assert build(workflow()).leaders(DAY)
    assert not build(workflow(), team={"valid_to": "2026-05-31"}).leaders(DAY)
    assert not build(workflow(), team=None).leaders(DAY)
