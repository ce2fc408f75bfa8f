"""Who may do what on a day: asked of the day of the act, never of today."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from telectl.model.base import Period
from telectl.model.body import Body
from telectl.model.decision import APPROVING, Decision, Outcome
from telectl.model.organisation import Mandate, Organisation
from telectl.model.portfolio import Portfolio
from telectl.workflow.quorum import is_void

# What binds others: after a succession it passes with a decision, or not at all.
BINDING = ("decide", "advise", "technically_responsible")
GIVING = ("decide", "found")


class _Asked(NamedTuple):
    """What for, on which day, about what; whether an end written down later counts."""

    role: str
    day: date
    subject: str | None = None
    within: Callable[[Period, date], bool] = Period.held


def holds(
    portfolio: Portfolio, holder: str | None, role: str, day: date, subject: str | None = None
) -> bool:
    """Whether a body or organisation has a mandate on a day, for a subject if one is named.

    An unknown or unreadable holder has none.
    """
    return any(_given(portfolio, holder, _Asked(role, day, subject, Period.covers)))


def held(
    portfolio: Portfolio, holder: str | None, role: str, day: date, subject: str | None = None
) -> bool:
    """The same as it was known on the day of an act: an end written down later undoes nothing."""
    return any(_given(portfolio, holder, _Asked(role, day, subject)))


def late(
    portfolio: Portfolio, holder: str | None, role: str, day: date, subject: str | None = None
) -> tuple[Mandate, ...]:
    """The mandates that an act rests on although they, or their holder, had ended by then."""
    if holds(portfolio, holder, role, day, subject):
        return ()
    return tuple(_given(portfolio, holder, _Asked(role, day, subject)))


def holders(
    portfolio: Portfolio, role: str, day: date, subject: str | None = None
) -> Iterator[str]:
    """The bodies with a mandate on a day."""
    for body in portfolio.of(Body):
        if holds(portfolio, body.id, role, day, subject):
            yield body.id


def unfounded(
    portfolio: Portfolio,
    holder: Body | Organisation,
    mandate: Mandate,
    day: date,
    asked: frozenset[str] = frozenset(),
) -> bool:
    """Whether one that follows another binds by a mandate that no decision had given it by a day.

    The founding decision counts, or an approval by a body that could decide on its day.
    """
    if mandate.role not in BINDING or holder.id not in portfolio.following:
        return False
    case = portfolio.get(Decision, mandate.decision)
    if case is None or case.item_type != "decision" or (case.withdrawn and case.withdrawn <= day):
        return True
    results: dict[int, str] = {}
    for outcome in case.rulings:
        if outcome.date <= day and _could_give(portfolio, case, outcome, asked | {holder.id}):
            results |= {each.number: each.result for each in outcome.points}
    return APPROVING.isdisjoint(results.values())


def _could_give(
    portfolio: Portfolio, case: Decision, outcome: Outcome, asked: frozenset[str]
) -> bool:
    """Whether a body could give a mandate; none can give itself the one by which it gives."""
    if case.id == portfolio.settings.centre.founding_decision:
        return True
    if is_void(portfolio, case.id, outcome):
        return False
    wanted = (_Asked(role, outcome.date) for role in GIVING)
    return outcome.body not in asked and any(
        any(_given(portfolio, outcome.body, each, asked)) for each in wanted
    )


def _given(
    portfolio: Portfolio,
    holder: str | None,
    what: _Asked,
    asked: frozenset[str] = frozenset(),
) -> Iterator[Mandate]:
    found = portfolio.get(Body, holder) or portfolio.get(Organisation, holder)
    if found is None or not what.within(found, what.day):
        return
    for each in found.mandates:
        if _is_meant(each, what) and not unfounded(portfolio, found, each, what.day, asked):
            yield each


def _is_meant(mandate: Mandate, what: _Asked) -> bool:
    if mandate.role != what.role or not what.within(mandate, what.day):
        return False
    return what.subject is None or what.subject in mandate.subjects
