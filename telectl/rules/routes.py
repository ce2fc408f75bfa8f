"""Rules of the way a case goes that moves no project: whose advice it needs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from telectl.findings import Severity
from telectl.model.base import Record
from telectl.model.decision import Decision
from telectl.model.portfolio import Portfolio
from telectl.rules.registry import TOLD_OF_ALL, rule_of_all
from telectl.rules.sight import begun, filed, hidden, settled, unread
from telectl.workflow import mandates, routes
from telectl.workflow.approval import approving


@rule_of_all("D021", Severity.WARNING, clauses=["C17", "C19", "C38", "C39", "C40", "C41"])
def decided_without_advice(portfolio: Portfolio, day: date) -> Iterator[TOLD_OF_ALL]:
    """A case about a plan, a mapping or a direction was approved without the advice it needs."""
    if not portfolio.workflow.routes or unread(portfolio, "bodies"):
        return
    told: set[tuple[str, str]] = set()
    for record in _routed(portfolio):
        for case, decided in _decided_about(portfolio, record, day):
            for subject in routes.wanted(portfolio, record):
                if (case.id, subject) in told or _answers(portfolio, case, subject, decided):
                    continue
                told.add((case.id, subject))
                facts = {"case": case.id, "record": record.id, "subject": subject}
                able = tuple(mandates.holders(portfolio, "advise", decided, subject))
                yield case.id, ("advice",), {**facts, "decided": decided, "bodies": able}


def _routed(portfolio: Portfolio) -> Iterator[Record]:
    for model in routes.ROUTED:
        yield from filed(portfolio, model)


def _decided_about(
    portfolio: Portfolio, record: Record, day: date
) -> Iterator[tuple[Decision, date]]:
    """The cases that concern a record, or on which it rests, approved by a day."""
    rests = portfolio.get(Decision, getattr(record, "decision", None))
    found = {each.id: each for each in portfolio.cases_about.get(record.id, ())}
    found |= {rests.id: rests} if rests else {}
    for case in found.values():
        decided = case.decided
        if decided is None or decided > day or not begun(portfolio, decided):
            continue
        if case.item_type == "decision" and not case.pre_charter and approving(case):
            yield case, decided


def _answers(portfolio: Portfolio, case: Decision, subject: str, decided: date) -> bool:
    bodies = (each.body for each in case.advice if each.subject == subject)
    return hidden(portfolio, *bodies) or routes.is_answered(portfolio, case, subject, decided)


@rule_of_all("V007", Severity.WARNING, clauses=["C17", "C19"])
def route_to_nobody(portfolio: Portfolio, day: date) -> Iterator[TOLD_OF_ALL]:
    """Cases need advice on something on which no body may advise."""
    if not settled(portfolio) or unread(portfolio, "bodies"):
        return
    for i, route in enumerate(portfolio.workflow.routes):
        if not any(mandates.holders(portfolio, "advise", day, route.advice)):
            yield "workflow", ("routes", i, "advice"), {"subject": route.advice}
