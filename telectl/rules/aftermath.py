"""Rules of what follows a decision: journal, follow-up, those to be told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from telectl.findings import Severity
from telectl.model.body import Body
from telectl.model.decision import Decision
from telectl.model.portfolio import Portfolio
from telectl.rules.registry import TOLD_OF_ALL, Told, rule, rule_of_all
from telectl.rules.sight import begun, filed, lateness, settled
from telectl.workflow.aftermath import lacks_excerpt, left_to_tell
from telectl.workflow.approval import approving
from telectl.workflow.orientations import informed, untold


@rule("D007", Decision, Severity.WARNING)
def not_journalised(case: Decision, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """A decided case has no number in the records system yet."""
    decided = case.decided
    if decided is not None and case.journal is None and not case.pre_charter:
        days = (day - decided).days
        if days > portfolio.settings.thresholds.journal_days:
            yield (), {"case": case.id, "decided": decided, "days": days}


@rule("D008", Decision, Severity.WARNING, clauses=["C14"])
def no_follow_up(case: Decision, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """An approved case says neither what is to be done nor that nothing is."""
    said = case.follow_ups or case.no_follow_up
    if not said and not case.pre_charter and approving(case):
        yield (), {"case": case.id, "decided": case.decided}


@rule("D009", Decision, Severity.WARNING, clauses=["C14"])
def follow_up_overdue(case: Decision, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """A follow-up is past its deadline and not done."""
    for i, each in enumerate(case.follow_ups if case.withdrawn is None else ()):
        if each.done is None and each.deadline < day:
            facts: dict[str, object] = {"case": case.id, "number": i + 1, "text": each.text}
            facts |= {"responsible": each.responsible, "deadline": each.deadline}
            yield ("follow_ups", i, "deadline"), {**facts, **lateness(each.deadline, day)}


@rule_of_all("D010", Severity.WARNING, clauses=["C21"])
def fora_not_told(portfolio: Portfolio, day: date) -> Iterator[TOLD_OF_ALL]:
    """A forum that is to be informed has not been told of a decision in time."""
    allowed = timedelta(days=portfolio.settings.thresholds.orientation_days)
    fora = [each.id for each in filed(portfolio, Body) if informed(each)]
    for case in filed(portfolio, Decision) if fora else ():
        decided = case.decided
        if decided is None or day - decided <= allowed or not begun(portfolio, decided):
            continue
        left = untold(portfolio, case, day, fora)
        if left:
            yield case.id, ("orientations",), {"case": case.id, "decided": decided, "forums": left}


@rule("D040", Decision, Severity.WARNING, clauses=["C14"])
def no_excerpt_sent(case: Decision, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """Somebody waits for the outcome or is to act on it, and got no excerpt of the minutes."""
    decided = case.decided
    if decided is None or not begun(portfolio, decided) or not lacks_excerpt(case):
        return
    days = (day - decided).days
    if days > portfolio.settings.thresholds.excerpt_days:
        yield (), {"case": case.id, "decided": decided, "days": days}


@rule("D041", Decision)
def excerpt_before_the_outcome(case: Decision, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """An excerpt was sent before any body had said anything to the case."""
    first = min((each.date for each in case.outcomes), default=None)
    for i, each in enumerate(case.excerpts):
        if first is None or each.sent < first:
            facts = {"case": case.id, "to": each.to, "sent": each.sent, "decided": first}
            yield ("excerpts", i, "sent"), {**facts, "why": "early" if first else "undecided"}


@rule("D042", Decision, Severity.WARNING, clauses=["C21"])
def forum_not_told_in_time(case: Decision, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """A forum that the case says is to be told was not told by its deadline.

    Who is to be told by a mandate is told of by D010.
    """
    if case.decided is None or not settled(portfolio):
        return
    for due, fora in left_to_tell(case, day, untold(portfolio, case, day)):
        if due < day:
            at = next(i for i, e in enumerate(case.to_tell) if e.forum == fora[0])
            facts = {"case": case.id, "deadline": due, "forums": fora}
            yield ("to_tell", at, "deadline"), {**facts, **lateness(due, day)}
