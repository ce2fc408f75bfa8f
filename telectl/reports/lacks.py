"""An unmet demand in few words."""

from __future__ import annotations

from collections.abc import Mapping

from telectl.locale import Voice
from telectl.model.solution import Solution
from telectl.model.workflow import Demand
from telectl.reports.teller import Teller
from telectl.workflow.readiness import Shortfall, site_lacks


def lack(teller: Teller, code: str, facts: Mapping[str, object]) -> str:
    """What is missing, short enough for a table."""
    voice = teller.voice
    said: dict[str, object] = dict(facts)
    for name in ("site", "solution"):
        if isinstance(facts.get(name), str) and facts[name] != "?":
            said[name] = teller.brief(str(facts[name]))
    items = facts.get("items")
    if isinstance(items, tuple):
        said["items"] = [voice.enum("item", each) for each in items]
    if code == "G003":
        return _decision(teller, said)
    if code == "G005":
        field = f"label.{facts.get('field')}"
        said["field"] = voice(field).lower() if voice.has(field) else facts.get("field")
    why = facts.get("why")
    special = f"lack.{code}.{why}"
    return voice(special if voice.has(special) else f"lack.{code}", **said)


def detail(teller: Teller, code: str, facts: Mapping[str, object]) -> str:
    """What is to be said of a lack beside the demand itself; often nothing."""
    voice = teller.voice
    if code == "G001":
        key = f"detail.{facts.get('why')}"
        return voice(key) if voice.has(key) else ""
    undecided = code == "G003" and facts.get("why") == ("none",)
    if code in ("G009", "W011") or undecided:
        return ""
    if code in ("G002", "G004", "G005", "G006"):
        special = f"detail.{code}.{facts.get('why')}"
        key = special if voice.has(special) else f"detail.{code}"
        return voice(key, **facts) if voice.has(key) else ""
    if code == "G007":
        site = teller.brief(str(facts["site"])) if facts["site"] != "?" else "?"
        return voice("lack.G007", site=site, items=_items(teller, facts))
    return lack(teller, code, facts)


def _items(teller: Teller, facts: Mapping[str, object]) -> list[str]:
    """The conditions that a site lacks; where something stands there, why it isn't enough."""
    voice, portfolio = teller.voice, teller.portfolio
    named = facts["items"] if isinstance(facts["items"], tuple) else ()
    solution = portfolio.get(Solution, str(facts.get("solution", "")))
    site = str(facts.get("site"))
    if solution is None:
        return [voice.enum("item", each) for each in named]
    needed = portfolio.settings.thresholds.training_percent
    lacking = site_lacks(portfolio, solution, site, named, teller.day)
    return [short_text(voice, each, needed) for each in lacking]


def short_text(voice: Voice, short: Shortfall, needed: int) -> str:
    """A condition that isn't met, and why."""
    return voice(f"short.{short.why}", needed=needed, **short._asdict())


def _decision(teller: Teller, said: dict[str, object]) -> str:
    voice = teller.voice
    why = said.get("why")
    reasons = [str(each) for each in why] if isinstance(why, tuple) else []
    if reasons == ["none"] or not reasons:
        return voice("lack.G003.none", **said)
    worded = [voice(f"lack.why.{each}") for each in reasons if voice.has(f"lack.why.{each}")]
    return voice("lack.G003.faulty", **{**said, "why": worded})


def demand_text(teller: Teller, demand: Demand) -> str:
    """What a gate asks for, in words."""
    voice, sort = teller.voice, demand.sort
    if sort == "evidence":
        return voice("demand.evidence", evidence=voice.enum("evidence", demand.evidence))
    if sort == "advice":
        return voice("demand.advice", subject=voice.enum("subject", demand.advice))
    if sort == "field":
        key = f"label.{demand.field}"
        return voice("demand.field", field=voice(key).lower() if voice.has(key) else demand.field)
    if sort == "maturity":
        level = demand.maturity
        if level == "mature":
            level = teller.portfolio.settings.thresholds.mature_level
        return voice("demand.maturity", level=level)
    if sort == "readiness":
        items = [voice.enum("item", each) for each in demand.readiness]
        return voice("demand.readiness", items=items)
    return voice(f"demand.{sort}")
