"""Who is nearest to a mandate that nobody holds: for the command that gives it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from telectl.model.body import Body
from telectl.model.organisation import Mandate, Organisation
from telectl.model.portfolio import Portfolio
from telectl.workflow import mandates

Holder = Body | Organisation


def nearest_holder(
    portfolio: Portfolio, role: str, day: date, subject: str | None = None
) -> Holder | None:
    """The last that held it, or what follows that one; else the body that the settings name."""
    known = [each for each in _holders(portfolio) if each.covers(day)]
    had = [each for each in _holders(portfolio) if _has(each, role, subject)]
    for each in (*had, *_after(portfolio, had)):
        if each in known:
            return each
    centre = portfolio.settings.centre
    team = centre.core_team
    named = {"involve": centre.reference_group, "run": team, "prepare": team}
    found = portfolio.body(named.get(role))
    return found if found in known else None


def must_be_decided(portfolio: Portfolio, holder: Holder, role: str) -> bool:
    """Whether a mandate given to somebody counts only by a decision."""
    return mandates.needs_a_case(portfolio, holder, Mandate.model_validate({"role": role}))


def _holders(portfolio: Portfolio) -> tuple[Holder, ...]:
    return (*portfolio.of(Body), *portfolio.of(Organisation))


def _has(holder: Holder, role: str, subject: str | None) -> bool:
    return any(
        each.role == role and (subject is None or subject in each.subjects)
        for each in holder.mandates
    )


def _after(portfolio: Portfolio, gone: list[Holder]) -> Iterator[Holder]:
    """What follows them, one step after the other."""
    names = [each.id for each in gone]
    for name in names:
        for new, before in portfolio.following.items():
            if name in before and new not in names:
                names.append(new)
                found = portfolio.get(Body, new) or portfolio.get(Organisation, new)
                if found:
                    yield found
