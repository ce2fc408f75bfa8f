"""The report of what changed: its view and its page."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any

from telectl.document import Block, Document, Heading, Note, Report
from telectl.locale import Voice
from telectl.reports.changes.collect import Changes, collect
from telectl.reports.changes.facts import Fact, Field, Journalised
from telectl.reports.changes.layout import blocks, by_section, clocks, section_of
from telectl.reports.changes.points import title
from telectl.reports.changes.sides import Side, Sides
from telectl.reports.changes.words import Twofold, sentence
from telectl.reports.teller import Teller
from telectl.reports.views import as_view
from telectl.store.cpr import masked
from telectl.store.load import EXEMPT

VERSION = 1
# What a comment on a pull request bears.
COMMENT = 65_536


def report(voice: Voice, before: Side, after: Side) -> Report:
    """What is otherwise after than it was before."""
    sides = Sides(before, after)
    changes = collect(sides)
    teller = Twofold(Teller(voice, after.portfolio, after.day), before.portfolio)
    heading = voice("changes.title")
    page: tuple[Block, ...] = (Heading(1, heading), clocks(teller, sides))
    if _is_fictional(sides):
        page += (Note(voice("report.fictional")),)
    page += tuple(blocks(teller, changes))
    document = Document(heading, voice.language, page, longest=COMMENT)
    return Report("changes", VERSION, _view(teller, sides, changes), document)


def _is_fictional(sides: Sides) -> bool:
    return any(each.portfolio.fictional for each in sides)


def _view(teller: Teller, sides: Sides, changes: Changes) -> dict[str, object]:
    counts = {
        name: len({each.record for each in facts})
        for name, facts in by_section(changes.facts).items()
    }
    return {
        **teller.head(),
        "fictional": _is_fictional(sides),
        "before": _clock(sides.before),
        "after": _clock(sides.after),
        "counts": counts,
        "changes": [_told(teller, each) for each in changes.facts],
        "unreadable": as_view(changes.unreadable),
        "reformed": list(changes.reformed),
    }


def _clock(side: Side) -> dict[str, object]:
    commit, written = side.clock
    at = written.isoformat() if written else None
    return {"commit": commit, "written": at, "day": side.day.isoformat()}


def _told(teller: Teller, fact: Fact) -> dict[str, object]:
    """A change for machines, with its sentence."""
    head = {"sort": fact.sort, "section": section_of(fact), "record": fact.record}
    values = {each.name: _value(fact, getattr(fact, each.name)) for each in fields(fact)}
    text = {"title": title(teller, fact.record, [fact]), "text": sentence(teller, fact)}
    return {**head, **values, **text}


def _value(fact: Fact, value: object) -> Any:
    """As JSON holds it, with nothing in it that looks like the number of a person."""
    if isinstance(value, tuple) and value and is_dataclass(value[0]):
        value = [{f.name: getattr(each, f.name) for f in fields(each)} for each in value]
    exempt = isinstance(fact, Journalised)
    exempt |= isinstance(fact, Field) and not EXEMPT.isdisjoint(fact.keys)
    return as_view(value) if exempt else _masked(as_view(value))


def _masked(value: Any) -> Any:
    if isinstance(value, str):
        return masked(value)
    if isinstance(value, list):
        return [_masked(each) for each in value]
    if isinstance(value, dict):
        return {key: _masked(each) for key, each in value.items()}
    return value
