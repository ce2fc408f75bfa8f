"""An excerpt of the minutes: one case's recommendation and outcome, for those who act on it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from telectl.document import Block, Document, Facts, Inline, Note, Paragraph, Report, Text
from telectl.findings import Exit, Refusal
from telectl.locale import Voice
from telectl.model.decision import Decision
from telectl.model.meeting import Meeting
from telectl.model.outcome import Outcome
from telectl.model.portfolio import Portfolio
from telectl.reports.paper_case import (
    closed_reference,
    heading_of,
    is_closed,
    raised,
    recommendation,
)
from telectl.reports.paper_outcome import heading, ruling_blocks
from telectl.reports.paper_ruling import is_of, ruling_of
from telectl.reports.paper_views import case_view, ruling_view
from telectl.reports.teller import Teller
from telectl.reports.values import label

VERSION = 1


def outcome_to_excerpt(case: Decision, body: str | None, day: date) -> Outcome:
    """The outcome by a body; where none is named, the one that counts, else the latest."""
    told = [each for each in case.outcomes if each.date <= day]
    told = [each for each in told if body in (None, each.body)]
    deciding = [each for each in told if each.deciding]
    found = max(deciding or told, key=lambda each: each.date, default=None)
    if found is None:
        key = "excerpt.none_by" if body else "excerpt.none"
        raise Refusal(Exit.CONFLICT, key, id=case.id, body=body)
    return found


def report(
    voice: Voice, portfolio: Portfolio, day: date, case: Decision, outcome: Outcome
) -> Report:
    """What one body said to a case, and nothing of who was there."""
    teller = Teller(voice, portfolio, day)
    title = voice("papers.excerpt_of", title=heading_of(teller, case))
    blocks = (*teller.opening(title), *raised(_blocks(teller, case, outcome)))
    told = None if is_closed(case) else ruling_view(ruling_of(case, outcome))
    view = {**teller.head(), "id": case.id, **case_view(teller, case), "outcome": told}
    return Report("excerpt", VERSION, view, Document(title, voice.language, blocks))


def _blocks(teller: Teller, case: Decision, outcome: Outcome) -> Iterator[Block]:
    meeting = meeting_of(teller.portfolio, outcome)
    if meeting and (meeting.minutes is None or meeting.minutes.status != "final"):
        yield Note(teller.voice("papers.excerpt_of_draft"), "watch")
    yield Facts(tuple(_facts(teller, case, outcome, meeting)))
    if is_closed(case):
        yield heading(teller, outcome.body)
        yield Paragraph((teller.voice("papers.closed_outcome"),))
        return
    yield from recommendation(teller, case)
    yield from ruling_blocks(teller, case, ruling_of(case, outcome))


def _facts(
    teller: Teller, case: Decision, outcome: Outcome, meeting: Meeting | None
) -> Iterator[tuple[str, Inline]]:
    voice = teller.voice
    yield label(teller, "body"), teller.name(outcome.body)
    yield label(teller, "date"), voice.date(outcome.date)
    if meeting:
        yield label(teller, "meeting"), meeting.title
    if outcome.source:
        yield label(teller, "source"), outcome.source
    if is_closed(case):
        yield closed_reference(teller, case)
    else:
        unnumbered = Text(voice("papers.no_number"), "quiet")
        yield voice("column.journal"), case.journal.number if case.journal else unnumbered


def meeting_of(portfolio: Portfolio, outcome: Outcome) -> Meeting | None:
    """The meeting at which an outcome was said, where there is one of it."""
    if outcome.meeting:
        return portfolio.get(Meeting, outcome.meeting)
    held = portfolio.meetings_of.get((outcome.body, outcome.date), ())
    return next((each for each in held if is_of(outcome, each)), None)
