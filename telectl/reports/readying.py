"""What makes a site ready for use: the commands for each condition that it lacks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from telectl.locale import Voice
from telectl.model.portfolio import Portfolio
from telectl.model.solution import Deployment, Solution
from telectl.workflow.readiness import Shortfall, site_lacks

KEY = "remedy.G007"
SIGNING = ("technical", "clinical")


def readying(
    voice: Voice,
    portfolio: Portfolio,
    facts: Mapping[str, object],
    day: date,
    technical: str | None,
) -> Iterator[str]:
    """The commands that meet what one site lacks on a day."""
    solution = portfolio.get(Solution, str(facts.get("solution", "")))
    items = facts.get("items")
    if solution is None or not isinstance(items, tuple):
        return
    site = str(facts["site"])
    number = _standing(solution, site)
    if number is None:
        yield voice(f"{KEY}.deploy", solution=solution.id, site=site)
    found = None if number is None else solution.deployments[number - 1]
    told: dict[str, object] = {
        "solution": solution.id,
        "site": _label(solution, site, number),
        "technical": technical,
    }
    for short in site_lacks(portfolio, solution, site, items, day):
        facts = {**told, "item": short.item, "entry": _name(found, short)}
        for key in _keys(voice, short):
            yield voice(f"{KEY}.{key}", **facts)


def _standing(solution: Solution, site: str) -> int | None:
    """The number of the deployment that has not ended at a site."""
    for number, each in enumerate(solution.deployments, 1):
        if each.site == site and each.state != "ended":
            return number
    return None


def _label(solution: Solution, site: str, number: int | None) -> str:
    """What names the deployment: its site, or its number where an ended one shares it."""
    many = sum(each.site == site for each in solution.deployments)
    if number is None:
        return site if not many else str(len(solution.deployments) + 1)
    return site if many == 1 else str(number)


def _keys(voice: Voice, short: Shortfall) -> Iterator[str]:
    """Which commands it takes: what stands there is put right, what doesn't is added."""
    how = "add" if short.number is None else "set"
    if short.start is not None:
        yield f"{how}_before_start"
    elif how == "add" or short.why in ("unapproved", "later", "share"):
        special = f"{how}_{short.item}"
        yield special if voice.has(f"{KEY}.{special}") else how
    if short.item == "commissioning":
        yield from short.missing or SIGNING


def _name(where: Deployment | None, short: Shortfall) -> str:
    """What names the condition's entry: its item, or its number where there are two."""
    many = sum(each.item == short.item for each in where.readiness) if where else 0
    return short.item if many < 2 or short.number is None else str(short.number)
