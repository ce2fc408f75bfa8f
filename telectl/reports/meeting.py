"""A meeting in full: its agenda with what the body said to each case."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from telectl.document import Block, Column, Inline, Report, Table, Text
from telectl.findings import Finding
from telectl.locale import Voice
from telectl.model.decision import Decision, Outcome
from telectl.model.meeting import Meeting
from telectl.model.portfolio import Entry, Portfolio
from telectl.reports.record import finished, record_blocks
from telectl.reports.teller import NOTHING, Teller
from telectl.reports.values import label


def report(
    voice: Voice, portfolio: Portfolio, findings: Sequence[Finding], day: date, entry: Entry
) -> Report:
    """One meeting as of a day."""
    teller = Teller(voice, portfolio, day)
    meeting = entry.record
    assert isinstance(meeting, Meeting)
    blocks = (*teller.opening(meeting.title), *_blocks(teller, entry, meeting))
    return finished(teller, entry, findings, blocks)


def _blocks(teller: Teller, entry: Entry, meeting: Meeting) -> Iterator[Block]:
    facts, *tables = record_blocks(teller, entry, hidden=frozenset({"agenda"}))
    yield facts
    if meeting.agenda:
        columns = (
            Column(label(teller, "id")),
            Column(teller.voice("column.case"), wide=True),
            Column(teller.voice("column.result"), wide=True),
        )
        rows = tuple(_row(teller, meeting, case) for case in meeting.agenda)
        yield Table(label(teller, "agenda"), columns, rows, "")
    yield from tables


def _row(teller: Teller, meeting: Meeting, case_id: str) -> tuple[Inline, ...]:
    case = teller.portfolio.get(Decision, case_id)
    said = [each for each in case.outcomes if _is_of(each, meeting, teller.day)] if case else []
    told = "; ".join(_told(teller, each) for each in said)
    return case_id, teller.name(case_id), told or Text(NOTHING, "quiet")


def _is_of(outcome: Outcome, meeting: Meeting, day: date) -> bool:
    """Whether it was said at this meeting; where no meeting is named, by its body on its day."""
    if outcome.date > day or outcome.body != meeting.body:
        return False
    if outcome.meeting:
        return outcome.meeting == meeting.id
    return outcome.date == meeting.date


def _told(teller: Teller, outcome: Outcome) -> str:
    """The results in a word where all are alike, else each with its point's number."""
    results = {each.result for each in outcome.points}
    if len(results) == 1:
        return teller.voice.enum("result", results.pop())
    said = (f"{each.number}: {teller.voice.enum('result', each.result)}" for each in outcome.points)
    return ", ".join(said)
