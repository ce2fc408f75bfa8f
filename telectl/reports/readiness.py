"""How ready one site is for a solution: each condition, met or why not, and the command."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from telectl.document import Block, Document, Facts, Inline, Items, Note, Report, Text
from telectl.locale import Voice
from telectl.model.portfolio import Portfolio
from telectl.model.solution import Solution
from telectl.reports.lacks import short_text
from telectl.reports.remedies import remedies
from telectl.reports.teller import NOTHING, Teller
from telectl.reports.views import as_view
from telectl.workflow.deployments import ITEMS, OPERATION, lacks_consent
from telectl.workflow.readiness import Shortfall, site_lacks, standing_at
from telectl.workflow.wishes import Unmet

VERSION = 1
CONSENT = "consent"


class Condition(NamedTuple):
    """One condition, what it lacks in words, and the commands that meet it."""

    item: str
    met: bool
    lack: str | None
    remedies: tuple[str, ...]


def report(voice: Voice, portfolio: Portfolio, day: date, solution: str, site: str) -> Report:
    """The conditions of use of a solution at a site as of a day."""
    teller = Teller(voice, portfolio, day)
    found = portfolio.get(Solution, solution)
    assert found is not None
    conditions = tuple(collect(teller, found, site))
    ready = all(each.met for each in conditions)
    where = standing_at(found, site)
    state = where.state if where else None
    title = voice("readiness.title", solution=found.title, site=portfolio.title(site))
    view = {**teller.head(), "solution": solution, "site": site, "state": state}
    view |= {"ready": ready, "conditions": as_view(conditions)}
    blocks = (*teller.opening(title), *_blocks(teller, state, conditions))
    return Report("readiness", VERSION, view, Document(title, voice.language, blocks))


def collect(teller: Teller, solution: Solution, site: str) -> Iterator[Condition]:
    """Each condition of a site; its own consent where the region can't bind it."""
    portfolio, day = teller.portfolio, teller.day
    lacking = {e.item: e for e in site_lacks(portfolio, solution, site, ITEMS, day)}
    for item in ITEMS:
        yield _condition(teller, solution, site, item, lacking.get(item))
    if lacks_consent(portfolio, solution, site, day):
        unmet = Unmet("G008", solution.id, (), {"solution": solution.id, "site": site})
        yield Condition(CONSENT, False, None, _commands(teller, unmet))


def _condition(
    teller: Teller, solution: Solution, site: str, item: str, short: Shortfall | None
) -> Condition:
    if short is None:
        return Condition(item, True, None, ())
    facts = {"solution": solution.id, "site": site, "items": (item,), "to": OPERATION}
    needed = teller.portfolio.settings.thresholds.training_percent
    said = short_text(teller.voice, short, needed)
    return Condition(item, False, said, _commands(teller, Unmet("G007", solution.id, (), facts)))


def _commands(teller: Teller, unmet: Unmet) -> tuple[str, ...]:
    return remedies(teller.voice, (unmet,), teller.portfolio, teller.day)[0]


def _blocks(
    teller: Teller, state: str | None, conditions: tuple[Condition, ...]
) -> Iterator[Block]:
    voice = teller.voice
    yield Facts(((voice("label.state"), teller.state(state) if state else NOTHING),))
    yield Items(tuple(_item(voice, each) for each in conditions))
    lacking = sum(not each.met for each in conditions)
    yield Note(voice("readiness.lacking" if lacking else "readiness.ready", n=lacking))


def _item(voice: Voice, each: Condition) -> tuple[Inline, ...]:
    if each.met:
        return (Text(voice("gates.met"), "good"), f" {voice.enum('item', each.item)}")
    said = each.lack or voice("readiness.consent")
    commands = (Text(command, "command") for command in each.remedies)
    return (Text(voice("gates.unmet"), "bad"), f" {said}", *commands)
