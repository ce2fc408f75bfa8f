"""The agenda of a meeting, and its minutes: the same paper with what the meeting added."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from telectl.document import (
    Block,
    Column,
    Document,
    Heading,
    Note,
    Paragraph,
    Report,
    Table,
)
from telectl.locale import Voice
from telectl.model.decision import Decision
from telectl.model.meeting import Correction, Meeting
from telectl.model.portfolio import Portfolio
from telectl.reports import paper_matters
from telectl.reports.paper_attendance import attendance_facts, took_no_part
from telectl.reports.paper_case import Sheet, case_blocks, heading_of, is_closed, is_of_closed
from telectl.reports.paper_head import head, item_title, minutes_status, overview
from telectl.reports.paper_items import Item, items_of
from telectl.reports.paper_outcome import heading, outcome_blocks
from telectl.reports.paper_ruling import advice_at
from telectl.reports.paper_views import meeting_view
from telectl.reports.teller import NOTHING, Teller
from telectl.reports.values import label

VERSION = 1


class Paper(NamedTuple):
    """A meeting to be written out: with what it added or without, technical accounts or not."""

    meeting: Meeting
    minutes: bool
    technical: bool


def agenda(
    voice: Voice, portfolio: Portfolio, day: date, meeting: Meeting, *, technical: bool = True
) -> Report:
    """What is to be treated, as it was known before the meeting."""
    document, view = _made(voice, portfolio, day, Paper(meeting, False, technical))
    return Report("agenda", VERSION, view, document)


def minutes(
    voice: Voice, portfolio: Portfolio, day: date, meeting: Meeting, *, technical: bool = True
) -> Report:
    """The agenda with who was there, and what was said to each item."""
    document, view = _made(voice, portfolio, day, Paper(meeting, True, technical))
    return Report("minutes", VERSION, view, document)


def _made(
    voice: Voice, portfolio: Portfolio, day: date, paper: Paper
) -> tuple[Document, dict[str, object]]:
    teller = Teller(voice, portfolio, min(day, paper.meeting.date))
    items = items_of(paper.meeting)
    title = _title(teller, paper)
    blocks = (*teller.opening(title), *_blocks(teller, paper, items))
    view = meeting_view(teller, paper.meeting, items, minutes=paper.minutes)
    document = Document(title, voice.language, blocks, footer=_footer(teller, paper, title))
    return document, {**view, "day": day.isoformat()}


def _footer(teller: Teller, paper: Paper, title: str) -> str:
    """At the foot of every page that it is a draft."""
    final = paper.meeting.minutes is not None and paper.meeting.minutes.status == "final"
    draft = paper.minutes and not final
    return teller.voice("papers.footer_draft", title=title) if draft else ""


def _title(teller: Teller, paper: Paper) -> str:
    key = "papers.minutes_of" if paper.minutes else "papers.agenda_of"
    return teller.voice(key, title=paper.meeting.title)


def _blocks(teller: Teller, paper: Paper, items: tuple[Item, ...]) -> Iterator[Block]:
    meeting = paper.meeting
    if paper.minutes:
        yield minutes_status(teller, meeting)
    yield head(teller, meeting)
    if paper.minutes:
        numbers = {each.case: each.number for each in items if each.case}
        yield attendance_facts(teller, meeting, numbers)
    yield overview(teller, items)
    for each in items:
        yield Heading(2, f"{each.number}. {item_title(teller, each)}")
        yield from _item(teller, paper, each)
    if paper.minutes and meeting.corrections:
        yield from _corrections(teller, meeting)


def _item(teller: Teller, paper: Paper, item: Item) -> Iterator[Block]:
    meeting = paper.meeting
    if item.case is None:
        yield from paper_matters.section(teller, meeting, item.sort, minutes=paper.minutes)
        return
    case = teller.portfolio.get(Decision, item.case)
    if case is None:
        yield Note(teller.voice("report.unreadable"), "bad")
        return
    outcome = _outcome(teller, meeting, case) if paper.minutes else ()
    sheet = Sheet(meeting.date, paper.technical)
    yield from case_blocks(teller, _as_brought(case, meeting), sheet, outcome)


def _outcome(teller: Teller, meeting: Meeting, case: Decision) -> Iterator[Block]:
    """What was added to a case; of a closed one only where it stands."""
    if is_closed(case):
        yield heading(teller, meeting.body)
        yield Paragraph((teller.voice("papers.closed_outcome"),))
    else:
        yield from outcome_blocks(teller, meeting, case)
    yield from took_no_part(teller, meeting, case.id)


def _as_brought(case: Decision, meeting: Meeting) -> Decision:
    """The case as it came to a meeting: the advice that the meeting gave was only asked for."""
    given = advice_at(meeting, case)
    if not given:
        return case
    blank = {"given": None, "conclusion": None, "text": None, "potential": None, "meeting": None}
    told = tuple(e.model_copy(update=blank) if e in given else e for e in case.advice)
    return case.model_copy(update={"advice": told})


def _corrections(teller: Teller, meeting: Meeting) -> Iterator[Block]:
    yield Heading(2, teller.voice("papers.corrections"))
    columns = (
        Column(label(teller, "date")),
        Column(label(teller, "case"), wide=True),
        Column(label(teller, "reason"), wide=True),
    )
    rows = tuple(
        (teller.date(each.date), _case_name(teller, each.case), _reason(teller, each))
        for each in meeting.corrections
    )
    yield Table("", columns, rows, "")


def _reason(teller: Teller, correction: Correction) -> str:
    """Why words were corrected; of a closed case that stands where its text lies."""
    return NOTHING if is_of_closed(teller, correction.case) else correction.reason


def _case_name(teller: Teller, case_id: str | None) -> str:
    case = teller.portfolio.get(Decision, case_id)
    return heading_of(teller, case) if case else NOTHING
