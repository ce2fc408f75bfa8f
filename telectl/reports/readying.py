"""What makes a site ready for use: the command for each condition that it lacks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from telectl.locale import Voice
from telectl.model.portfolio import Portfolio
from telectl.model.solution import Solution
from telectl.workflow import mandates
from telectl.workflow.readiness import Shortfall, site_lacks

KEY = "remedy.G007"
# What has happened can't be made good by writing it down anew: a decision must do without it.
TO_BE_EXEMPTED = ("exemption", "blackout")


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
    told: dict[str, object] = {
        "solution": solution.id,
        "site": str(facts["site"]),
        "technical": technical,
        "body": next(mandates.holders(portfolio, "decide", day), voice(f"{KEY}.nobody")),
    }
    for short in site_lacks(portfolio, solution, str(facts["site"]), items, day):
        yield from voice(f"{KEY}.{_key(voice, short)}", **told, item=short.item).splitlines()


def _key(voice: Voice, short: Shortfall) -> str:
    """Which command it takes; where one signature is missing, that one."""
    if short.why in TO_BE_EXEMPTED:
        return "exempt"
    if short.start is not None:
        return "before_start"
    if len(short.missing) == 1:
        return short.missing[0]
    return short.item if voice.has(f"{KEY}.{short.item}") else "ready"
