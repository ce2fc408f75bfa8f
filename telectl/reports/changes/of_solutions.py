"""What changed in a solution and its effects: where it is used, how mature, how ready, what for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from telectl.model.effect import Effect
from telectl.model.solution import Consent, Deployment, Solution
from telectl.reports.changes.facts import Consented, Deployed, Documented, Fact, Matured, Readied
from telectl.reports.changes.fields import Difference
from telectl.reports.changes.sides import Two
from telectl.reports.changes.told import Teller, Told, day_of


def _deployments(two: Two, found: list[Difference]) -> Told:
    turned = {each.item for each in found if each.key == "deployments.state"}
    since = {each.item for each in found if each.key == "deployments.since"}
    agreed = _agreed(found)
    for each in found:
        one = two.new(Solution).deployments[each.item] if not each.gone else None
        if one and each.added:
            yield from _deployed(two, one)
        elif one and each.key == "deployments.state":
            day = day_of(one.since) if each.item in since else None
            yield Deployed(two.id, one.site, str(each.old), one.state, day)
        elif one and each.key in ("deployments.readiness", "deployments.readiness.status"):
            yield from _readied(two, one, each)
        elif one and one.consent and each.key == "deployments.consent.organisation" and each.new:
            yield _consented(two, one, one.consent)
        elif not _beside(each, turned, agreed):
            yield each


def _agreed(found: list[Difference]) -> set[int]:
    """The deployments that have a consent which they hadn't."""
    return {
        each.item
        for each in found
        if each.key == "deployments.consent.organisation" and each.old is None
    }


def _beside(each: Difference, turned: set[int], agreed: set[int]) -> bool:
    """The day of a new state, and what else a new consent says."""
    if each.key == "deployments.since":
        return each.item in turned and isinstance(each.new, str)
    new = each.old is None and each.new is not None
    return new and each.key.startswith("deployments.consent.") and each.item in agreed


def _deployed(two: Two, one: Deployment) -> Iterator[Fact]:
    yield Deployed(two.id, one.site, None, one.state, day_of(one.since))
    if one.consent:
        yield _consented(two, one, one.consent)


def _consented(two: Two, one: Deployment, consent: Consent) -> Consented:
    return Consented(two.id, consent.organisation, consent.date, one.site)


def _readied(two: Two, one: Deployment, each: Difference) -> Told:
    """A condition that is new or stands otherwise; one that is gone or moved is a field."""
    place = each.path[3] if len(each.path) > 3 else None
    if each.new is None or not isinstance(place, int):
        yield each
        return
    item = one.readiness[place]
    before = str(each.old) if each.key.endswith("status") and each.old else None
    yield Readied(two.id, one.site, item.item, before, item.status)


def _maturity(two: Two, found: list[Difference]) -> Told:
    solution = two.new(Solution)
    for each in found:
        if each.added:
            one = solution.maturity[each.item]
            earlier = [m for m in solution.maturity if m.date < one.date]
            before = max(earlier, key=lambda m: m.date).level if earlier else None
            yield Matured(two.id, before, one.level, one.date)
        else:
            yield each


def _direction(two: Two, found: list[Difference]) -> Told:
    """Which way an effect points is told whichever way it is: a loss is news like a gain."""
    old = two.old(Effect)
    yield documented(two.new(Effect), old.direction if old else None)


def documented(effect: Effect, before: str | None = None) -> Documented:
    """An effect with what it says, in short."""
    certainty = effect.certainty if isinstance(effect.certainty, str) else None
    result = None if effect.result is None else str(effect.result)
    told = (effect.solution, effect.domain, effect.indicator, effect.direction)
    return Documented(effect.id, *told, before, result, certainty)


SOLUTION: Mapping[str, Teller] = {"deployments": _deployments, "maturity": _maturity}
EFFECT: Mapping[str, Teller] = {"direction": _direction}
SOLUTION_EVENTS = frozenset(SOLUTION)
EFFECT_EVENTS = frozenset(EFFECT)
