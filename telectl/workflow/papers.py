"""Whether a paper that a gate asks for stands on a day, and is signed off by who must."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from telectl.model.portfolio import Portfolio
from telectl.model.project import Evidence
from telectl.model.workflow import Demand
from telectl.workflow.readiness import done
from telectl.workflow.signing import may_sign
from telectl.workflow.wishes import Lack, Wish


def evidence(portfolio: Portfolio, demand: Demand, wish: Wish) -> Iterator[Lack]:
    items = [each for each in wish.project.evidence if each.kind == demand.evidence]
    standing = [each for each in items if _stands(each, wish.day)]
    if any(_signed(portfolio, each, demand.signed, wish) for each in standing):
        return
    why = "unsigned" if standing else "missing"
    if any(_expired(each, wish.day) for each in items):
        why = why if standing else "expired"
    elif items and not standing:
        why = "later" if any(done(each) for each in items) else "unapproved"
    facts: dict[str, object] = {"evidence": demand.evidence, "why": why}
    if demand.signed:
        facts["capacity"] = demand.signed
    yield Lack(wish.project.id, ("evidence",), facts)


def _signed(portfolio: Portfolio, item: Evidence, capacity: str | None, wish: Wish) -> bool:
    """Whether who wrote it off may do so in the capacity that is asked for, on its day."""
    if capacity is None or item.date is None:
        return capacity is None
    return may_sign(portfolio, item.by, capacity, item.date, wish.project.sites)


def _expired(item: Evidence, day: date) -> bool:
    return item.expires is not None and item.expires < day


def _stands(item: Evidence, day: date) -> bool:
    return done(item) and item.date is not None and item.date <= day and not _expired(item, day)
