"""Who can decide: where the centre reports, by a case about it, unlimited, and still alive."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from telectl.model.body import Body
from telectl.model.decision import Decision
from telectl.model.meeting import Meeting
from telectl.model.portfolio import Portfolio
from telectl.model.records import Entry
from telectl.model.settings import Thresholds
from telectl.workflow import mandates
from tests.workflow.portfolios import DAY, build, settings, workflow
from tests.workflow.test_gates import lacking, outcome

ASKED = workflow({"decision": "in_force"})
SAID = {"number": 1, "result": "approved"}
DECIDE = {"role": "decide"}


def with_new(mandate: dict[str, Any], giver: str = "board", **given: Any) -> Portfolio:
    """A body of one's own making that has approved the step, and the case it may rest on."""
    first = build(
        ASKED, settings(founding_decision=given.pop("founding", None)), case=outcome(body="new")
    )
    body = {"id": "new", "title": "N", "type": "advisory", "mandates": [mandate]}
    body |= {"predecessors": given.pop("predecessors", [])}
    ruled = {"body": giver, "date": "2026-04-01", "deciding": True, "points": [SAID]}
    case = {"id": "given", "title": "G", "points": [{"number": 1, "text": "at"}]}
    case |= {"outcomes": [ruled], **given}
    return Portfolio(
        [
            *first.entries.values(),
            Entry("new", "bodies", "bodies/new.yaml", Body.model_validate(body), body),
            Entry("given", "decisions", "f", Decision.model_validate(case), case),
        ],
        first.settings,
        first.workflow,
    )


BY_CASE = {**DECIDE, "decision": "given"}


@pytest.mark.parametrize(
    ("mandate", "given", "met"),
    [
        (DECIDE, {}, False),
        (BY_CASE, {"concerns": ["new"]}, True),
        (BY_CASE, {}, False),
        (BY_CASE, {"founding": "given"}, False),
        (BY_CASE, {"predecessors": ["board"]}, False),
        (BY_CASE, {"predecessors": ["board"], "founding": "given"}, False),
        (BY_CASE, {"predecessors": ["board"], "concerns": ["new"]}, True),
        (BY_CASE, {"concerns": ["new"], "giver": "new"}, False),
        (BY_CASE, {"concerns": ["new"], "giver": "circle"}, False),
    ],
)
def test_only_a_case_about_it_lets_another_body_open_a_gate(mandate, given, met):
    assert lacking(with_new(mandate, **given), decision="case") == ([] if met else ["G003"])


def test_nobody_founds_but_who_founded_the_centre():
    founder = {"mandates": [{"role": "found"}]}
    made = with_new(BY_CASE, "circle", concerns=["new"])
    assert not mandates.holds(made, "new", "decide", DAY)
    self_made = build(ASKED, circle=founder, case=outcome(body="circle"))
    assert lacking(self_made, decision="case") == ["G003"]


def test_a_mandate_to_decide_on_some_subjects_decides_no_case():
    limited = {"mandates": [{"role": "decide", "subjects": ["clinical_content"]}]}
    assert lacking(build(ASKED, board=limited), decision="case") == ["G003"]


def test_where_nobody_is_reported_to_nobody_decides_once_the_centre_is_there():
    unset = settings(reports_to=None)
    assert lacking(build(ASKED, unset), decision="case") == ["G003"]
    before = settings(reports_to=None, established=None)
    assert mandates.holds(build(ASKED, before), "board", "decide", DAY)


@pytest.mark.parametrize(("written", "alive"), [("2099-01-01", False), ("2026-05-20", True)])
def test_an_end_written_down_in_the_future_keeps_no_mandate_alive(written, alive):
    ended = {"mandates": [{**DECIDE, "valid_to": "2025-12-31", "end_recorded": written}]}
    made = build(ASKED, board=ended)
    today = Portfolio(made.entries.values(), made.settings, made.workflow, today=date(2026, 6, 1))
    assert lacking(today, decision="case") == ([] if alive else ["G003"])


def test_an_exemption_that_too_few_decided_opens_no_gate():
    asked = workflow({"field": "technical_responsible"})
    trial = {"technical_responsible": "hospital", "technical_exemption": "case"}
    case = {"waivers": [{"demand": "technical_responsible", "reason": "R"}]}
    first = build(asked, trial=trial, case=case, board={"quorum": {"members": 2}})
    sat = {"id": "day", "title": "M", "body": "board", "date": "2026-05-01", "status": "held"}
    sat |= {"attendance": [{"member": "other", "status": "present"}]}
    meeting = Entry("day", "meetings", "meetings/day.yaml", Meeting.model_validate(sat), sat)
    short = Portfolio([*first.entries.values(), meeting], first.settings, first.workflow)
    assert lacking(first) == []
    assert lacking(short) == ["G005"]


@pytest.mark.parametrize(("body", "met"), [("board", False), ("circle", True)])
def test_an_exemption_whose_case_was_replaced_by_who_could_opens_no_gate(body, met):
    asked = workflow({"field": "technical_responsible"})
    trial = {"technical_responsible": "hospital", "technical_exemption": "case"}
    waived = {"waivers": [{"demand": "technical_responsible", "reason": "R"}]}
    first = build(asked, trial=trial, case=waived)
    said = {"body": body, "date": "2026-05-20", "deciding": True}
    said |= {"points": [{"number": 1, "result": "approved"}]}
    raw = {"id": "later", "title": "L", "points": [{"number": 1, "text": "at"}]}
    raw |= {"supersedes": "case", "outcomes": [said]}
    later = Entry("later", "decisions", "decisions/later.yaml", Decision.model_validate(raw), raw)
    after = Portfolio([*first.entries.values(), later], first.settings, first.workflow)
    assert lacking(first) == []
    assert lacking(after) == ([] if met else ["G005"])


@pytest.mark.parametrize(("name", "most"), [("ending_days", 36_500), ("effect_months", 1_200)])
def test_a_threshold_reaches_no_further_than_dates_do(name, most):
    assert getattr(Thresholds.model_validate({name: most}), name) == most
    with pytest.raises(ValueError, match=name):
        Thresholds.model_validate({name: most + 1})
