"""Rules of standing relations: they are judged on the judged day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from telectl.findings import KeyPath, Severity
from telectl.model.base import PeriodRecord
from telectl.model.body import Body
from telectl.model.key_paths import spelt
from telectl.model.member import Member
from telectl.model.organisation import Organisation
from telectl.model.portfolio import Portfolio
from telectl.rules.registry import TOLD_OF_ALL, rule_of_all
from telectl.rules.sight import filed
from telectl.workflow.standing import has_ended, places

# What the charter says of where an ended one stands; elsewhere it is one of those taking part.
ABOUT = {
    "technical_responsible": "C5",
    "hosts": "C6",
    "home_organisation": "C9",
    "core_team": "C11",
    "seats": "C11",
    "reference_group": "C12",
    "reports_to": "C13",
    "chain": "C13",
    "body": "C13",
    "follow_ups": "C14",
    "advice": "C17",
    "owner": "C23",
    "actions": "C39",
    "audiences": "C40",
}
OTHERWISE = "C25"
CLAUSES = sorted({*ABOUT.values(), OTHERWISE}, key=lambda each: int(each[1:]))


@rule_of_all("R004", Severity.WARNING, clauses=CLAUSES, cause="id")
def no_longer_in_force(portfolio: Portfolio, day: date) -> Iterator[TOLD_OF_ALL]:
    """Something that still stands names a record whose period has ended."""
    ended = {each.id: each for each in _ended(portfolio, day)}
    if not ended:
        return
    for record_id, path, name in places(portfolio, day):
        if name in ended:
            yield record_id, path, _facts(ended[name], record_id, path)
    yield from _scopes(portfolio, ended, day)


def _facts(found: PeriodRecord, record_id: str, path: KeyPath) -> dict[str, object]:
    last = found.valid_to if isinstance(found.valid_to, date) else None
    facts: dict[str, object] = {"id": found.id, "ended": last}
    facts |= {"record": record_id, "key": spelt(path), "why": _remedy(found, path, last)}
    facts["clauses"] = (_clause(path),)
    if facts["why"] == "hearing":
        facts["answered"] = spelt((*path[:-1], "answered"))
    if last:
        facts["from"] = (last + timedelta(days=1)).isoformat()
    successors = getattr(found, "successors", ())
    return facts | ({"successors": successors} if successors else {})


def _clause(path: KeyPath) -> str:
    keys = path[1:] if path[:1] == ("centre",) else path
    return ABOUT.get(str(keys[0]), OTHERWISE) if keys else OTHERWISE


def _remedy(found: PeriodRecord, path: KeyPath, last: date | None) -> str | None:
    """What is to be done: it passes to a successor, is called off, or must be decided anew."""
    if isinstance(found, Member):
        return None
    if path == ("body",) or path[0] == "hearings":
        return "meeting" if path == ("body",) else "hearing"
    successors = getattr(found, "successors", ())
    if len(successors) == 1:
        return "followed" if last else "unknown"
    if successors:
        return "split"
    return "seat" if path[0] == "seats" and path[-1] == "body" else "nobody"


def _scopes(
    portfolio: Portfolio, ended: Mapping[str, PeriodRecord], day: date
) -> Iterator[TOLD_OF_ALL]:
    """A mandate whose scope is told in the name of what is gone."""
    titles = {name: each.title for name, each in ended.items() if not isinstance(each, Member)}
    for holder in _holders(portfolio):
        for i, mandate in enumerate(holder.mandates if holder.covers(day) else ()):
            scope = mandate.scope if mandate.covers(day) else None
            for name, title in titles.items() if scope else ():
                if scope and title in scope and re.search(rf"\b{re.escape(title)}\b", scope):
                    path: KeyPath = ("mandates", i, "scope")
                    facts = _facts(ended[name], holder.id, path)
                    yield holder.id, path, {**facts, "why": "scope"}


def _holders(portfolio: Portfolio) -> Iterator[Organisation | Body]:
    yield from filed(portfolio, Organisation)
    yield from filed(portfolio, Body)


def _ended(portfolio: Portfolio, day: date) -> Iterator[PeriodRecord]:
    for model in (Organisation, Body, Member):
        for each in filed(portfolio, model):
            if has_ended(portfolio, each, day):
                yield each
