"""The documented effects of a day, domain by domain, and where none are documented."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple, get_args

from telectl.model.effect import Domain, Effect
from telectl.model.portfolio import Portfolio
from telectl.model.solution import Solution
from telectl.rules.effects import DOMAINS as SORTS
from telectl.workflow.days import months_before

DOMAINS: tuple[str, ...] = get_args(Domain)
# The losses and the nothings stand where they are seen, before the gains.
DIRECTIONS = ("worse", "none", "not_demonstrable", "mixed", "improved")


class Wanted(NamedTuple):
    """What was asked for; what wasn't, restricts nothing."""

    solution: str | None = None
    domain: str | None = None
    own: bool = False


class OfDomain(NamedTuple):
    """The effects on one domain, and how many went which way."""

    domain: str
    counts: dict[str, int]
    effects: tuple[dict[str, object], ...]


class Undocumented(NamedTuple):
    """A solution in operation, and the sorts of effect that nobody has documented."""

    solution: str
    since: date | None
    overdue: bool
    missing: tuple[str, ...]


class Bare(NamedTuple):
    """A solution of ours in use, and the domains on which it has no effect documented."""

    solution: str
    documented: tuple[str, ...]
    missing: tuple[str, ...]


class Catalogue(NamedTuple):
    """What the page holds."""

    asked: dict[str, object]
    total: int
    domains: tuple[OfDomain, ...]
    undocumented: tuple[Undocumented, ...]
    gaps: tuple[Bare, ...]


def known(portfolio: Portfolio, day: date, asked: Wanted) -> tuple[Effect, ...]:
    """The effects asked for that were known on the day: own solutions first, losses first."""
    own = {each.id for each in portfolio.of(Solution) if not each.external}
    found = [
        each
        for each in portfolio.of(Effect)
        if (each.date is None or each.date <= day.isoformat())
        and asked.solution in (None, each.solution)
        and asked.domain in (None, each.domain)
        and (not asked.own or each.solution in own)
    ]
    place = {name: i for i, name in enumerate(DIRECTIONS)}
    return tuple(
        sorted(
            found,
            key=lambda e: (e.solution not in own, e.solution, place[e.direction], e.indicator),
        )
    )


def collect(portfolio: Portfolio, day: date, asked: Wanted) -> Catalogue:
    """The catalogue of a day."""
    found = known(portfolio, day, asked)
    every = known(portfolio, day, Wanted())
    domains = DOMAINS if asked.domain is None else (asked.domain,)
    return Catalogue(
        asked={name: value for name, value in asked._asdict().items() if value},
        total=len(found),
        domains=tuple(_of_domain(name, found) for name in domains),
        undocumented=tuple(undocumented(portfolio, every, day, asked)),
        gaps=tuple(_gaps(portfolio, every, day, asked)),
    )


def _of_domain(domain: str, effects: Sequence[Effect]) -> OfDomain:
    there = [each for each in effects if each.domain == domain]
    counts = {name: sum(each.direction == name for each in there) for name in DIRECTIONS}
    told = (each.model_dump(mode="json", by_alias=True, exclude_unset=True) for each in there)
    return OfDomain(domain, counts, tuple(told))


def _own(portfolio: Portfolio, asked: Wanted) -> Iterator[Solution]:
    for each in portfolio.of(Solution):
        if not each.external and asked.solution in (None, each.id):
            yield each


def _since(solution: Solution, day: date) -> tuple[bool, date | None]:
    """Whether it is in operation somewhere on the day, and since when as far as is known."""
    operating = [
        each.since
        for each in solution.deployments
        if each.state == "operation" and not (isinstance(each.since, date) and each.since > day)
    ]
    days = [each for each in operating if isinstance(each, date)]
    return bool(operating), min(days, default=None)


def undocumented(
    portfolio: Portfolio, effects: Sequence[Effect], day: date, asked: Wanted
) -> Iterator[Undocumented]:
    """Our solutions in operation without effects on the organisation, or on health."""
    limit = months_before(day, portfolio.settings.thresholds.effect_months)
    for solution in _own(portfolio, asked):
        operating, since = _since(solution, day)
        domains = {each.domain for each in effects if each.solution == solution.id}
        missing = tuple(name for name, each in SORTS.items() if domains.isdisjoint(each))
        if operating and missing:
            yield Undocumented(solution.id, since, since is not None and since < limit, missing)


def _gaps(
    portfolio: Portfolio, effects: Sequence[Effect], day: date, asked: Wanted
) -> Iterator[Bare]:
    for solution in _own(portfolio, asked):
        used = any(
            each.state in ("pilot", "operation")
            and not (isinstance(each.since, date) and each.since > day)
            for each in solution.deployments
        )
        domains = {each.domain for each in effects if each.solution == solution.id}
        there = tuple(name for name in DOMAINS if name in domains)
        missing = tuple(name for name in DOMAINS if name not in domains)
        if used and missing and (asked.domain is None or asked.domain in missing):
            yield Bare(solution.id, there, missing)
