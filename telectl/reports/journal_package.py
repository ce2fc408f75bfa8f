"""What goes into the records system: the final papers, and what each of them is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from telectl.document import Report
from telectl.locale import Voice
from telectl.model.decision import Decision
from telectl.model.meeting import Meeting
from telectl.model.outcome import Outcome
from telectl.model.portfolio import Portfolio
from telectl.reports import case_paper, excerpt, meeting_paper
from telectl.reports.paper_case import heading_of, is_closed
from telectl.reports.paper_heard import annex_title
from telectl.reports.teller import Teller


class Filed(NamedTuple):
    """A paper with what the records system is told of it; without one it lies elsewhere."""

    kind: str
    title: str
    journal: str | None
    date: date
    body: str | None
    publicity: str
    record: str
    draft: bool = False
    reference: str | None = None
    name: str | None = None
    paper: Report | None = None


def is_draft(meeting: Meeting | None) -> bool:
    """Whether the minutes of a meeting are not approved, or not even written."""
    return meeting is not None and (meeting.minutes is None or meeting.minutes.status != "final")


def drafts(portfolio: Portfolio, record: Decision | Meeting) -> tuple[str, ...]:
    """The meetings whose minutes are still a draft."""
    if isinstance(record, Meeting):
        return (record.id,) if is_draft(record) else ()
    found = (excerpt.meeting_of(portfolio, each) for each in record.outcomes)
    return tuple(dict.fromkeys(each.id for each in found if each and is_draft(each)))


def of_meeting(voice: Voice, portfolio: Portfolio, day: date, meeting: Meeting) -> Iterator[Filed]:
    """Agenda and minutes, and what goes with each of the cases."""
    teller = Teller(voice, portfolio, day)
    body, draft = teller.name(meeting.body), is_draft(meeting)
    told = (None, meeting.date, body, "open", meeting.id)
    agenda = meeting_paper.agenda(voice, portfolio, day, meeting)
    minutes = meeting_paper.minutes(voice, portfolio, day, meeting)
    for kind, paper in (("agenda", agenda), ("minutes", minutes)):
        name = _name(voice, kind, meeting.id, draft=draft and kind == "minutes")
        title = paper.document.title
        yield Filed(kind, title, *told, draft and kind == "minutes", None, name, paper)
    for case_id in meeting.agenda:
        case = portfolio.get(Decision, case_id)
        if case is not None:
            yield from _references(teller, case, body, meeting.date)


def of_case(voice: Voice, portfolio: Portfolio, day: date, case: Decision) -> Iterator[Filed]:
    """The case as it was submitted, an excerpt of each outcome, and its annexes."""
    teller = Teller(voice, portfolio, day)
    told = [each for each in case.outcomes if each.date <= day]
    last = told[-1].date if told else case.submitted or day
    body = teller.name(told[-1].body) if told else None
    if not is_closed(case):
        name = _name(voice, "case", case.id, draft=False)
        journal = case.journal.number if case.journal else None
        head = (case.title, journal, case.submitted or last, body, "open", case.id)
        yield Filed(
            "case", *head, False, None, name, case_paper.report(voice, portfolio, day, case)
        )
        for each in told:
            yield _excerpt(teller, case, each)
    yield from _references(teller, case, body, last)


def _excerpt(teller: Teller, case: Decision, outcome: Outcome) -> Filed:
    voice, portfolio = teller.voice, teller.portfolio
    draft = is_draft(excerpt.meeting_of(portfolio, outcome))
    paper = excerpt.report(voice, portfolio, teller.day, case, outcome)
    of = f"{case.id}-{outcome.body}-{outcome.date.isoformat()}"
    journal = case.journal.number if case.journal else None
    return Filed(
        "excerpt",
        paper.document.title,
        journal,
        outcome.date,
        teller.name(outcome.body),
        "open",
        case.id,
        draft,
        None,
        _name(voice, "excerpt", of, draft=draft),
        paper,
    )


def _references(teller: Teller, case: Decision, body: str | None, day: date) -> Iterator[Filed]:
    """What lies elsewhere: a closed case by its reference, the annexes as they are listed."""
    journal = case.journal.number if case.journal else None
    if is_closed(case):
        where = case.publicity.reference
        title = heading_of(teller, case)
        yield Filed("case", title, None, day, body, "closed", case.id, reference=where)
        return
    for each in case.annexes:
        title, where = f"{each.number}. {annex_title(teller, each)}", each.reference
        where = where if each.access == "open" else None
        yield Filed("annex", title, journal, day, body, each.access, case.id, reference=where)


def _name(voice: Voice, kind: str, of: str, *, draft: bool) -> str:
    word = voice(f"package.{kind}")
    return f"{voice('package.draft')}-{word}-{of}.pdf" if draft else f"{word}-{of}.pdf"
