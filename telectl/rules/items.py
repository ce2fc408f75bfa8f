"""Rules of what stands in a meeting besides its cases: drafts of outcomes, and other items."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from telectl.findings import Severity
from telectl.model.decision import Decision
from telectl.model.meeting import Matter, Meeting
from telectl.model.portfolio import Portfolio
from telectl.rules.registry import Told, rule
from telectl.workflow.whole import said_by

# What each sort of item is about: the kind of record, and the list that its number counts in.
ABOUT: dict[str, tuple[str, str | None]] = {
    "minutes": ("meetings", None),
    "gate": ("projects", None),
    "advice": ("decisions", "advice"),
    "hearing": ("decisions", "hearings"),
    "follow_up": ("decisions", "follow_ups"),
}


@rule("T013", Meeting)
def draft_in_a_closed_meeting(meeting: Meeting, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """A meeting that is closed or called off still holds what it said as a draft."""
    if meeting.said and meeting.status in ("closed", "cancelled"):
        cases = tuple(each.case for each in meeting.said)
        yield ("said",), {"meeting": meeting.id, "status": meeting.status, "cases": cases}


@rule("T020", Meeting)
def draft_of_what_is_said(meeting: Meeting, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """A meeting that isn't closed holds a draft to a point that has its outcome in the case."""
    for i, each in enumerate(meeting.said if meeting.status in ("planned", "held") else ()):
        case = portfolio.get(Decision, each.case)
        outcomes = said_by(case, meeting) if case else ()
        if any(not o.points or o.on(a.number) for o in outcomes for a in each.points):
            facts: dict[str, object] = {"case": each.case, "meeting": meeting.id, "place": i + 1}
            yield ("said", i, "case"), facts


@rule("T014", Meeting)
def draft_about_nothing(meeting: Meeting, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """A draft is about a case off the agenda, one that has a draft already, or no point of it."""
    seen: set[str] = set()
    for i, each in enumerate(meeting.said):
        if each.case not in meeting.agenda or each.case in seen:
            why = "twice" if each.case in seen else "off"
            facts: dict[str, object] = {"case": each.case, "meeting": meeting.id, "place": i + 1}
            yield ("said", i, "case"), {**facts, "why": why}
        seen.add(each.case)
        case = portfolio.get(Decision, each.case)
        known = tuple(point.number for point in case.points) if case else ()
        for j, answer in enumerate(each.points if case else ()):
            if answer.number not in known:
                facts = {"case": each.case, "meeting": meeting.id, "place": i + 1}
                facts |= {"number": answer.number, "why": "point"}
                yield ("said", i, "points", j, "number"), facts


@rule("T015", Meeting)
def item_about_nothing(meeting: Meeting, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """An item of the agenda says no text, or points to something that isn't there."""
    for i, each in enumerate(meeting.matters):
        why = _points_nowhere(portfolio, each)
        if why:
            facts: dict[str, object] = {"meeting": meeting.id, "sort": each.sort, "why": why}
            facts |= {"record": each.record, "number": each.number, "place": i + 1}
            yield ("matters", i), facts


def _points_nowhere(portfolio: Portfolio, matter: Matter) -> str | None:
    if matter.sort == "other":
        return None if matter.text else "text"
    kind, key = ABOUT[matter.sort]
    if matter.record is None:
        return "record"
    entry = portfolio.entries.get(matter.record)
    if entry is None:  # that is told of every reference that leads nowhere
        return None
    if entry.folder != kind:
        return "kind"
    if key and entry.record is not None:
        known = len(getattr(entry.record, key))
        return None if matter.number and matter.number <= known else "number"
    return None


@rule("T016", Meeting, Severity.WARNING, clauses=["C28"])
def nobody_there(meeting: Meeting, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """A meeting is closed and doesn't say who was there, nor that nobody knows."""
    if meeting.status == "closed" and meeting.attendance_known and not meeting.attendance:
        yield (), {"meeting": meeting.id}


@rule("T017", Meeting, Severity.WARNING, clauses=["C28"])
def past_and_still_planned(meeting: Meeting, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """The day of a meeting has passed, and it is neither held nor called off.

    Where an outcome names it, that is told of the outcome.
    """
    if meeting.status == "planned" and meeting.date < day and not _is_named(portfolio, meeting):
        yield ("status",), {"meeting": meeting.id, "date": meeting.date}


def _is_named(portfolio: Portfolio, meeting: Meeting) -> bool:
    said = (each for case in portfolio.of(Decision) for each in case.outcomes)
    return any(each.meeting == meeting.id for each in said)
