"""A solution in full: what it is for, and how far it is at each place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import get_args

from telectl.document import Block, Column, Heading, Inline, Report, Table, Text
from telectl.findings import Finding
from telectl.locale import Voice
from telectl.model.portfolio import Portfolio
from telectl.model.records import Entry
from telectl.model.solution import Deployment, Readiness, ReadinessItem, Solution
from telectl.reports.lacks import short_text
from telectl.reports.record import finished, record_blocks
from telectl.reports.teller import NOTHING, Teller
from telectl.reports.values import label
from telectl.workflow.readiness import site_lacks

ITEMS: tuple[str, ...] = get_args(ReadinessItem)
WIDE = frozenset({"site", "conditions", "note", "by"})

Row = tuple[Inline, ...]


def report(
    voice: Voice, portfolio: Portfolio, findings: Sequence[Finding], day: date, entry: Entry
) -> Report:
    """One solution as of a day."""
    teller = Teller(voice, portfolio, day)
    solution = entry.record
    assert isinstance(solution, Solution)
    blocks = (
        *teller.opening(solution.title),
        *record_blocks(teller, entry, hidden=frozenset({"deployments"})),
        *_deployments(teller, solution),
    )
    return finished(teller, entry, findings, blocks)


def _deployments(teller: Teller, solution: Solution) -> Iterator[Block]:
    if not solution.deployments:
        return
    rows = [_place(teller, solution, each) for each in solution.deployments]
    caption = label(teller, "deployments")
    yield _table(teller, caption, ("site", "state", "since", "conditions", "consent"), rows)
    ready = [each for each in solution.deployments if each.readiness]
    if ready:
        yield Heading(2, label(teller, "readiness"))
    for each in ready:
        conditions = [_condition(teller, one) for one in each.readiness]
        names = ("item", "status", "date", "by", "note")
        yield _table(teller, teller.name(each.site), names, conditions)


def _place(teller: Teller, solution: Solution, each: Deployment) -> Row:
    since = teller.date(each.since)
    if each.state == "planned" and each.start:
        since = teller.voice("solution.starts", day=each.start)
    where = teller.brief(each.site)
    consent = teller.date(each.consent.date) if each.consent else NOTHING
    return (
        f"{where}\n{each.extent}" if each.extent else where,
        teller.state(each.state),
        since,
        _conditions(teller, solution, each),
        consent,
    )


def _conditions(teller: Teller, solution: Solution, each: Deployment) -> Inline:
    """Whether all that use asks for is there on the day; what isn't, by name."""
    if each.state == "ended" or not each.readiness:
        return NOTHING
    lacks = tuple(site_lacks(teller.portfolio, solution, each.site, ITEMS, teller.day))
    if not lacks:
        return Text(teller.voice("solution.ready"), "good")
    needed = teller.portfolio.settings.thresholds.training_percent
    items = [short_text(teller.voice, one, needed) for one in lacks]
    return Text(teller.voice("solution.lacks", items=items), "watch")


def _condition(teller: Teller, each: Readiness) -> Row:
    voice = teller.voice
    told = [f"{teller.brief(s.by)} ({voice.enum('capacity', s.capacity)})" for s in each.signatures]
    by = "\n".join(told) or teller.brief(each.by)
    share = voice("solution.share", share=each.share) if each.share is not None else None
    note = ", ".join(filter(None, (share, each.reference, each.reason, each.exemption)))
    status = voice.enum("status", each.status)
    missing = each.status in ("missing", "draft")
    return (
        voice.enum("item", each.item),
        Text(status, "watch") if missing else status,
        teller.date(each.date),
        by,
        note,
    )


def _table(teller: Teller, caption: str, names: Sequence[str], rows: Sequence[Row]) -> Table:
    voice = teller.voice
    columns = tuple(
        Column(
            voice(f"column.{each}") if voice.has(f"column.{each}") else label(teller, each),
            wide=each in WIDE,
            whole=each == "item",
        )
        for each in names
    )
    return Table(caption, columns, tuple(rows), "")
