"""The earliest day on which a body can decide a case, and all that this takes for granted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from telectl.model.body import Body
from telectl.model.decision import Decision
from telectl.model.portfolio import Portfolio
from telectl.workflow import mandates
from telectl.workflow.answers import advice_stage, hearing_stage, unanswered, waives
from telectl.workflow.barred import Barred, barred
from telectl.workflow.sittings import Sitting, holding, notice, sittings
from telectl.workflow.stages import Assumed, Path, Stage, notice_of


class When(NamedTuple):
    """Since when a case is submitted, the day it is ready, and whether it waits for answers."""

    since: date | None
    ready: date
    waits: bool


def path(portfolio: Portfolio, case: Decision | None, subjects: Sequence[str], day: date) -> Path:
    """How a case, or one yet to be written, comes to be decided when advice is still lacking."""
    wanted = [each for each in subjects if not waives(case, each)]
    waits = [advice_stage(portfolio, case, each, day) for each in wanted]
    waits += [hearing_stage(portfolio, each, day) for each in unanswered(case, day)]
    lost = next((each for each in waits if each.day is None), None)
    days = [each.day for each in waits if each.day is not None]
    when = When(submitted(portfolio, case, day), max(days, default=day), bool(days))
    decision = _decision(portfolio, case, when, day)
    if lost is None:
        return Path(tuple(waits), decision)
    stuck = Stage("decision", decision.whose, None, barred=Barred("advice", lost.whose, {}))
    return Path(tuple(waits), stuck, decision)


def _decision(portfolio: Portfolio, case: Decision | None, when: When, day: date) -> Stage:
    """The first meeting of a body with the mandate on its day that the case can still reach."""
    bodies = tuple(holding(portfolio, "decide", day))
    fitting = [
        each
        for body in bodies
        for each in sittings(portfolio, body, max(when.ready, day))
        if mandates.holds(portfolio, body.id, "decide", each.day)
        and (_is_taken(case, each, when.since) or (when.since or when.ready) <= each.submit_by)
    ]
    if not fitting:
        whose = bodies[0].id if bodies else None
        return Stage(
            "decision", whose, None, barred=barred(portfolio, bodies, "decide", when.ready)
        )
    first = min(fitting, key=lambda each: (each.day, each.body))
    assumed = tuple(_of_decision(portfolio, case, first, when))
    return Stage("decision", first.body, first.day, sitting=first, assumed=assumed)


def _is_taken(case: Decision | None, sitting: Sitting, since: date | None) -> bool:
    return case is not None and case.id in sitting.agenda and since is not None


def submitted(portfolio: Portfolio, case: Decision | None, day: date) -> date | None:
    """The day on which a case was submitted; what was put off is so again by an agenda alone."""
    if case is None or case.submitted is None or case.submitted > day:
        return None
    said = [each for each in case.outcomes if case.submitted <= each.date <= day]
    if any(mandates.held(portfolio, each.body, "decide", each.date) for each in said):
        return case.submitted if _is_listed(portfolio, case, day) else None
    return case.submitted


def _is_listed(portfolio: Portfolio, case: Decision, day: date) -> bool:
    return any(
        case.id in each.agenda
        for body in holding(portfolio, "decide", day)
        for each in sittings(portfolio, body, day)
    )


def _of_decision(
    portfolio: Portfolio, case: Decision | None, sitting: Sitting, when: When
) -> Iterator[Assumed]:
    facts: dict[str, object] = {"body": sitting.body, "day": when.since or when.ready}
    facts["meets"] = sitting.day
    if case is None or when.since is None:
        yield Assumed("submits_after" if when.waits else "submits_today", facts)
        yield notice_of(portfolio, sitting.body)
        return
    listed = case.id in sitting.agenda
    yield Assumed("on_agenda" if listed else "submitted", {**facts, "meeting": sitting.meeting})
    if when.waits:
        yield Assumed("forwarded", facts)
    if not listed and notice(portfolio.get(Body, sitting.body)) is None:
        yield notice_of(portfolio, sitting.body)
