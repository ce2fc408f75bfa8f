"""What the list of each kind says of a record, by column."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from telectl.document import Inline, Text
from telectl.model.base import Period, Unknown
from telectl.model.decision import Decision
from telectl.model.effect import Effect
from telectl.model.meeting import Meeting
from telectl.model.member import Member
from telectl.model.organisation import Organisation
from telectl.model.project import Project
from telectl.model.solution import Solution
from telectl.model.task import Task
from telectl.reports.cases import standing_of
from telectl.reports.figures import figure
from telectl.reports.filters import standing
from telectl.reports.lights import light, lights_on
from telectl.reports.paper_ruling import is_of
from telectl.reports.teller import NOTHING, Teller
from telectl.workflow import aftermath
from telectl.workflow.awaiting import awaiting
from telectl.workflow.climb import lies_with
from telectl.workflow.demands import maturity_on
from telectl.workflow.submitting import listing

Row = dict[str, Inline]


def project(teller: Teller, each: Project) -> Row:
    """State, light, owner, next milestone."""
    state = standing(each, teller.day)
    ended = state is not None and teller.portfolio.workflow.is_final(state)
    return {
        "id": each.id,
        "title": each.title,
        "state": teller.state(state) if state else NOTHING,
        "light": "" if ended else light(teller, lights_on(teller, each)),
        "owner": teller.name(each.owner),
        "next_milestone": "" if ended else _next_milestone(teller, each),
    }


def _next_milestone(teller: Teller, each: Project) -> Inline:
    ahead = [m for m in each.milestones if m.done is None or m.done > teller.day]
    first = min(ahead, key=lambda m: m.due, default=None)
    if first is None:
        return NOTHING
    text = f"{teller.date(first.due)} {first.title}"
    if first.due >= teller.day:
        return text
    return Text(teller.voice("list.passed", text=text), "watch")


def solution(teller: Teller, each: Solution) -> Row:
    """Area, maturity, where it is in use."""
    voice = teller.voice
    reached = maturity_on(each, teller.day)
    sites = [teller.brief(d.site) for d in each.deployments if d.state != "ended"]
    where = voice("list.external") if each.external else ", ".join(sites) or NOTHING
    return {
        "id": each.id,
        "title": each.title,
        "area": each.area,
        "maturity": str(reached.level) if reached else NOTHING,
        "deployed": where,
    }


def member(teller: Teller, each: Member) -> Row:
    """Seats on the day, home, period."""
    seats = [
        f"{teller.brief(seat.body)} ({teller.voice.enum('role', seat.role)})"
        for seat in each.seats
        if seat.covers(teller.day)
    ]
    return {
        "id": each.id,
        "title": each.title,
        "seats": ", ".join(seats) or NOTHING,
        "home": teller.brief(each.home_organisation),
        "period": period(teller, each),
    }


def organisation(teller: Teller, each: Organisation) -> Row:
    """Type, sector, codes, period."""
    codes = (f"{name} {value}" for name, value in each.identifiers if value)
    return {
        "id": each.id,
        "title": each.title,
        "type": teller.voice.enum("type", each.type),
        "sector": teller.voice.enum("sector", each.sector),
        "codes": ", ".join(codes),
        "period": period(teller, each),
    }


def decision(teller: Teller, each: Decision) -> Row:
    """Where the case stands, since when, with whom, its number."""
    stands = standing_of(each, teller.day)
    said_by = stands.body if stands.stands in ("decided", "postponed") else None
    body = said_by or (each.chain[-1] if each.chain else None)
    return {
        "id": each.id,
        "title": each.title,
        "stands": stands.text(teller),
        "date": teller.date(stands.since),
        "body": teller.brief(body),
        "journal": each.journal.number if each.journal else NOTHING,
    }


def case(teller: Teller, each: Decision) -> Row:
    """The same, with whom it lies, and the next meeting that has it on its agenda."""
    holder = lies_with(teller.portfolio, each, teller.day)
    ahead = [m for m in listing(teller.portfolio, each) if m.date >= teller.day]
    first = min(ahead, key=lambda m: m.date, default=None)
    waiting = [teller.name(project) for project in awaiting(teller.portfolio, each, teller.day)]
    plain = decision(teller, each)
    if waiting:
        stands = plain["stands"]
        told = stands.text if isinstance(stands, Text) else stands
        stands = teller.voice("list.awaiting", stands=told, projects=waiting)
        plain["stands"] = Text(stands, "watch")
    return {
        **plain,
        "lies_with": teller.brief(holder) if holder else NOTHING,
        "next_meeting": first.id if first else NOTHING,
    }


def meeting(teller: Teller, each: Meeting) -> Row:
    """Day, body, status, how many cases, what is still to come after those that it decided."""
    return {
        "id": each.id,
        "date": teller.date(each.date),
        "body": teller.brief(each.body),
        "title": each.title,
        "status": teller.voice.enum("status", each.status),
        "cases": str(len(each.agenda)),
        "owed": _owed(teller, each),
    }


def _owed(teller: Teller, each: Meeting) -> Inline:
    """What is overdue after a meeting: its closing, its minutes, what follows its decisions."""
    late: Counter[str] = Counter()
    for case in (teller.portfolio.get(Decision, name) for name in each.agenda):
        if case is not None and any(is_of(outcome, each) for outcome in case.rulings):
            owed = aftermath.owed(teller.portfolio, case, teller.day)
            late.update({one.kind for one in owed if one.due < teller.day})
    said = [*_unfinished(teller, each)]
    said += [f"{teller.voice.enum('owed', kind)} ({n})" for kind, n in sorted(late.items())]
    return Text(", ".join(said), "watch") if said else NOTHING


def _unfinished(teller: Teller, each: Meeting) -> Iterator[str]:
    """That a meeting whose day is over isn't closed, or that its minutes aren't approved."""
    if each.status in ("planned", "held") and each.date < teller.day:
        yield teller.voice("meeting.not_closed")
    elif each.minutes is not None and each.minutes.status == "draft":
        yield teller.voice("meeting.draft_minutes")


def effect(teller: Teller, each: Effect) -> Row:
    """What was measured, which way it went, how it was found."""
    voice = teller.voice
    return {
        "id": each.id,
        "solution": teller.name(each.solution),
        "indicator": each.indicator,
        "direction": voice.enum("direction", each.direction),
        "difference": figure(teller, each) or NOTHING,
        "design": voice.enum("design", each.design),
    }


def task(teller: Teller, each: Task) -> Row:
    """Whose, until when, whether it is late."""
    late = each.due is not None and each.due < teller.day and not is_done(each, teller.day)
    due = teller.date(each.due)
    return {
        "id": each.id,
        "title": each.title,
        "owner": teller.name(each.owner),
        "due": Text(due, "watch") if late else due,
        "finished": teller.date(each.done),
    }


def is_done(each: Task, day: date) -> bool:
    """Whether a task was done by a day."""
    return each.done is not None and each.done <= day


def period(teller: Teller, each: Period) -> str:
    """From–to, an open end left open; what isn't confirmed says so."""
    start, end = each.valid_from, each.valid_to
    if start is None and end is None:
        return ""
    if isinstance(start, Unknown) and isinstance(end, Unknown):
        return teller.voice("report.unconfirmed")
    said = [teller.date(day) if day else "…" for day in (start, end)]
    return " – ".join(said)
