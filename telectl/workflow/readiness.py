"""Whether a site is ready for use: which conditions it lacks, and why."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from telectl.model.base import PeriodRecord
from telectl.model.portfolio import Portfolio
from telectl.model.project import Evidence
from telectl.model.solution import Deployment, Readiness, Signature, Solution
from telectl.workflow import mandates


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
    number: int | None = None
    share: int | None = None
    missing: tuple[str, ...] = ()
    start: date | None = None


def shortfall_facts(lacking: tuple[Shortfall, ...]) -> dict[str, object]:
    """What is told of the conditions that one site lacks."""
    whys = tuple(dict.fromkeys(each.why for each in lacking if each.why != "absent"))
    facts: dict[str, object] = {"items": tuple(each.item for each in lacking)}
    if whys:
        facts |= {"why": "short", "whys": whys}
    return facts


def site_lacks(
    portfolio: Portfolio, solution: Solution, site: str, items: tuple[str, ...], day: date
) -> Iterator[Shortfall]:
    """The conditions of use that one site doesn't meet on a day."""
    there = (each for each in solution.deployments if each.site == site)
    found = next((each for each in there if each.state != "ended"), None)
    for item in items:
        short = _shortfall(portfolio, found, item, day) if found else Shortfall(item)
        if short:
            yield short


def _shortfall(portfolio: Portfolio, where: Deployment, item: str, day: date) -> Shortfall | None:
    latest, number = _latest(where, item, day)
    if latest is None:
        return _not_done(where, item, day)
    if latest.status == "not_applicable":
        return None
    short = _substance(portfolio, where, latest, day)
    return short._replace(number=number) if short else None


def _latest(where: Deployment, item: str, day: date) -> tuple[Readiness | None, int]:
    """What was last done about a condition by a day, with its number in the list."""
    latest, number, reached = None, 0, date.min
    for n, each in enumerate(where.readiness, 1):
        if each.item == item and each.date and reached <= each.date <= day and done(each):
            latest, number, reached = each, n, each.date
    return latest, number


def _not_done(where: Deployment, item: str, day: date) -> Shortfall:
    """Nothing was done by the day: perhaps it is begun, or dated later."""
    start = where.start if item == "operations_acknowledgement" else None
    bound = start if start and start < day else None
    for n, each in enumerate(where.readiness, 1):
        if each.item == item:
            later = done(each) and each.date is not None
            return Shortfall(item, "later" if later else "unapproved", n, start=bound)
    return Shortfall(item, "start" if bound else "absent", start=bound)


def _substance(
    portfolio: Portfolio, where: Deployment, item: Readiness, day: date
) -> Shortfall | None:
    """Beyond the word "approved": trained shares, two signatures, a day before the start."""
    assert item.date is not None
    if item.item == "training":
        enough = (item.share or 0) >= portfolio.settings.thresholds.training_percent
        return None if enough else Shortfall(item.item, "share", share=item.share or 0)
    if item.item == "commissioning":
        signed = {s.capacity for s in item.signatures if s.date <= day and _signs(portfolio, s)}
        missing = tuple(each for each in ("technical", "clinical") if each not in signed)
        return Shortfall(item.item, "signature", missing=missing) if missing else None
    if item.item == "operations_acknowledgement" and where.start and item.date > where.start:
        return Shortfall(item.item, "start", start=where.start)
    return None


def _signs(portfolio: Portfolio, signature: Signature) -> bool:
    """Whether a signature is by someone in force on its day, who may sign in that capacity."""
    if signature.capacity == "technical":
        return mandates.held(portfolio, signature.by, "technically_responsible", signature.date)
    found = portfolio.record(signature.by)
    return isinstance(found, PeriodRecord) and found.held(signature.date)
