"""Whether a site is ready for use: which conditions it lacks, and why."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from telectl.model.portfolio import Portfolio
from telectl.model.project import Evidence
from telectl.model.solution import Deployment, Readiness, Solution
from telectl.workflow.blackouts import known_closing
from telectl.workflow.exemptions import Condition, exempts
from telectl.workflow.signing import may_sign

# What the charter itself asks of every site: only a decision does without it.
CHARTERED = frozenset(
    {"workflow_change", "training", "safe_operation", "commissioning", "operations_acknowledgement"}
)
ACKNOWLEDGEMENT = "operations_acknowledgement"
SIGNING = ("technical", "clinical")


def done(item: Evidence | Readiness) -> bool:
    """Whether it is approved, or said with a reason not to apply."""
    return item.status == "approved" or (item.status == "not_applicable" and says(item.reason))


def says(text: str | None) -> bool:
    """Whether a text says anything: blanks are no reason."""
    return bool(text and text.strip())


class Shortfall(NamedTuple):
    """A condition of use that isn't met, and why: what stands there may lack something."""

    item: str
    why: str = "absent"
    share: int | None = None
    missing: tuple[str, ...] = ()
    start: date | None = None


class Site(NamedTuple):
    """A solution at a site on a day, as its conditions are judged."""

    portfolio: Portfolio
    solution: Solution
    where: Deployment
    day: date


def shortfall_facts(lacking: tuple[Shortfall, ...]) -> dict[str, object]:
    """What is told of the conditions that one site lacks."""
    whys = tuple(dict.fromkeys(each.why for each in lacking if each.why != "absent"))
    facts: dict[str, object] = {"items": tuple(each.item for each in lacking)}
    if whys:
        facts |= {"why": "short", "whys": whys}
    return facts


def standing_at(solution: Solution, site: str) -> Deployment | None:
    """The deployment at a site that has not ended."""
    there = (each for each in solution.deployments if each.site == site)
    return next((each for each in there if each.state != "ended"), None)


def site_lacks(
    portfolio: Portfolio, solution: Solution, site: str, items: tuple[str, ...], day: date
) -> Iterator[Shortfall]:
    """The conditions of use that one site doesn't meet on a day."""
    found = standing_at(solution, site)
    at = Site(portfolio, solution, found, day) if found else None
    for item in items:
        short = _shortfall(at, item) if at else Shortfall(item)
        if short:
            yield short


def _shortfall(at: Site, item: str) -> Shortfall | None:
    if any(_is_exempt(at, each) for each in at.where.readiness if each.item == item):
        return None
    short = _lacking(at, item)
    if short is None and item == ACKNOWLEDGEMENT:
        return _closed(at)
    return short


def _lacking(at: Site, item: str) -> Shortfall | None:
    latest = _latest(at, item)
    if latest is None:
        return _not_done(at, item)
    if latest.status == "not_applicable":
        return Shortfall(item, "exemption") if item in CHARTERED else None
    return _substance(at, latest)


def _is_exempt(at: Site, entry: Readiness) -> bool:
    condition = Condition(at.solution, at.where.site, entry.item)
    return exempts(at.portfolio, entry.exemption, condition, at.day)


def _latest(at: Site, item: str) -> Readiness | None:
    """What was last done about a condition by a day.

    An acknowledgement given before the start counts, whatever was written after it.
    """
    found: Readiness | None = None
    for each in at.where.readiness:
        past = each.item == item and each.date is not None and each.date <= at.day
        if past and done(each) and (found is None or _follows(at, found, each)):
            found = each
    return found


def _follows(at: Site, held: Readiness, each: Readiness) -> bool:
    start = at.where.start if each.item == ACKNOWLEDGEMENT else None
    assert held.date is not None
    assert each.date is not None
    if start and (held.date > start) != (each.date > start):
        return held.date > start
    return held.date <= each.date


def _not_done(at: Site, item: str) -> Shortfall:
    """Nothing was done by the day: perhaps it is begun, waived in vain, or dated later."""
    start = at.where.start if item == ACKNOWLEDGEMENT else None
    bound = start if start and start < at.day else None
    for each in at.where.readiness:
        if each.item == item:
            later = done(each) and each.date is not None
            why = "exemption" if each.exemption else "later" if later else "unapproved"
            return Shortfall(item, why, start=bound)
    return Shortfall(item, "start" if bound else "absent", start=bound)


def _substance(at: Site, item: Readiness) -> Shortfall | None:
    """Beyond the word "approved": trained shares, two signatures, a day before the start."""
    assert item.date is not None
    if item.item == "training":
        enough = (item.share or 0) >= at.portfolio.settings.thresholds.training_percent
        return None if enough else Shortfall(item.item, "share", share=item.share or 0)
    if item.item == "commissioning":
        missing = unsigned(at.portfolio, item, at.where.site, at.day)
        return Shortfall(item.item, "signature", missing=missing) if missing else None
    if item.item == ACKNOWLEDGEMENT and at.where.start and item.date > at.where.start:
        return Shortfall(item.item, "start", start=at.where.start)
    return None


def unsigned(portfolio: Portfolio, item: Readiness, site: str, day: date) -> tuple[str, ...]:
    """The capacities in which nobody who may has signed by a day."""
    signed = {
        s.capacity
        for s in item.signatures
        if s.date <= day and may_sign(portfolio, s.by, s.capacity, s.date, (site,))
    }
    return tuple(each for each in SIGNING if each not in signed)


def _closed(at: Site) -> Shortfall | None:
    """Whether use would start, or has started, on a day on which nothing may start there."""
    where = at.where
    since = where.since if where.state == "operation" else at.day
    for day in (where.start, since):
        if isinstance(day, date) and known_closing(at.portfolio, where.site, day):
            return Shortfall(ACKNOWLEDGEMENT, "blackout", start=day)
    return None
