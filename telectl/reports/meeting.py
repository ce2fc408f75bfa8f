"""A meeting in full: its agenda with what the body said to each case."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from telectl.document import Block, Column, Inline, Paragraph, Report, Table, Text
from telectl.findings import Finding
from telectl.locale import Voice
from telectl.model.decision import Decision
from telectl.model.meeting import Meeting
from telectl.model.outcome import Outcome
from telectl.model.portfolio import Portfolio
from telectl.model.records import Entry
from telectl.reports.paper_matters import matter_line, result_of
from telectl.reports.record import finished, record_blocks
from telectl.reports.teller import NOTHING, Teller
from telectl.reports.values import label
from telectl.workflow import quorum
from telectl.workflow.composition import represents
from telectl.workflow.filling import too_late
from telectl.workflow.quorum import Count


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
    facts, *tables = record_blocks(teller, entry, hidden=frozenset({"agenda", "matters"}))
    yield facts
    counts = {case: quorum.count(teller.portfolio, meeting, case) for case in meeting.agenda}
    counted = any(counts.values())
    if meeting.agenda:
        columns = [
            Column(label(teller, "id")),
            Column(teller.voice("column.case"), wide=True),
            Column(teller.voice("column.result"), wide=True),
        ]
        columns += [Column(teller.voice("column.quorum"))] if counted else []
        rows = tuple(
            (*_row(teller, meeting, case), *([_count(teller, counts[case])] if counted else []))
            for case in meeting.agenda
        )
        yield Table(label(teller, "agenda"), tuple(columns), rows, "")
    if meeting.matters:
        yield _matters(teller, meeting)
    yield from _too_late(teller, meeting)
    for each in tables:
        yield _with_vacancies(teller, meeting, each)


def _too_late(teller: Teller, meeting: Meeting) -> Iterator[Block]:
    """The cases that came too late for a meeting that is still to come."""
    found = too_late(teller.portfolio, meeting, teller.day) if meeting.status == "planned" else ()
    late = tuple(each.id for each in found)
    if late:
        facts = {"cases": late, "case": late[0], "id": meeting.id, "n": len(late)}
        yield Paragraph((Text(teller.voice("meeting.too_late", **facts), "watch"),))


def _matters(teller: Teller, meeting: Meeting) -> Table:
    """The items that are no cases, by the number that names them to a command."""
    columns = (
        Column(label(teller, "number")),
        Column(label(teller, "text"), wide=True),
        Column(label(teller, "result"), wide=True),
    )
    rows = tuple(
        (str(number), matter_line(teller, each), result_of(teller, meeting, each) or NOTHING)
        for number, each in enumerate(meeting.matters, 1)
    )
    return Table(label(teller, "matters"), columns, rows, "")


def _row(teller: Teller, meeting: Meeting, case_id: str) -> tuple[Inline, ...]:
    case = teller.portfolio.get(Decision, case_id)
    said = [each for each in case.outcomes if _is_of(each, meeting, teller.day)] if case else []
    told = "; ".join(_told(teller, each) for each in said)
    return case_id, teller.name(case_id), told or Text(NOTHING, "quiet")


def _count(teller: Teller, count: Count | None) -> Inline:
    if count is None:
        return Text(NOTHING, "quiet")
    said = teller.voice("report.quorum", present=count.present, needed=count.needed)
    return said if count.enough else Text(said, "bad")


def _with_vacancies(teller: Teller, meeting: Meeting, block: Block) -> Block:
    """The list of those who came, with the seats that nobody sat in below."""
    if not isinstance(block, Table) or block.caption != label(teller, "attendance"):
        return block
    vacant = teller.voice("report.vacant")
    gone = quorum.vacancies(teller.portfolio, meeting.body, meeting.date)
    places = (represents(member, seat) or member.id for member, seat in gone)
    width = len(block.columns)
    rows = ((teller.name(place), vacant, *[""] * (width - 2)) for place in places)
    return replace(block, rows=(*block.rows, *rows))


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
