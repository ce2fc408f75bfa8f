"""The answers that a case waits for, advice and hearings: when each can be there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from telectl.model.advice import Advice, Hearing
from telectl.model.decision import Decision
from telectl.model.portfolio import Portfolio
from telectl.workflow import mandates
from telectl.workflow.barred import barred
from telectl.workflow.readiness import says
from telectl.workflow.sittings import Sitting, holding, sittings
from telectl.workflow.stages import Assumed, Stage, notice_of


def advice_stage(portfolio: Portfolio, case: Decision | None, subject: str, day: date) -> Stage:
    """When advice on a subject can be there: at a meeting of a body that may give it then."""
    asked = {each.body: each for each in _asked(case, subject, day)}
    bodies = tuple(holding(portfolio, "advise", day, subject))
    fitting = []
    for body in bodies:
        since = asked[body.id].requested if body.id in asked else None
        for each in sittings(portfolio, body, day):
            able = mandates.holds(portfolio, body.id, "advise", each.day, subject)
            listed = case is not None and case.id in each.agenda
            if able and (listed or (since or day) <= each.submit_by):
                fitting.append((each, since))
    if not fitting:
        whose = next((b.id for b in bodies if b.id in asked), bodies[0].id if bodies else None)
        why = barred(portfolio, bodies, "advise", day, subject)
        return Stage("advice", whose, None, subject, barred=why)
    first, since = min(fitting, key=lambda each: (each[0].day, each[0].body))
    assumed = tuple(_of_advice(portfolio, case, first, since, day))
    return Stage("advice", first.body, first.day, subject, first, assumed=assumed)


def _asked(case: Decision | None, subject: str, day: date) -> Iterator[Advice]:
    """The advice on a subject that was asked for and hasn't come."""
    for each in case.advice if case else ():
        answered = each.given is not None and each.given <= day
        if each.subject == subject and each.requested and each.requested <= day and not answered:
            yield each


def _of_advice(
    portfolio: Portfolio, case: Decision | None, sitting: Sitting, since: date | None, day: date
) -> Iterator[Assumed]:
    facts: dict[str, object] = {"body": sitting.body, "meets": sitting.day}
    if since:
        yield Assumed("advice_asked", {**facts, "since": since})
    elif case is not None and case.id in sitting.agenda:
        yield Assumed("advice_on_agenda", facts)
    else:
        yield Assumed("advice_asked_today", {**facts, "day": day})
        yield notice_of(portfolio, sitting.body)


def waives(case: Decision | None, subject: str) -> bool:
    """Whether a case does without advice on a subject, once it is approved."""
    waivers = case.waivers if case else ()
    named = (each for each in waivers if each.demand == "advice" and says(each.reason))
    return any(each.subject in (None, subject) for each in named)


def unanswered(case: Decision | None, day: date) -> tuple[Hearing, ...]:
    """The parties that are heard in a case and haven't answered by a day."""
    hearings = case.hearings if case else ()
    return tuple(each for each in hearings if each.answered is None or each.answered > day)


def hearing_stage(portfolio: Portfolio, hearing: Hearing, day: date) -> Stage:
    """When a hearing is over: its deadline, or as many days as hearings are given."""
    days = portfolio.settings.thresholds.hearing_days
    sent, until = hearing.sent, hearing.deadline
    facts: dict[str, object] = {"party": hearing.party, "deadline": until, "n": days}
    if sent is None or sent > day:
        begin = max(sent or day, day)
        known = until is not None and until >= begin
        ends = until if known and until else _after(begin, days)
        key = "hearing_sent_with_deadline" if known else "hearing_sent_today"
        facts |= {"day": begin, "deadline": ends}
    elif until is None:
        ends, key = max(_after(sent, days), day), "hearing_without_deadline"
        facts["deadline"] = ends
    elif until < day:
        ends, key = day, "hearing_overdue"
    else:
        ends, key = until, "hearing_open"
    whose = hearing.organisation or hearing.party
    return Stage("hearing", whose, ends, assumed=(Assumed(key, facts),))


def _after(day: date, days: int) -> date:
    return day + timedelta(days=min(days, (date.max - day).days))
