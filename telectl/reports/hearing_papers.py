"""What a party of a hearing gets: the letter, and a form to answer in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from telectl.document import Block, Document, Facts, Heading, Inline, Paragraph, Report
from telectl.model.decision import Decision
from telectl.model.member import Member
from telectl.reports.paper_case import raised, recommendation, text_section
from telectl.reports.paper_heard import annexes
from telectl.reports.teller import NOTHING, Teller
from telectl.reports.values import label

VERSION = 1
TOLD = ("background", "statement", "consequences", "risk", "timetable")


class Hearing(NamedTuple):
    """Who is asked about what, on which day, until when; where the answer is sent."""

    case: Decision
    party: str
    sent: date
    deadline: date
    answer_to: str


def letter(teller: Teller, hearing: Hearing) -> Report:
    """The case as far as a party is to know it, and until when it may answer."""
    title = teller.voice("hearing.letter", title=hearing.case.title)
    return _paper(teller, hearing, "hearing-letter", title, tuple(raised(_letter(teller, hearing))))


def form(teller: Teller, hearing: Hearing) -> Report:
    """A page with room for the answer; what stands after the last heading is the answer."""
    voice = teller.voice
    title = voice("hearing.form", title=hearing.case.title)
    blank: tuple[tuple[str, Inline], ...] = (
        (voice("hearing.answered_by"), ""),
        (label(teller, "date"), ""),
    )
    blocks = (
        Facts((*_head(teller, hearing), (label(teller, "case"), hearing.case.id))),
        Facts(blank),
        Heading(2, voice("hearing.answer")),
        Paragraph((voice("hearing.prompt"),)),
    )
    return _paper(teller, hearing, "hearing-form", title, blocks)


def _paper(
    teller: Teller, hearing: Hearing, name: str, title: str, blocks: tuple[Block, ...]
) -> Report:
    document = Document(title, teller.voice.language, (*teller.opening(title), *blocks))
    return Report(name, VERSION, _view(teller, hearing), document)


def mail_text(teller: Teller, hearing: Hearing) -> tuple[str, str]:
    """Subject and body of the mail that the two are attached to."""
    facts = {**_facts(teller, hearing), "signed": _signed(teller, hearing.case)}
    return teller.voice("hearing.subject", **facts), teller.voice("hearing.body", **facts)


def _letter(teller: Teller, hearing: Hearing) -> Iterator[Block]:
    case, facts = hearing.case, _facts(teller, hearing)
    yield Facts(tuple(_head(teller, hearing)))
    for key in ("hearing.sends", "hearing.until", "hearing.no_remarks"):
        yield Paragraph((teller.voice(key, **facts),))
    yield from recommendation(teller, case)
    for name in TOLD:
        yield from text_section(teller, name, getattr(case, name))
    if case.finances:
        yield from text_section(teller, "finances", case.finances.public)
    yield from annexes(teller, case)
    yield Paragraph((_signed(teller, case),))


def _head(teller: Teller, hearing: Hearing) -> Iterator[tuple[str, Inline]]:
    yield label(teller, "party"), hearing.party
    yield label(teller, "sent"), teller.voice.date(hearing.sent)
    yield label(teller, "deadline"), teller.voice.date(hearing.deadline)
    journal = hearing.case.journal
    yield teller.voice("column.journal"), journal.number if journal else NOTHING


def _facts(teller: Teller, hearing: Hearing) -> dict[str, object]:
    return {
        "title": hearing.case.title,
        "party": hearing.party,
        "deadline": hearing.deadline,
        "centre": teller.portfolio.settings.centre.name,
        "answer_to": hearing.answer_to,
    }


def _signed(teller: Teller, case: Decision) -> str:
    """Who prepared the case, and the centre."""
    centre = teller.portfolio.settings.centre.name
    who = case.prepared_by
    known = isinstance(who, str) and teller.portfolio.get(Member, who)
    return f"{teller.name(who)}\n{centre}" if known else centre


def _view(teller: Teller, hearing: Hearing) -> dict[str, object]:
    return {
        **teller.head(),
        "id": hearing.case.id,
        "title": hearing.case.title,
        "party": hearing.party,
        "sent": hearing.sent.isoformat(),
        "deadline": hearing.deadline.isoformat(),
    }
