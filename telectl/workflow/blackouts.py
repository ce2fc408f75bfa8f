"""Days on which nothing may start at a site, its own or those of what it is part of."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from telectl.model.organisation import Blackout, Organisation
from telectl.model.portfolio import Portfolio


def closing(portfolio: Portfolio, site: str, day: date) -> Blackout | None:
    """The blackout that a day lies in; one that was known by then comes first."""
    found = [each for each in _of(portfolio, site) if each.start <= day <= each.end]
    return max(found, key=lambda each: was_known(each, day), default=None)


def was_known(blackout: Blackout, day: date) -> bool:
    """Whether it was announced by a day; one that doesn't say when was known all along."""
    return blackout.announced is None or blackout.announced <= day


def known_closing(portfolio: Portfolio, site: str, day: date) -> Blackout | None:
    """The blackout that a day lies in and that was known by then."""
    found = closing(portfolio, site, day)
    return found if found and was_known(found, day) else None


def _of(portfolio: Portfolio, site: str) -> Iterator[Blackout]:
    for each in portfolio.wholes(site):
        found = portfolio.get(Organisation, each)
        yield from found.blackouts if found else ()
