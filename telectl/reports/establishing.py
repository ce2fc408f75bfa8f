"""What is still to do before the centre is established, with the command for each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from telectl.model.organisation import Organisation
from telectl.model.portfolio import Portfolio
from telectl.reports.remedies import deciding_body, technically_responsible


class ToDo(NamedTuple):
    """One thing to do; its wording and command stand under its key."""

    key: str
    facts: Mapping[str, object] = MappingProxyType({})


def to_establish(portfolio: Portfolio, day: date) -> tuple[ToDo, ...]:
    """What is left; nothing once the centre is established on the day."""
    established = portfolio.settings.centre.established
    if established is not None and established <= day:
        return ()
    return (*_left(portfolio, day), ToDo("established", {"day": established}))


def _left(portfolio: Portfolio, day: date) -> Iterator[ToDo]:
    centre = portfolio.settings.centre
    for key in ("region", "hosts", "reports_to", "core_team", "reference_group"):
        if not getattr(centre, key):
            yield ToDo(key)
    if centre.founding_decision is None:
        yield ToDo("founding_decision")
    if deciding_body(portfolio, day) is None:
        yield ToDo("decide")
    if technically_responsible(portfolio) is None:
        yield ToDo("technical")
    if centre.core_team and not portfolio.leaders(day):
        yield ToDo("leader", {"body": centre.core_team})
    if centre.reference_group and not portfolio.seats(centre.reference_group, day):
        yield ToDo("reference_seats", {"body": centre.reference_group})
    yield from _unrepresented(portfolio, day)


def _unrepresented(portfolio: Portfolio, day: date) -> Iterator[ToDo]:
    team = portfolio.settings.centre.core_team
    present = {seat.represents for _, seat in portfolio.seats(team, day)}
    for each in portfolio.of(Organisation):
        relevant = each.relevant is not None and each.relevant.value and each.covers(day)
        if team and relevant and each.id not in present:
            yield ToDo("seat", {"organisation": each.id, "body": team})
