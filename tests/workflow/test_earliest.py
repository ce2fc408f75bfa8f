"""The earliest day of a decision comes of calendars and deadlines, and is never invented."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from telectl.model.body import Body
from telectl.model.decision import Decision
from telectl.model.meeting import Meeting
from telectl.model.portfolio import Portfolio
from telectl.model.records import Entry
from telectl.workflow import mandates
from telectl.workflow.earliest import path
from telectl.workflow.stages import Path
from tests.workflow.portfolios import build, workflow

TODAY = date(2026, 11, 23)
CLINICAL = "clinical_content"
Raw = dict[str, Any]


def portfolio(
    board: Raw | None = None, circle: Raw | None = None, case: Raw | None = None, *meetings: Raw
) -> Portfolio:
    """The board ends with the year; the circle advises on clinical content."""
    ends = {"valid_to": "2026-12-31"}
    about = {"outcomes": [], "chain": ["board"], **(case or {})}
    made = build(workflow(), board={**ends, **(board or {})}, circle=circle or {}, case=about)
    extra = [
        Meeting.model_validate({"id": f"m{i}", "title": "M", **m}) for i, m in enumerate(meetings)
    ]
    entries = [*made.entries.values()]
    entries += [Entry(m.id, "meetings", f"meetings/{m.id}.yaml", m, {}) for m in extra]
    return Portfolio(entries, made.settings, made.workflow)


def calendar(*days: str, notice: object = 7) -> Raw:
    return {"calendar": {"days": list(days), "submission_days": notice}}


def way(made: Portfolio, *subjects: str, day: date = TODAY, case: str | None = "case") -> Path:
    return path(made, made.get(Decision, case), subjects, day)


def keys(found: Path) -> list[str]:
    return [each.key for each in found.assumed]


@pytest.mark.parametrize(
    ("days", "notice", "day"),
    [
        (("2026-12-08",), 7, "2026-12-08"),
        (("2026-11-30", "2026-12-08"), 7, "2026-11-30"),
        (("2026-11-29", "2026-12-08"), 7, "2026-12-08"),
        (("2026-11-23",), 0, "2026-11-23"),
        (("2026-11-22",), 0, None),
        (("2026-11-29",), 7, None),
        (("2026-12-08", "2027-01-12"), 20, None),
        (("2027-01-12",), 7, None),
        (("2026-11-24",), {"unknown": "Ikke oplyst"}, "2026-11-24"),
        (("2026-11-24",), None, "2026-11-24"),
        ((), 7, None),
    ],
)
def test_a_case_is_taken_on_the_first_day_whose_deadline_can_be_met(
    days: tuple[str, ...], notice: object, day: str | None
) -> None:
    found = way(portfolio(calendar(*days, notice=notice)), case=None)
    assert found.day == (date.fromisoformat(day) if day else None)


@pytest.mark.parametrize(
    ("board", "day", "why"),
    [
        (calendar(), TODAY, "no_calendar"),
        (calendar("2026-11-10"), TODAY, "ended"),
        (calendar("2026-12-08"), date(2026, 12, 9), "ended"),
        (calendar("2026-12-08"), date(2026, 12, 2), "too_late"),
        (calendar("2027-01-12"), TODAY, "ended"),
        (calendar("2027-01-12"), date(2027, 1, 2), "nobody"),
        ({"mandates": [], **calendar("2026-12-08")}, TODAY, "nobody"),
    ],
)
def test_where_no_day_is_known_it_is_said_why(board: Raw, day: date, why: str) -> None:
    found = way(portfolio(board), day=day, case=None)
    barred = found.decision.barred
    assert found.day is None
    assert barred is not None
    assert barred.why == why


def test_it_is_said_from_when_nobody_has_the_mandate() -> None:
    barred = way(portfolio(calendar("2026-12-08")), day=date(2026, 12, 9)).decision.barred
    assert barred is not None
    assert barred.facts["last"] == date(2026, 12, 8)
    assert barred.facts["vacant"] == date(2027, 1, 1)
    gone = way(portfolio(calendar("2026-12-08")), day=date(2027, 1, 2)).decision.barred
    assert gone is not None
    assert gone.body == "board"


def test_a_successor_with_a_mandate_takes_the_case_on_its_own_day() -> None:
    made = portfolio(calendar("2026-12-08"))
    later = {"id": "next", "title": "N", "type": "executive", "valid_from": "2027-01-01"}
    mandate = {"role": "decide", "decision": "given"}
    later |= {"mandates": [mandate], **calendar("2027-01-12", "2026-12-10")}
    entry = Entry("next", "bodies", "bodies/next.yaml", Body.model_validate(later), later)
    said = {"number": 1, "result": "approved"}
    ruled = {"body": "board", "date": "2026-05-01", "deciding": True, "points": [said]}
    raw = {"id": "given", "title": "G", "concerns": ["next"], "outcomes": [ruled]}
    raw["points"] = [{"number": 1, "text": "at"}]
    given = Entry("given", "decisions", "f", Decision.model_validate(raw), raw)
    both = Portfolio([*made.entries.values(), entry, given], made.settings, made.workflow)
    found = way(both, day=date(2026, 12, 9), case=None)
    assert (found.day, found.decision.whose) == (date(2027, 1, 12), "next")


def test_a_case_on_an_agenda_is_taken_though_the_deadline_has_passed() -> None:
    meeting = {"body": "board", "date": "2026-12-08", "agenda": ["case"]}
    made = portfolio(calendar("2026-12-08"), None, {"submitted": "2026-11-20"}, meeting)
    found = way(made, day=date(2026, 12, 5))
    assert found.day == date(2026, 12, 8)
    assert keys(found) == ["on_agenda"]
    unsent = portfolio(calendar("2026-12-08"), None, {}, meeting)
    assert way(unsent, day=date(2026, 12, 5)).day is None


def test_a_case_submitted_in_time_is_put_on_the_agenda() -> None:
    made = portfolio(calendar("2026-12-08"), None, {"submitted": "2026-12-01"})
    found = way(made, day=date(2026, 12, 5))
    assert (found.day, keys(found)) == (date(2026, 12, 8), ["submitted"])


@pytest.mark.parametrize(("status", "day"), [("cancelled", None), ("planned", "2026-12-08")])
def test_a_meeting_that_was_called_off_takes_nothing(status: str, day: str | None) -> None:
    meeting = {"body": "board", "date": "2026-12-08", "status": status}
    found = way(portfolio(calendar("2026-12-08"), None, None, meeting), case=None)
    assert found.day == (date.fromisoformat(day) if day else None)


def test_what_was_put_off_is_submitted_anew() -> None:
    point = [{"number": 1, "result": "postponed"}]
    said = {"body": "board", "date": "2026-11-20", "deciding": False, "points": point}
    case = {"submitted": "2026-11-01", "outcomes": [said]}
    found = way(portfolio(calendar("2026-11-27", "2026-12-08"), None, case))
    assert (found.day, keys(found)) == (date(2026, 12, 8), ["submits_today", "notice"])


def test_advice_comes_first_then_the_submission() -> None:
    board = calendar("2026-12-01", "2026-12-08", "2026-12-15")
    found = way(portfolio(board, calendar("2026-11-26", "2026-12-03")), CLINICAL, case=None)
    assert [(each.kind, each.day) for each in found.stages] == [
        ("advice", date(2026, 12, 3)),
        ("decision", date(2026, 12, 15)),
    ]
    assert keys(found) == ["advice_asked_today", "notice", "submits_after", "notice"]


def test_advice_asked_for_in_time_can_be_had_at_the_next_meeting() -> None:
    asked = {"subject": CLINICAL, "body": "circle", "requested": "2026-11-19"}
    made = portfolio(calendar("2026-12-08"), calendar("2026-11-26"), {"advice": [asked]})
    found = way(made, CLINICAL)
    assert [each.day for each in found.stages] == [date(2026, 11, 26), date(2026, 12, 8)]
    assert keys(found)[0] == "advice_asked"


def test_without_the_advice_that_nobody_can_give_the_day_is_told_apart() -> None:
    found = way(portfolio(calendar("2026-12-08"), calendar("2026-11-26")), CLINICAL)
    assert found.day is None
    assert found.waits[0].barred is not None
    assert found.waits[0].barred.why == "too_late"
    assert found.without is not None
    assert found.without.day == date(2026, 12, 8)


def test_advice_that_the_case_waives_is_not_waited_for() -> None:
    waiver = {"demand": "advice", "subject": CLINICAL, "reason": "Kredsen mødes ikke mere"}
    made = portfolio(calendar("2026-12-08"), None, {"waivers": [waiver]})
    assert way(made, CLINICAL).day == date(2026, 12, 8)
    assert way(portfolio(calendar("2026-12-08")), CLINICAL).day is None


@pytest.mark.parametrize(
    ("hearing", "ends", "key"),
    [
        ({"sent": "2026-11-10", "deadline": "2026-12-01"}, "2026-12-01", "hearing_open"),
        ({"sent": "2026-10-01", "deadline": "2026-11-01"}, "2026-11-23", "hearing_overdue"),
        ({"sent": "2026-11-20"}, "2026-12-04", "hearing_without_deadline"),
        ({"sent": "2026-01-20"}, "2026-11-23", "hearing_without_deadline"),
        ({}, "2026-12-07", "hearing_sent_today"),
        ({"deadline": "2026-12-02"}, "2026-12-02", "hearing_sent_with_deadline"),
        ({"deadline": "2026-11-02"}, "2026-12-07", "hearing_sent_today"),
        ({"sent": "2026-11-30"}, "2026-12-14", "hearing_sent_today"),
        (
            {"sent": "2026-11-01", "answered": "2026-12-24"},
            "2026-11-23",
            "hearing_without_deadline",
        ),
    ],
)
def test_a_hearing_ends_at_its_deadline_or_after_the_usual_days(
    hearing: Raw, ends: str, key: str
) -> None:
    made = portfolio(calendar("2026-12-30"), None, {"hearings": [{"party": "P", **hearing}]})
    found = way(made)
    assert (found.waits[0].day, keys(found)[0]) == (date.fromisoformat(ends), key)


def test_an_answered_hearing_is_not_waited_for() -> None:
    hearing = {"party": "P", "sent": "2026-11-01", "answered": "2026-11-20"}
    assert way(portfolio(calendar("2026-12-08"), None, {"hearings": [hearing]})).waits == ()


DAYS = st.integers(0, 120).map(lambda n: date(2026, 10, 1) + timedelta(days=n))
CALENDARS = st.lists(DAYS, max_size=6).map(lambda days: [each.isoformat() for each in sorted(days)])
NOTICES = st.one_of(st.integers(0, 30), st.none())
HEARINGS = st.fixed_dictionaries({}, optional={"sent": DAYS, "deadline": DAYS, "answered": DAYS})


@hypothesis_settings(max_examples=150, deadline=None)
@given(
    day=DAYS,
    boards=CALENDARS,
    circles=CALENDARS,
    notice=NOTICES,
    asked=st.none() | DAYS,
    sent=st.none() | DAYS,
    hearings=st.lists(HEARINGS, max_size=2),
)
def test_the_earliest_day_is_never_too_early(
    day: date,
    boards: list[str],
    circles: list[str],
    notice: int | None,
    asked: date | None,
    sent: date | None,
    hearings: list[dict[str, date]],
) -> None:
    """Not before the day asked, nor outside a mandate, nor before what it takes for granted."""
    heard = [{"party": "P", **{k: v.isoformat() for k, v in h.items()}} for h in hearings]
    request = {"requested": asked.isoformat()} if asked else {}
    case: Raw = {"hearings": heard, "advice": [{"subject": CLINICAL, "body": "circle", **request}]}
    case |= {"submitted": sent.isoformat()} if sent else {}
    board, circle = calendar(*boards, notice=notice), calendar(*circles, notice=notice)
    made = portfolio(board, circle, case)
    found = way(made, CLINICAL, day=day)
    for stage in (*found.stages, *((found.without,) if found.without else ())):
        assert (stage.day is None) == (stage.barred is not None)
        if stage.day is None:
            continue
        assert stage.day >= day
        if stage.sitting:
            role = "decide" if stage.kind == "decision" else "advise"
            assert mandates.holds(made, stage.whose, role, stage.day)
            assert stage.day.isoformat() in (boards if role == "decide" else circles)
            begun = (asked if role == "advise" else sent) or day
            assert min(begun, day) <= stage.sitting.submit_by <= stage.day
    if found.day:
        assert all(each.day is not None and each.day <= found.day for each in found.waits)
        if not (sent and sent <= day):
            waits = [each.day for each in found.waits if each.day]
            assert found.decision.sitting is not None
            assert max(waits, default=day) <= found.decision.sitting.submit_by
