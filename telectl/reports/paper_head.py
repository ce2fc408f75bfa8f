"""The head of an agenda and of minutes: whose, when, where, and all items at a glance."""

from __future__ import annotations

from telectl.document import Block, Column, Facts, Inline, Note, Table, Text
from telectl.model.decision import Decision
from telectl.model.meeting import Meeting
from telectl.reports.paper_case import heading_of, is_closed
from telectl.reports.paper_items import Item
from telectl.reports.teller import NOTHING, Teller
from telectl.reports.values import label


def minutes_status(teller: Teller, meeting: Meeting) -> Block:
    """Whether the minutes are a draft, or approved and since when."""
    told = meeting.minutes
    if told is None or told.status != "final":
        return Note(teller.voice("papers.draft"), "watch")
    if told.approved is None:
        return Note(teller.voice("papers.final"), "good")
    return Note(teller.voice("papers.approved", day=told.approved), "good")


def head(teller: Teller, meeting: Meeting) -> Facts:
    """Which body, when, where; that it was called off."""
    rows: list[tuple[str, Inline]] = [
        (label(teller, "body"), teller.name(meeting.body)),
        (label(teller, "date"), teller.voice.date(meeting.date)),
        (label(teller, "place"), meeting.place or NOTHING),
    ]
    if meeting.status == "cancelled":
        cancelled = teller.voice.enum("status", "cancelled")
        rows.append((label(teller, "status"), Text(cancelled, "bad")))
    return Facts(tuple(rows))


def overview(teller: Teller, items: tuple[Item, ...]) -> Table:
    """The items on one page: number, what, which sort, journal number."""
    voice = teller.voice
    columns = (
        Column(voice("column.number"), "right"),
        Column(voice("papers.item"), wide=True),
        Column(label(teller, "item_type")),
        Column(voice("column.journal")),
    )
    rows = tuple(_row(teller, each) for each in items)
    return Table(voice("papers.items"), columns, rows, "")


def _row(teller: Teller, item: Item) -> tuple[Inline, ...]:
    case = teller.portfolio.get(Decision, item.case)
    title = item_title(teller, item)
    if case is None or is_closed(case):
        return str(item.number), title, "", ""
    number = case.journal.number if case.journal else NOTHING
    return str(item.number), title, teller.voice.enum("item_type", case.item_type), number


def item_title(teller: Teller, item: Item) -> str:
    """What an item is called; a closed case tells no more than that it is."""
    if item.case is None:
        return teller.voice(f"papers.section.{item.sort}")
    case = teller.portfolio.get(Decision, item.case)
    return heading_of(teller, case) if case else teller.portfolio.title(item.case)
