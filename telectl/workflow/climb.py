"""The bodies that a case climbs through, and with which of them it lies on a day."""

from __future__ import annotations

from datetime import date

from telectl.model.decision import Decision
from telectl.model.outcome import PUT_OFF
from telectl.model.portfolio import Portfolio
from telectl.workflow import mandates

DECIDED = ("decision", "hearing")


def has_heard(case: Decision, body: str, day: date) -> bool:
    """Whether a body has said its word to a case by a day, and left none of it for another."""
    said = [each for each in case.outcomes if each.body == body and each.date <= day]
    last = {e.number: e.result for each in sorted(said, key=lambda o: o.date) for e in each.points}
    if said:
        return PUT_OFF.isdisjoint(last.values())
    return any(each.body == body and each.given and each.given <= day for each in case.advice)


def is_over(case: Decision, day: date) -> bool:
    """Whether nobody is to say anything more to a case: it was withdrawn, or all is settled."""
    if case.withdrawn and case.withdrawn <= day:
        return True
    return bool(case.outcome and case.outcome.date <= day and not case.left_open)


def lies_with(portfolio: Portfolio, case: Decision, day: date) -> str | None:
    """The next body of a case's climb; where all of it have said their word, one that decides."""
    if is_over(case, day):
        return None
    left = [each for each in case.chain if not has_heard(case, each, day)]
    for each in (followed_by(portfolio, each, day) for each in left):
        if not has_heard(case, each, day):
            return each
    if case.item_type not in DECIDED:
        return None
    able = mandates.holders(portfolio, "decide", day)
    return next((each for each in able if not has_heard(case, each, day)), None)


def followed_by(portfolio: Portfolio, body: str, day: date) -> str:
    """The body that sits in the place of one that is gone by a day; itself while it is there."""
    seen = {body}
    while (found := portfolio.body(body)) and not found.covers(day):
        there = [each for each in found.successors if portfolio.body(each)]
        if len(there) != 1 or there[0] in seen:
            break
        body = there[0]
        seen.add(body)
    return body


def chain_with(portfolio: Portfolio, case: Decision, body: str, day: date) -> tuple[str, ...]:
    """The climb with one more body in it: before those that are yet to decide."""
    if body in case.chain:
        return case.chain
    for i, each in enumerate(case.chain):
        decides = mandates.holds(portfolio, each, "decide", day)
        if decides and not has_heard(case, each, day):
            return (*case.chain[:i], body, *case.chain[i:])
    return (*case.chain, body)
