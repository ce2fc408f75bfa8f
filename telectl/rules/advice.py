"""Rules of advice and hearings: asked, answered, by whom."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from telectl.findings import Severity
from telectl.model.advice import Advice, Hearing
from telectl.model.body import Body
from telectl.model.decision import Decision
from telectl.model.portfolio import Portfolio
from telectl.rules.registry import Told, rule
from telectl.workflow import mandates, quorum


@rule("D011", Decision)
def given_before_asked(case: Decision, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """Advice was given before it was asked for."""
    for i, advice in enumerate(case.advice):
        if advice.requested and advice.given and advice.given < advice.requested:
            facts = {"given": advice.given, "requested": advice.requested}
            yield ("advice", i, "given"), {"body": advice.body, **facts}


@rule("D012", Decision, Severity.WARNING, clauses=["C17", "C18", "C19", "C20"])
def advice_that_does_not_count(case: Decision, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """A body advised without the mandate, without its quorum, or at no meeting of its own."""
    for i, advice in enumerate(case.advice):
        if advice.given is None or portfolio.get(Body, advice.body) is None:
            continue
        why = _void(portfolio, case, advice, advice.given)
        if why:
            facts = {"body": advice.body, "subject": advice.subject, "date": advice.given}
            facts |= {"case": case.id, "number": i + 1, "meeting": advice.meeting}
            yield ("advice", i, "body"), {**facts, "why": why}


def _void(portfolio: Portfolio, case: Decision, advice: Advice, given: date) -> str | None:
    """Why advice doesn't count; where a meeting can't be read nobody knows."""
    if not mandates.held(portfolio, advice.body, "advise", given, advice.subject):
        return "mandate"
    if quorum.is_elsewhere(portfolio, advice):
        return "elsewhere"
    return "short" if quorum.is_short(portfolio, case.id, advice) else None


@rule("D013", Decision, Severity.WARNING, clauses=["C17", "C19"])
def advice_outstanding(case: Decision, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """Advice was asked for and has not come for too long."""
    if not _open(case):
        return
    allowed = portfolio.settings.thresholds.advice_answer_days
    for i, advice in enumerate(case.advice):
        if advice.requested and not advice.given and (day - advice.requested).days > allowed:
            facts = {"body": advice.body, "subject": advice.subject, "case": case.id}
            days = (day - advice.requested).days
            yield ("advice", i, "requested"), {**facts, "requested": advice.requested, "days": days}


def _open(case: Decision) -> bool:
    return case.decided is None and case.withdrawn is None


@rule("D015", Decision)
def hearing_out_of_order(case: Decision, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """A hearing's deadline or answer lies before the day it was sent."""
    for i, hearing in enumerate(case.hearings):
        for key in ("deadline", "answered"):
            when = getattr(hearing, key)
            if hearing.sent and when and when < hearing.sent:
                facts = {"party": hearing.party, "sent": hearing.sent, "date": when, "key": key}
                yield ("hearings", i, key), facts


@rule("D016", Decision, Severity.WARNING)
def hearing_unanswered(case: Decision, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """A hearing is past its deadline, unanswered, and the case is not decided."""
    for i, hearing in enumerate(case.hearings if _open(case) else ()):
        if _overdue(hearing, day):
            facts = {"party": hearing.party, "deadline": hearing.deadline, "case": case.id}
            yield ("hearings", i, "deadline"), {**facts, "number": i + 1}


def _overdue(hearing: Hearing, day: date) -> bool:
    return hearing.deadline is not None and hearing.deadline < day and hearing.answered is None


@rule("D025", Decision, Severity.WARNING)
def hearing_too_short(case: Decision, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """A hearing leaves its party fewer days to answer than agreed."""
    wanted = portfolio.settings.thresholds.hearing_days
    for i, hearing in enumerate(case.hearings if _open(case) else ()):
        if hearing.sent and hearing.deadline and hearing.answered is None:
            days = (hearing.deadline - hearing.sent).days
            if 0 <= days < wanted:
                facts = {"party": hearing.party, "case": case.id, "number": i + 1, "n": days}
                yield ("hearings", i, "deadline"), {**facts, "days": days, "wanted": wanted}
