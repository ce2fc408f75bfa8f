"""A decision that too few were there to make opens no gate; one made by enough does."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from telectl.model import KINDS
from telectl.model.decision import Decision, Rank
from telectl.model.meeting import Meeting
from telectl.model.portfolio import Portfolio
from telectl.model.project import Priority, Project, Transition
from telectl.model.records import Entry
from telectl.model.workflow import Workflow
from telectl.reports.waiting import case_told, step_waiting
from telectl.rules.registry import run
from telectl.workflow import decisions, gates, quorum
from telectl.workflow.outcomes import giving_way
from telectl.workflow.projects import Request, advance
from telectl.workflow.told import Told
from telectl.workflow.wishes import Wish
from tests.workflow.portfolios import DAY, build, workflow

POINT = {"number": 1, "text": "at"}
APPROVED = {"number": 1, "result": "approved"}
SEATED = {"one": "chair", "two": "member", "three": "member", "four": "liaison", "five": None}


def sitting(
    *attendance: dict[str, Any],
    needed: object = 2,
    others: Sequence[tuple[str, dict[str, Any]]] = (),
    **more: Any,
) -> Portfolio:
    """The portfolio with a meeting of the board on the day of its decision."""
    raws = [*others, *(_member(name, role) for name, role in SEATED.items())]
    meeting = {"id": "day", "title": "M", "body": "board", "date": "2026-05-01", "status": "held"}
    raws.append(("meetings", {**meeting, "attendance": list(attendance), **more}))
    built = build(workflow({"decision": "in_force"}), board={"quorum": {"members": needed}})
    return with_records(built, raws)


def with_records(built: Portfolio, raws: Sequence[tuple[str, dict[str, Any]]]) -> Portfolio:
    """The same with more records, each of its kind's folder."""
    made = (
        Entry(
            raw["id"], folder, f"{folder}/{raw['id']}.yaml", KINDS[folder].model_validate(raw), raw
        )
        for folder, raw in raws
    )
    return Portfolio([*built.entries.values(), *made], built.settings, built.workflow)


def _member(name: str, role: str | None) -> tuple[str, dict[str, Any]]:
    seats = [{"body": "board", "role": role}] if role else []
    return "members", {"id": name, "title": name, "seats": seats}


def at(member: str, status: str = "present", **more: Any) -> dict[str, Any]:
    return {"member": member, "status": status, **more}


def why(portfolio: Portfolio) -> list[object]:
    """Why the gate of the step is shut; nothing where it is open."""
    project, case = portfolio.get(Project, "trial"), portfolio.get(Decision, "case")
    assert project
    wish = Wish(project, "pilot", DAY, case)
    return [e.facts["why"] for e in gates.unmet(portfolio, portfolio.workflow.steps[0], wish)]


SHUT: list[object] = [("not_quorate",)]


@pytest.mark.parametrize(
    ("attendance", "met"),
    [
        ([at("one"), at("two")], True),
        ([at("one"), at("two", "apologies")], False),
        ([at("one"), at("two", "absent")], False),
        ([at("one"), at("two", "abstained")], True),  # whoever abstains is there
        ([at("one"), at("two", "recused")], False),
        ([at("one"), at("two", "apologies", substitute="five")], True),
        ([at("one"), at("two", "apologies", substitute="one")], False),  # one person, one vote
        ([at("one"), at("four")], False),  # a liaison has no vote
        ([at("one"), at("five")], False),  # no seat
        ([at("one"), at("two"), at("two", "recused", cases=["case"])], False),
        ([at("one"), at("two"), at("two", "recused", cases=["another"])], True),
        ([at("one"), at("two", "apologies"), at("three")], True),
        ([at("one", "absent", substitute="five"), at("two", "absent", substitute="five")], False),
        ([], True),  # who was there isn't known
    ],
)
def test_those_count_who_sit_with_a_vote_in_the_case(attendance, met):
    assert why(sitting(*attendance)) == ([] if met else SHUT)


def test_the_gate_opens_once_the_list_of_those_present_is_whole():
    assert why(sitting(at("one"))) == SHUT
    assert why(sitting(at("one"), at("three"))) == []


@pytest.mark.parametrize(
    "more",
    [{"needed": None}, {"needed": {"unknown": "?"}}, {"attendance_known": False}]
    + [{"status": status} for status in ("planned", "cancelled")],
)
def test_what_is_not_known_of_a_meeting_shuts_nothing(more):
    assert why(sitting(at("one"), **more)) == []


def test_an_outcome_that_names_no_meeting_is_of_its_body_on_its_day():
    assert why(sitting(at("one"), date="2026-04-30")) == []
    assert why(sitting(at("one"), body="circle")) == []


def named(portfolio: Portfolio, meeting: str | None, *unread: Entry) -> Portfolio:
    """The same, the outcome naming a meeting, and with files that can't be read."""
    entries = [*portfolio.entries.values(), *unread]
    for i, each in enumerate(entries):
        if isinstance(each.record, Decision):
            said = each.record.outcomes[0].model_copy(update={"meeting": meeting})
            entries[i] = each._replace(record=each.record.model_copy(update={"outcomes": (said,)}))
    return Portfolio(entries, portfolio.settings, portfolio.workflow)


BROKEN = Entry("broken", "meetings", "meetings/broken.yaml", None, None)


@pytest.mark.parametrize(
    ("needed", "meeting", "unread", "shut"),
    [
        (2, "broken", (BROKEN,), [("unread",)]),
        (2, "nowhere", (), [("unread",)]),
        (2, None, (BROKEN,), [("unread",)]),
        (2, "day", (BROKEN,), []),
        (None, "broken", (BROKEN,), []),
    ],
)
def test_a_meeting_that_cannot_be_seen_shuts_the_gate(needed, meeting, unread, shut):
    whole = sitting(at("one"), at("two"), needed=needed)
    portfolio = named(whole, meeting, *unread)
    assert why(portfolio) == shut
    assert why(portfolio.in_good_faith) == []


@pytest.mark.parametrize(
    "more",
    [{"status": "planned"}, {"status": "cancelled"}, {"body": "circle"}, {"date": "2026-04-30"}],
)
def test_a_meeting_that_did_not_make_the_decision_it_is_named_for_shuts_the_gate(more):
    portfolio = named(sitting(at("one"), at("two"), **more), "day")
    assert why(portfolio) == [("elsewhere",)]
    assert why(portfolio.in_good_faith) == []


def test_an_end_of_membership_written_down_late_undoes_no_decision():
    gone = {"valid_to": "2026-04-30", "end_recorded": "2026-05-20"}
    seats = [{"body": "board", "role": "member"}]
    late = ("members", {"id": "late", "title": "L", "seats": seats, **gone})
    assert why(sitting(at("one"), at("late"), others=[late])) == []
    late[1]["end_recorded"] = "2026-05-01"
    assert why(sitting(at("one"), at("late"), others=[late])) == SHUT


def test_no_attendance_makes_an_error_of_a_rank_or_a_move_that_stands():
    portfolio = sitting(at("one"))
    case, project = portfolio.get(Decision, "case"), portfolio.get(Project, "trial")
    assert case
    assert project
    point = case.points[0].model_copy(update={"ranks": (Rank(project="trial", rank=1),)})
    rank = Priority(rank=1, decision="case")
    moved = Transition.model_validate(
        {"date": "2026-05-20", "from": "analysis", "to": "pilot", "by": "leader"}
        | {"decision": "case"}
    )
    changed = {
        "case": case.model_copy(update={"points": (point,)}),
        "trial": project.model_copy(
            update={
                "priority": rank,
                "state": "pilot",
                "transitions": (*project.transitions, moved),
            }
        ),
    }
    entries = [e._replace(record=changed.get(e.id, e.record)) for e in portfolio.entries.values()]
    after = Portfolio(entries, portfolio.settings, portfolio.workflow)
    assert after.get(Project, "trial") is changed["trial"]
    assert {"P040", "G003"}.isdisjoint(each.code for each in run(after, DAY))
    assert "T008" in {each.code for each in run(after, DAY)}


def test_the_faults_of_the_only_decision_are_told_where_none_allows_the_step():
    portfolio = sitting(at("one"))
    flow = workflow({"decision": "in_force"}, approver="deciding_body")
    asked = Portfolio(portfolio.entries.values(), portfolio.settings, Workflow.model_validate(flow))
    answer = advance(asked, Request("trial", "pilot", DAY, DAY))
    assert [each.facts["why"] for each in answer.refusals] == SHUT
    project = asked.get(Project, "trial")
    assert project
    step = asked.workflow.steps[0]
    assert case_told(asked, project, ("pilot", step), DAY) is asked.get(Decision, "case")
    assert step_waiting(asked, project, "analysis", ("pilot", step), DAY).decision is None


def test_who_may_vote_is_told_by_the_seats():
    portfolio = sitting(at("one"), at("two"))
    meeting = portfolio.get(Meeting, "day")
    assert meeting
    count = quorum.count(portfolio, meeting, "case")
    assert count == (2, 2)
    assert quorum.voters(portfolio, "board", date(2026, 5, 1)).keys() == {"one", "two", "three"}


def test_a_later_outcome_by_enough_is_the_one_that_counts():
    portfolio = sitting(at("one"))
    case = portfolio.get(Decision, "case")
    assert case
    again = case.outcomes[0].model_copy(update={"date": date(2026, 5, 20)})
    both = case.model_copy(update={"outcomes": (*case.outcomes, again)})
    assert decisions.ruling(portfolio, both, 1, DAY) == again


def test_what_too_few_decided_gives_way_to_what_enough_decide():
    told = Told("case", body="board")
    for attendance, gives_way in (([at("one")], 1), ([at("one"), at("two")], 0)):
        portfolio = sitting(*attendance)
        case = portfolio.get(Decision, "case")
        assert case
        assert len(list(giving_way(portfolio, case, told, DAY))) == gives_way


def test_a_case_decided_by_too_few_takes_no_other_s_place():
    later = {"id": "later", "title": "L", "supersedes": "case", "points": [POINT]}
    said = {"body": "board", "date": "2026-05-10", "deciding": True, "points": [APPROVED]}
    case = ("decisions", {**later, "outcomes": [said]})
    for members, why_shut in ((("one",), []), (("one", "two"), [("superseded",)])):
        held = {"date": "2026-05-10", "attendance": [at(name) for name in members]}
        assert why(sitting(others=[case], **held)) == why_shut


ADVICE = {"subject": "clinical_content", "body": "circle", "given": "2026-05-01"}
ADVICE |= {"conclusion": "recommended"}


def advised(*there: str, meeting: str | None = None, body: str = "circle") -> list[str]:
    """What the gate that asks for advice says, where a body of two advised at a meeting."""
    advice = ADVICE | ({"meeting": meeting} if meeting else {})
    asked, circle = workflow({"advice": "clinical_content"}), {"quorum": {"members": 2}}
    built = build(asked, circle=circle, case={"advice": [advice]})
    sat: dict[str, Any] = {"id": "sat", "title": "M", "body": body, "date": "2026-05-01"}
    sat |= {"status": "held", "attendance": [at(name) for name in there]}
    seats = [{"body": "circle", "role": "member"}]
    raws = [("meetings", sat)]
    raws += [("members", {"id": n, "title": n, "seats": seats}) for n in ("one", "two")]
    portfolio = with_records(built, raws)
    project, case = portfolio.get(Project, "trial"), portfolio.get(Decision, "case")
    assert project
    wish = Wish(project, "pilot", DAY, case)
    return [e.code for e in gates.unmet(portfolio, portfolio.workflow.steps[0], wish)]


def test_advice_that_too_few_were_there_to_give_opens_no_gate():
    assert advised("one") == ["G002"]
    assert advised("one", "two") == []
    assert advised() == []  # who was there isn't known


def test_advice_that_names_a_meeting_of_another_body_opens_no_gate():
    assert advised("one", "two", meeting="sat") == []
    assert advised("one", "two", meeting="sat", body="board") == ["G002"]
    assert advised("one", "two", meeting="nowhere") == ["G002"]
