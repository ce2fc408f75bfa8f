"""What a decision fixes: fields of its case, and of a project those that the gate names."""

from __future__ import annotations

import copy
from datetime import date
from typing import Any

from telectl.model.changes import Append, Create, Set
from telectl.model.decision import Decision
from telectl.model.portfolio import Portfolio
from telectl.workflow.frozen import AT_ONCE
from telectl.workflow.moment import Moment
from telectl.workflow.stamped import changed, latest
from telectl.workflow.stamps import stamps_for, stamps_of_act, touched, unstamped
from tests.workflow.portfolios import DAY, RECORDS, build, workflow

NOW = Moment(DAY, DAY)
BODY = workflow(
    {"field": "sites"}, {"field": "owner"}, {"consent": "sites"}, approver="deciding_body"
)


def case(**changed: Any) -> dict[str, Any]:
    return {**copy.deepcopy(RECORDS["decisions"][0]), **changed}


def point(number: int = 1, **more: Any) -> dict[str, Any]:
    return {"number": number, "text": f"at {number}", **more}


def said(*results: str, **more: Any) -> dict[str, Any]:
    points = [{"number": n, "result": each} for n, each in enumerate(results, 1) if each]
    return {"body": "board", "date": "2026-05-01", "deciding": True, "points": points, **more}


def stamps(portfolio: Portfolio, moment: Moment = NOW) -> list[dict[str, Any]]:
    return [dict(each.value) for each in stamps_for(portfolio, "case", moment)]  # type: ignore[call-overload]  # a mapping


def fields(stamp: dict[str, Any]) -> list[str]:
    return [each.partition(":")[0] for each in stamp["fields"].split()]


def fixed(**changed: Any) -> list[str]:
    """The fields of the case that its outcome fixes."""
    return [name for each in stamps(build(BODY, case=case(**changed)))[:1] for name in fields(each)]


def test_deciding_fixes_title_money_points_advice_outcome_and_what_lies_there() -> None:
    advice = {"subject": "clinical_content", "body": "circle"}
    assert fixed(
        advice=[advice, {**advice, "given": "2026-04-01", "conclusion": "recommended"}],
        outcomes=[{**said("recommended"), "body": "circle", "deciding": False}, said("approved")],
        follow_ups=[{"text": "t", "responsible": "leader", "deadline": "2026-07-01"}],
        orientations=[{"forum": "circle", "date": "2026-05-03", "what": "w"}],
        excerpts=[{"to": "circle", "sent": "2026-05-03"}],
        journal={"number": "26-1", "date": "2026-05-02"},
    ) == [
        *(
            *AT_ONCE,
            "supersedes",
            "journal",
            "points[1]",
            "advice[2]",
            "outcomes[2]",
        ),
        *("follow_ups[1]", "orientations[1]", "excerpts[1]", "said[1]"),
    ]


def test_what_is_left_open_is_not_fixed() -> None:
    points = [point(1), point(2), point(3)]
    some = said("approved", "postponed", "returned")
    assert fixed(points=points, outcomes=[some]) == [
        *(*AT_ONCE, "supersedes", "points[1]", "outcomes[1]"),
    ]
    put_off = [said("postponed", "returned", "discussed")]
    assert fixed(points=points, outcomes=put_off) == ["said[1]"]
    assert fixed(points=points, outcomes=[]) == []


def test_a_body_that_could_decide_nothing_fixes_what_it_said() -> None:
    assert fixed(outcomes=[said("approved", body="circle")]) == ["said[1]"]
    assert fixed(outcomes=[said("noted", body="circle")], item_type="orientation")


def test_an_answer_after_the_decision_is_not_what_it_rested_on() -> None:
    late = {"subject": "clinical_content", "body": "circle", "given": "2026-05-02"}
    assert "advice[1]" not in fixed(advice=[{**late, "conclusion": "recommended"}])


def test_an_approved_step_fixes_what_its_gate_names_of_the_project() -> None:
    own, project = stamps(build(BODY))
    assert (own["record"], own["date"]) == ("case", DAY)
    assert project["record"] == "trial"
    assert fields(project) == ["sites", "owner"]
    (refused,) = stamps(build(BODY, case=case(outcomes=[said("rejected")])))
    assert refused["record"] == "case"


def test_a_project_that_moved_in_the_same_act_is_bound_by_the_gate_it_passed() -> None:
    moves = copy.deepcopy(RECORDS["projects"][0]["transitions"])
    moves.append(
        {
            "date": "2026-05-01",
            "from": "analysis",
            "to": "pilot",
            "by": "leader",
            "decision": "case",
        }
    )
    moved = build(BODY, trial={"state": "pilot", "transitions": moves})
    assert fields(stamps(moved)[1]) == ["sites", "owner"]


def test_demands_that_do_not_apply_bind_nothing() -> None:
    flow = workflow(
        {"field": "sites", "when": {"sectors": ["municipality"]}},
        {"maturity": "mature"},
        {"evidence": "dpia"},
        approver="deciding_body",
    )
    assert fields(stamps(build(flow))[1]) == ["solution"]


def test_points_left_open_are_fixed_by_the_outcome_that_settles_them() -> None:
    points = [point(1), point(2, moves={"project": "trial", "to": "pilot"})]
    first = said("approved", "postponed")
    then = stamps(build(BODY, case=case(points=points, outcomes=[first])))
    assert [each["record"] for each in then] == ["case"]
    points[1]["text"] = "at 2, som det blev"
    second = said("", "approved", date="2026-06-01")
    held = {"points": points, "outcomes": [first, second], "stamps": plain(then)}
    own, project = stamps(build(BODY, case=case(**held)))
    assert fields(own) == ["points[2]", "outcomes[2]"]
    assert project["record"] == "trial"
    whole = build(BODY, case=case(**{**held, "stamps": plain([*then, own, project])}))
    assert stamps(whole) == []
    assert list(changed(read(whole))) == []


def test_what_was_put_out_of_place_is_not_fixed_anew() -> None:
    follow_up = {"text": "t", "responsible": "leader", "deadline": "2026-07-01"}
    then = stamps(build(BODY, case=case(follow_ups=[follow_up])))
    later = {"follow_ups": [{**follow_up, "text": "andet"}, follow_up | {"text": "nyt"}]}
    portfolio = build(BODY, case=case(**later, stamps=plain(then)))
    assert [name for name, _ in changed(read(portfolio))] == ["follow_ups[1]"]
    assert unstamped(portfolio, found(portfolio)) == {}


def test_items_may_move_and_what_may_be_filled_is_filled() -> None:
    one = {"text": "t", "responsible": "leader", "deadline": "2026-07-01"}
    other = {"forum": "circle", "date": "2026-05-03", "what": "w"}
    lists = {"follow_ups": [one, {**one, "text": "to"}], "orientations": [other]}
    then = stamps(build(BODY, case=case(**lists)))
    one["responsible"] = "other"
    told = {
        "follow_ups": [
            {**one, "text": "to"},
            {**one, "done": "2026-06-20", "responsible": "other"},
        ],
        "orientations": [{**other, "date": "2026-04-30"}, {**other, "recorded": "2026-06-01"}],
        "outcomes": [said("approved", meeting="m", agreed="consensus", source="Referat")],
        "stamps": plain(then),
    }
    assert list(changed(read(build(BODY, case=case(**told))))) == []
    new = stamps(build(BODY, case=case(**told)))
    assert [fields(each) for each in new] == [["orientations[2]"]]


def test_an_outcome_gives_way_only_to_one_that_settles_its_points() -> None:
    then = stamps(build(BODY))
    first = said("approved", deciding=False)
    alone = build(BODY, case=case(outcomes=[first], stamps=plain(then)))
    assert [name for name, _ in changed(read(alone))] == ["outcomes[1]"]
    both = [first, said("rejected", date="2026-05-20")]
    assert list(changed(read(build(BODY, case=case(outcomes=both, stamps=plain(then)))))) == []


def test_an_act_is_stamped_where_it_decides_or_adds_to_what_was_decided() -> None:
    before = build(BODY, case=case(outcomes=[]))
    act = (Append("case", ("outcomes",), said("approved")),)
    assert touched(before, act) == ("case",)
    made = stamps_of_act(before, build(BODY), act, NOW)
    paths = [each.path for each in made]  # type: ignore[union-attr]  # none creates
    assert paths == [("outcomes",), ("stamps",), ("stamps",), ("stamps_since",)]
    again = (Set("case", ("journal",), {"number": "1", "date": date(2026, 5, 2)}),)
    assert stamps_of_act(build(BODY), build(BODY), again, NOW) == again  # decided before stamps
    assert touched(before, (Set("case", ("title",), "T"), Set("trial", ("sites",), []))) == ()


def test_a_case_made_by_the_act_holds_its_stamps_at_once() -> None:
    made = Create("decisions", "case", case())
    whole, _since = stamps_of_act(build(BODY, case=case(outcomes=[])), build(BODY), (made,), NOW)
    assert isinstance(whole, Create)
    assert [each["record"] for each in whole.value["stamps"]] == ["case", "trial"]  # type: ignore[attr-defined]  # a list


def test_a_late_act_says_when_it_was_written_down() -> None:
    late = Moment(date(2026, 5, 1), DAY)
    assert stamps(build(BODY), late)[0]["recorded"] == DAY
    early = Moment(date(2026, 4, 1), DAY)
    assert stamps(build(BODY), early)[0]["date"] == date(2026, 5, 1)


def test_a_later_stamp_goes_before_an_earlier() -> None:
    one, other = (f"title:{digit * 12}" for digit in "ab")
    told = [
        {"record": "case", "date": "2026-06-02", "fields": other, "reason": "Slåfejl"},
        {"record": "case", "date": "2026-05-01", "fields": one},
    ]
    raw = read(build(BODY, case=case(stamps=told)))
    assert latest(raw, "case")["title"].is_ == "b" * 12


def found(portfolio: Portfolio) -> Decision:
    case = portfolio.get(Decision, "case")
    assert case is not None
    return case


def read(portfolio: Portfolio) -> dict[str, Any]:
    raw = portfolio.entries["case"].raw
    assert raw is not None
    return dict(raw)


def plain(told: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Stamps as they stand in a file."""
    return [
        {key: str(each) if isinstance(each, date) else each for key, each in one.items()}
        for one in told
    ]
