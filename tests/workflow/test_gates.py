"""A gate names what is missing, lets through what is met, and never fails open."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from telectl.model.decision import Decision
from telectl.model.portfolio import Portfolio
from telectl.model.project import Project
from telectl.model.records import Entry
from telectl.model.workflow import Workflow
from telectl.workflow import gates
from telectl.workflow.wishes import Wish
from tests.workflow.portfolios import ALL_ITEMS, DAY, build, settings, workflow


def lacking(portfolio: Portfolio, day: date = DAY, decision: str | None = None) -> list[str]:
    project = portfolio.get(Project, "trial")
    assert project
    wish = Wish(project, "pilot", day, portfolio.get(Decision, decision))
    return [each.code for each in gates.unmet(portfolio, portfolio.workflow.steps[0], wish)]


def evidence(**given: object) -> dict[str, Any]:
    return {"evidence": [{"kind": "pid", "status": "approved", "date": "2026-05-01", **given}]}


@pytest.mark.parametrize(
    ("given", "met"),
    [
        ({}, True),
        ({"date": "2026-06-01"}, True),
        ({"date": "2026-06-02"}, False),
        ({"date": None}, False),
        ({"status": "draft"}, False),
        ({"status": "missing"}, False),
        ({"status": "not_applicable"}, False),
        ({"status": "not_applicable", "reason": "Intet udstyr"}, True),
        ({"expires": "2026-05-31"}, False),
        ({"expires": "2026-06-01"}, True),
        ({"kind": "tender"}, False),
    ],
)
def test_evidence_counts_when_it_is_approved_dated_and_not_expired(given, met):
    portfolio = build(workflow({"evidence": "pid"}), trial=evidence(**given))
    assert lacking(portfolio) == ([] if met else ["G001"])


def test_evidence_that_lies_after_the_day_did_not_count_on_the_day():
    portfolio = build(workflow({"evidence": "pid"}), trial=evidence())
    assert lacking(portfolio, date(2026, 4, 30)) == ["G001"]


ADVICE = {
    "subject": "clinical_content",
    "body": "circle",
    "given": "2026-04-01",
    "conclusion": "recommended",
}


@pytest.mark.parametrize(
    ("given", "met"),
    [
        ({}, True),
        ({"conclusion": "not_recommended"}, True),  # advice doesn't bind
        ({"conclusion": None}, False),
        ({"given": None}, False),
        ({"given": "2026-05-02"}, False),  # after the decision
        ({"body": "board"}, False),  # no mandate to advise
        ({"body": "unheard-of"}, False),
        ({"subject": "spread_potential"}, False),
    ],
)
def test_advice_counts_from_a_body_with_the_mandate_before_the_decision(given, met):
    portfolio = build(workflow({"advice": "clinical_content"}), case={"advice": [ADVICE | given]})
    assert lacking(portfolio, decision="case") == ([] if met else ["G002"])


def test_advice_by_a_body_that_was_gone_on_the_day_does_not_count():
    late = {"advice": [ADVICE | {"given": "2027-01-02"}]}
    portfolio = build(workflow({"advice": "clinical_content"}), case=late)
    assert lacking(portfolio, date(2027, 2, 1)) == ["G002"]


def test_a_decision_may_do_without_advice_and_says_why():
    waiver = {"demand": "advice", "subject": "clinical_content", "reason": "Hastesag"}
    portfolio = build(workflow({"advice": "clinical_content"}), case={"waivers": [waiver]})
    assert lacking(portfolio, decision="case") == []
    assert lacking(portfolio) == ["G002"]  # but only the decision that says so


def outcome(**given: object) -> dict[str, Any]:
    made = {"body": "board", "date": "2026-05-01", "deciding": True, **given}
    return {"outcomes": [{"points": [{"number": 1, "result": "approved"}], **made}]}


def point(project: str, to: str) -> dict[str, Any]:
    return {"points": [{"number": 1, "text": "at", "moves": {"project": project, "to": to}}]}


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({}, None),
        (outcome(points=[{"number": 1, "result": "approved_with_remarks"}]), None),
        (outcome(points=[{"number": 1, "result": "postponed"}]), "not_approved"),
        (outcome(points=[{"number": 1, "result": "recommended"}]), "not_approved"),
        (outcome(points=[{"number": 2, "result": "approved"}]), "not_approved"),
        (outcome(date="2026-06-02"), "after"),
        (outcome(body="circle"), "no_mandate"),
        (outcome(body="unheard-of"), "no_mandate"),
        (outcome(deciding=False), "undecided"),
        ({"outcomes": outcome()["outcomes"] * 2}, "several"),
        ({"item_type": "orientation"}, "item_type"),
        ({"withdrawn": "2026-05-20"}, "withdrawn"),
        ({"points": [{"number": 1, "text": "at"}]}, "no_point"),
        (point("x", "pilot"), "no_point"),
        (
            {
                "points": [
                    {"number": 1, "text": "at", "moves": {"project": "trial", "to": "rollout"}}
                ]
            },
            "no_point",
        ),
    ],
)
def test_a_decision_counts_when_a_body_with_the_mandate_approved_this_very_step(changed, why):
    portfolio = build(workflow({"decision": "in_force"}), case=changed)
    assert lacking(portfolio, decision="case") == ([] if why is None else ["G003"])


def said(result: str, day: str, number: int = 1, **given: object) -> dict[str, Any]:
    return outcome(date=day, points=[{"number": number, "result": result}], **given)["outcomes"][0]


@pytest.mark.parametrize(
    ("outcomes", "met"),
    [
        ([said("postponed", "2026-04-01"), said("approved", "2026-05-01")], True),
        ([said("returned", "2026-04-01"), said("approved", "2026-05-01")], True),
        ([said("approved", "2026-05-01"), said("postponed", "2026-04-01")], True),  # by day
        ([said("approved", "2026-04-01", 2), said("approved", "2026-05-01")], True),
        ([said("approved", "2026-05-01"), said("rejected", "2026-05-20", 2)], True),
        ([said("approved", "2026-04-01"), said("postponed", "2026-05-01")], False),
        ([said("approved", "2026-04-01"), said("postponed", "2026-07-01")], True),  # not known yet
        ([said("postponed", "2026-04-01"), said("approved", "2026-07-01")], False),
        ([said("postponed", "2026-04-01"), said("rejected", "2026-05-01")], False),
        ([said("approved", "2026-04-01"), said("rejected", "2026-05-01")], False),
        ([said("rejected", "2026-04-01"), said("approved", "2026-05-01")], False),
        ([said("approved", "2026-04-01"), said("approved", "2026-05-01")], False),
        ([said("postponed", "2026-05-01"), said("approved", "2026-05-01")], False),  # which last?
        ([said("postponed", "2026-04-01"), said("approved", "2026-05-01", body="circle")], False),
        ([said("postponed", "2026-05-01", body="circle"), said("approved", "2026-04-01")], True),
        ([said("postponed", "2026-05-01", body="unknown"), said("approved", "2026-04-01")], False),
    ],
)
def test_of_several_outcomes_the_latest_about_the_point_counts(outcomes, met):
    portfolio = build(workflow({"decision": "in_force"}), case={"outcomes": outcomes})
    assert lacking(portfolio, decision="case") == ([] if met else ["G003"])


def test_advice_must_come_before_its_own_point_is_decided_not_the_last_one():
    outcomes = [said("approved", "2026-05-01"), said("approved", "2026-05-20", 2)]
    case = {"outcomes": outcomes, "advice": [ADVICE | {"given": "2026-05-10"}]}
    portfolio = build(workflow({"advice": "clinical_content"}), case=case)
    assert lacking(portfolio, decision="case") == ["G002"]


@pytest.mark.parametrize("unread", ["board", "case"])
def test_what_cannot_be_read_opens_no_gate(unread):
    portfolio = build(workflow({"decision": "in_force"}), **{unread: None})
    assert lacking(portfolio, decision="case") == ["G003"]


def test_a_body_s_step_needs_its_decision_even_where_the_gate_forgets_to_say_so():
    for gate in ("g", None):
        portfolio = build(workflow(approver="deciding_body", gate=gate))
        assert lacking(portfolio) == ["G003"]
        assert lacking(portfolio, decision="case") == []
    sometimes = {"decision": "in_force", "when": {"origin": "new"}}
    portfolio = build(workflow(sometimes, approver="deciding_body"))
    assert lacking(portfolio) == ["G003"]


@pytest.mark.parametrize(
    ("decided", "recorded", "counts"),
    [
        ("2026-05-20", None, False),
        ("2026-06-02", None, True),
        ("2026-05-20", "2026-06-02", True),  # nobody could know it on the day
    ],
)
def test_a_decision_counts_until_a_later_one_took_its_place_on_record(decided, recorded, counts):
    raw = {"id": "later", "title": "L", "supersedes": "case", "points": []}
    raw["outcomes"] = [
        {"body": "board", "date": decided, "deciding": True, "points": [], "recorded": recorded}
    ]
    later = Entry("later", "decisions", "decisions/later.yaml", Decision.model_validate(raw), raw)
    first = build(workflow({"decision": "in_force"}))
    portfolio = Portfolio([*first.entries.values(), later], first.settings, first.workflow)
    assert lacking(portfolio, decision="case") == ([] if counts else ["G003"])


def test_a_later_case_that_was_written_down_tomorrow_takes_the_place_all_the_same():
    said = {"body": "board", "date": "2026-05-20", "deciding": True, "points": []}
    raw = {"id": "later", "title": "L", "supersedes": "case", "points": []}
    raw["outcomes"] = [{**said, "recorded": "2099-01-01"}]
    later = Entry("later", "decisions", "decisions/later.yaml", Decision.model_validate(raw), raw)
    first = build(workflow({"decision": "in_force"}))
    known = (first.settings, first.workflow)
    portfolio = Portfolio([*first.entries.values(), later], *known, today=DAY)
    assert lacking(portfolio, decision="case") == ["G003"]


INVOLVED = {
    "date": "2026-03-01",
    "type": "workshop",
    "professions": ["sygeplejerske"],
    "sites": ["hospital"],
    "outcome": "Ændret arbejdsgang",
}


@pytest.mark.parametrize(
    ("given", "met"),
    [
        ({}, True),
        ({"date": "2026-02-01"}, True),  # the day of the move before this one
        ({"date": "2026-01-31"}, False),
        ({"date": "2026-06-02"}, False),
        ({"type": "meeting", "group": "group"}, False),
        ({"type": "meeting"}, True),
        ({"professions": []}, False),
        ({"sites": []}, False),
    ],
)
def test_clinical_staff_are_involved_lately_by_profession_and_site(given, met):
    portfolio = build(
        workflow({"involvement": "clinical_staff"}), trial={"involvement": [INVOLVED | given]}
    )
    assert lacking(portfolio) == ([] if met else ["G004"])


@pytest.mark.parametrize(("when", "met"), [("2025-12-01", True), ("2025-11-30", False)])
def test_clinical_staff_involved_long_ago_are_to_be_involved_again(when, met):
    moved = {"transitions": [{"date": "2025-02-01", "to": "analysis", "by": "leader"}]}
    trial = {"involvement": [INVOLVED | {"date": when}], **moved}
    portfolio = build(workflow({"involvement": "clinical_staff"}), trial=trial)
    assert lacking(portfolio) == ([] if met else ["G004"])


@pytest.mark.parametrize(
    ("field", "value", "met"),
    [
        ("purpose", "At spare ture", True),
        ("purpose", None, False),
        ("sites", [], False),
        ("owner", {"unknown": "Ikke udpeget"}, False),
        ("supports", {}, False),
        ("supports", {"business_need": "Færre ture"}, True),
        ("patient_empowerment", {}, False),
        ("patient_empowerment", {"contact": "Kim"}, False),
        ("patient_empowerment", {"not_applicable": "Kun for fagfolk"}, True),
    ],
)
def test_a_field_is_filled_when_it_says_something(field, value, met):
    portfolio = build(workflow({"field": field}), trial={field: value})
    assert lacking(portfolio) == ([] if met else ["G005"])


def test_a_field_that_no_project_has_is_never_met():
    assert lacking(build(workflow({"field": "nonsense"}))) == ["G005"]


def level(number: int, day: str = "2026-01-01") -> dict[str, object]:
    return {"level": number, "date": day, "assessor": "leader", "evidence": "Rapport"}


@pytest.mark.parametrize(
    ("levels", "met"),
    [
        ([level(4)], True),
        ([level(3)], False),
        ([], False),
        ([level(5), level(3, "2026-02-01")], False),  # the latest counts
        ([level(3), level(5, "2026-06-02")], False),  # not yet assessed on the day
    ],
)
def test_maturity_is_the_latest_assessment_on_the_day(levels, met):
    portfolio = build(workflow({"maturity": "mature"}), tele={"maturity": levels})
    assert lacking(portfolio) == ([] if met else ["G006"])


def ready(**changed: dict[str, object] | None) -> dict[str, Any]:
    items = []
    for name in ALL_ITEMS:
        if changed.get(name, {}) is None:
            continue
        item: dict[str, object] = {"item": name, "status": "approved", "date": "2026-05-01"}
        if name == "training":
            item["share"] = 80
        if name == "commissioning":
            item["signatures"] = [
                {"capacity": "technical", "by": "imt", "date": "2026-05-01"},
                {"capacity": "clinical", "by": "other", "date": "2026-05-01"},
            ]
        items.append(item | (changed.get(name) or {}))
    where = {"site": "hospital", "state": "pilot", "start": "2026-05-02", "readiness": items}
    return {"deployments": [where]}


@pytest.mark.parametrize(
    ("changed", "met"),
    [
        ({}, True),
        *[({name: None}, False) for name in ALL_ITEMS],
        ({"training": {"share": 79}}, False),
        ({"training": {"share": None}}, False),
        ({"fallback": {"status": "draft"}}, False),
        ({"fallback": {"date": "2026-06-02"}}, False),
        ({"fallback": {"status": "not_applicable", "reason": "Papir"}}, True),
        ({"operations_acknowledgement": {"date": "2026-05-03"}}, False),
        ({"commissioning": {"signatures": []}}, False),
        (
            {
                "commissioning": {
                    "signatures": [
                        {"capacity": "technical", "by": "hospital", "date": "2026-05-01"},
                        {"capacity": "clinical", "by": "other", "date": "2026-05-01"},
                    ]
                }
            },
            False,
        ),
    ],
)
def test_every_condition_of_use_is_met_at_every_site(changed, met):
    portfolio = build(workflow({"readiness": ALL_ITEMS}), tele=ready(**changed))
    assert lacking(portfolio) == ([] if met else ["G007"])


def test_no_site_is_not_every_site():
    portfolio = build(workflow({"readiness": ALL_ITEMS}), tele=ready(), trial={"sites": []})
    assert lacking(portfolio) == ["G007"]


@pytest.mark.parametrize(
    ("sites", "consents", "met"),
    [
        (["hospital"], [], True),
        (["town"], [], False),
        (["town"], [{"organisation": "town", "date": "2026-05-01", "by": "Byrådet"}], True),
        (["town"], [{"organisation": "town", "date": "2026-06-02", "by": "Byrådet"}], False),
        (["unheard-of"], [], False),
    ],
)
def test_whom_the_region_cannot_bind_consents_itself(sites, consents, met):
    portfolio = build(workflow({"consent": "sites"}), trial={"sites": sites, "consents": consents})
    assert lacking(portfolio) == ([] if met else ["G008"])


def test_a_part_of_a_municipality_is_its_own_master_whatever_the_municipality_is_part_of():
    part = {"type": "unit", "sector": "municipality", "part_of": "town"}
    flow = workflow({"consent": "sites"})
    of_town = {"town": {"part_of": "region"}, "imt": part, "trial": {"sites": ["imt"]}}
    assert lacking(build(flow, **of_town)) == ["G008"]
    assert lacking(build(flow, imt={"part_of": "hospital"}, trial={"sites": ["imt"]})) == []


@pytest.mark.parametrize("sector", ["municipality", "general_practice", "specialist_practice"])
def test_what_is_called_a_unit_of_the_region_is_bound_by_its_sector_all_the_same(sector):
    town = {"type": "unit", "sector": sector, "part_of": "region"}
    portfolio = build(workflow({"consent": "sites"}), town=town, trial={"sites": ["town"]})
    assert lacking(portfolio) == ["G008"]


@pytest.mark.parametrize(
    ("by", "signer", "met"),
    [
        ("other", {}, True),
        ("other", {"home_organisation": "hospital"}, True),
        ("other", {"home_organisation": "imt"}, False),
        ("other", {"home_organisation": "unheard-of"}, False),
        ("other", {"seats": [{"body": "team", "role": "member", "represents": "imt"}]}, False),
        ("hospital", {}, True),
        ("town", {}, False),
        ("imt", {}, False),
        ("region", {}, False),
    ],
)
def test_the_clinic_signs_for_itself_and_not_the_technical_side_for_both(by, signer, met):
    signatures = [
        {"capacity": "technical", "by": "imt", "date": "2026-05-01"},
        {"capacity": "clinical", "by": by, "date": "2026-05-01"},
    ]
    at = ready(commissioning={"signatures": signatures})
    portfolio = build(workflow({"readiness": ALL_ITEMS}), tele=at, other=signer)
    assert lacking(portfolio) == ([] if met else ["G007"])


def test_a_part_of_the_site_signs_for_it_unless_it_is_technically_responsible():
    signatures = [
        {"capacity": "technical", "by": "imt", "date": "2026-05-01"},
        {"capacity": "clinical", "by": "town", "date": "2026-05-01"},
    ]
    flow = workflow({"readiness": ALL_ITEMS})
    tele = ready(commissioning={"signatures": signatures})
    ward = {"type": "unit", "sector": "hospital", "part_of": "hospital"}
    assert lacking(build(flow, tele=tele, town=ward)) == []
    role = {"mandates": [{"role": "technically_responsible"}]}
    assert lacking(build(flow, tele=tele, town={**ward, **role})) == ["G007"]
    assert lacking(build(flow, tele=tele, town=ward, hospital=role)) == ["G007"]


@pytest.mark.parametrize("established", [None, "2026-06-02"])
def test_no_gate_opens_before_the_centre_is_established(established):
    portfolio = build(workflow(), settings(established=established))
    assert lacking(portfolio) == ["G009"]


def test_a_gate_that_the_workflow_lacks_is_shut():
    assert lacking(build(workflow(gate="elsewhere"))) == ["G010"]


@pytest.mark.parametrize(
    ("sectors", "met"),
    [
        (["hospital"], True),
        (["hospital", "it"], True),  # no sector of care
        (["hospital", "municipality"], False),
        ([], False),  # what isn't known doesn't open the gate
    ],
)
def test_a_condition_narrows_a_demand_only_where_it_can_be_seen(sectors, met):
    demand = {"evidence": "tender", "when": {"cross_sector": True}}
    portfolio = build(workflow(demand), trial={"sectors": sectors})
    assert lacking(portfolio) == ([] if met else ["G001"])


@pytest.mark.parametrize(
    ("sites", "crossing"),
    [
        (["hospital"], False),
        (["hospital", "imt"], False),
        (["hospital", "town"], True),  # though the project says hospital only
        (["hospital", "unheard-of"], None),
    ],
)
@pytest.mark.parametrize("wanted", [True, False])
def test_the_sectors_of_the_sites_count_whatever_the_project_says(sites, crossing, wanted):
    demand = {"evidence": "tender", "when": {"cross_sector": wanted}}
    portfolio = build(workflow(demand), trial={"sites": sites})
    assert lacking(portfolio) == (["G001"] if crossing in (wanted, None) else [])


def test_a_demand_of_a_sector_is_made_where_a_site_is_of_it():
    demand = {"evidence": "tender", "when": {"sectors": ["municipality"]}}
    assert lacking(build(workflow(demand))) == []
    assert lacking(build(workflow(demand), trial={"sites": ["town"]})) == ["G001"]
    assert lacking(build(workflow(demand), hospital=None)) == ["G001"]


def test_a_solution_that_cannot_be_read_does_not_narrow_a_demand():
    demand = {"evidence": "tender", "when": {"origin": "new"}}
    assert lacking(build(workflow(demand))) == []
    assert lacking(build(workflow(demand), tele=None)) == ["G001"]


@pytest.mark.parametrize("demand", [{}, {"evidence": "pid", "maturity": 4}, {"misspelt": "pid"}])
def test_a_demand_that_is_not_one_of_the_known_sorts_is_no_workflow(demand):
    with pytest.raises(ValidationError):
        Workflow.model_validate(workflow(demand))
