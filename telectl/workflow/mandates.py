"""Who may do what on a day: asked of the day of the act, never of today."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from telectl.model.base import Period
from telectl.model.body import Body
from telectl.model.decision import Decision
from telectl.model.organisation import Mandate, Organisation
from telectl.model.outcome import APPROVING, Outcome
from telectl.model.portfolio import UNSET, Portfolio
from telectl.workflow.quorum import is_void

# What binds others: after a succession it passes with a decision, or not at all.
BINDING = ("decide", "advise", "technically_responsible")
GIVING = ("decide", "found")


class _Asked(NamedTuple):
    """What for, on which day, about what; whether an end counts only once it is written down."""

    role: str
    day: date
    subject: str | None = None
    late: bool = True


def holds(
    portfolio: Portfolio, holder: str | None, role: str, day: date, subject: str | None = None
) -> bool:
    """Whether a body or organisation has a mandate on a day, for a subject if one is named.

    An unknown or unreadable holder has none.
    """
    return bool(_standing(portfolio, holder, _Asked(role, day, subject, late=False)))


def held(
    portfolio: Portfolio, holder: str | None, role: str, day: date, subject: str | None = None
) -> bool:
    """The same as it was known on the day of an act: an end written down later undoes nothing."""
    return bool(_standing(portfolio, holder, _Asked(role, day, subject)))


def late(
    portfolio: Portfolio, holder: str | None, role: str, day: date, subject: str | None = None
) -> tuple[Mandate, ...]:
    """The mandates that an act rests on although they, or their holder, had ended by then."""
    if holds(portfolio, holder, role, day, subject):
        return ()
    return _standing(portfolio, holder, _Asked(role, day, subject))


def holders(
    portfolio: Portfolio,
    role: str,
    day: date,
    subject: str | None = None,
    model: type[Body | Organisation] = Body,
) -> Iterator[str]:
    """The bodies with a mandate on a day, or the organisations."""
    for each in portfolio.of(model):
        if holds(portfolio, each.id, role, day, subject):
            yield each.id


def unfounded(
    portfolio: Portfolio,
    holder: Body | Organisation,
    mandate: Mandate,
    day: date,
    asked: frozenset[str] = frozenset(),
) -> bool:
    """Whether one binds by a mandate that needs a decision, and that none had given it by a day.

    The founding decision counts, or an approval of a case about it by who could give it.
    """
    if not needs_a_case(portfolio, holder, mandate):
        return False
    case = portfolio.get(Decision, mandate.decision)
    if case is None or case.item_type != "decision" or (case.withdrawn and case.withdrawn <= day):
        return True
    if not is_about(portfolio, holder, mandate, case):
        return True
    results: dict[int, str] = {}
    for outcome in case.rulings:
        if outcome.date <= day and _could_give(portfolio, case, outcome, asked | {holder.id}):
            results |= {each.number: each.result for each in outcome.points}
    return APPROVING.isdisjoint(results.values())


def needs_a_case(portfolio: Portfolio, holder: Body | Organisation, mandate: Mandate) -> bool:
    """Whether a mandate counts only by a decision.

    So does each by which a follower binds, and to decide anywhere but where the centre reports.
    """
    if mandate.role not in BINDING:
        return False
    return holder.id in portfolio.following or (
        mandate.role == "decide" and not _is_reported_to(portfolio, holder)
    )


def is_about(
    portfolio: Portfolio, holder: Body | Organisation, mandate: Mandate, case: Decision
) -> bool:
    """Whether a case can have given a mandate: it concerns the holder, or founds the centre.

    Where the settings can't be read that isn't known, and there is no centre for which to decide.

    Founding it lets nobody decide but the body to which it reports, and those before that one.
    """
    if holder.id in case.about or portfolio.settings is UNSET:
        return True
    founding = case.id == portfolio.settings.centre.founding_decision
    return founding and (mandate.role != "decide" or _is_reported_to(portfolio, holder))


def _is_reported_to(portfolio: Portfolio, holder: Body | Organisation) -> bool:
    """Whether the centre reports to a body or did before; to anyone while nothing is set."""
    centre = portfolio.settings.centre
    if centre.reports_to is None:
        return centre.established is None
    return any(each.id == holder.id for each in portfolio.line(Body, centre.reports_to))


def _could_give(
    portfolio: Portfolio, case: Decision, outcome: Outcome, asked: frozenset[str]
) -> bool:
    """Whether a body could give a mandate; none can give itself the one by which it gives."""
    if case.id == portfolio.settings.centre.founding_decision:
        return True
    if outcome.body in asked or is_void(portfolio, case.id, outcome):
        return False
    roles = GIVING if _founds(portfolio, outcome.body) else ("decide",)
    wanted = (_Asked(role, outcome.date) for role in roles)
    return any(any(_given(portfolio, outcome.body, each, asked)) for each in wanted)


def _founds(portfolio: Portfolio, body: str) -> bool:
    """Whether a body, or one that it follows, made the decision that founded the centre."""
    if portfolio.settings is UNSET:
        return True
    case = portfolio.get(Decision, portfolio.settings.centre.founding_decision)
    founders = {each.body for each in case.rulings} if case else set()
    line = [body]
    for each in line:
        line += [name for name in portfolio.following.get(each, ()) if name not in line]
    return not founders.isdisjoint(line)


def _standing(portfolio: Portfolio, holder: str | None, what: _Asked) -> tuple[Mandate, ...]:
    """The mandates of a holder that are the one asked for, looked up once."""
    asked = ("mandate", holder, what)
    return portfolio.once(asked, lambda: tuple(_given(portfolio, holder, what)))


def _given(
    portfolio: Portfolio,
    holder: str | None,
    what: _Asked,
    asked: frozenset[str] = frozenset(),
) -> Iterator[Mandate]:
    found = portfolio.get(Body, holder) or portfolio.get(Organisation, holder)
    within = portfolio.held if what.late else Period.covers
    if found is None or not within(found, what.day):
        return
    for each in found.mandates:
        meant = _is_meant(each, what) and within(each, what.day)
        if meant and not unfounded(portfolio, found, each, what.day, asked):
            yield each


def _is_meant(mandate: Mandate, what: _Asked) -> bool:
    """Whether a mandate is the one asked for; one to decide on some subjects decides no case."""
    if mandate.role != what.role:
        return False
    if what.subject is None:
        return what.role != "decide" or not mandate.subjects
    return what.subject in mandate.subjects
