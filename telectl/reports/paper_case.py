"""A case as it is laid before a body: recommendation first, then why, then what went before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from telectl.document import Block, Facts, Heading, Inline, Items, Paragraph, Text
from telectl.model.decision import Decision, Point
from telectl.reports.paper_heard import heard_and_annexed
from telectl.reports.paper_outcome import how_agreed, results
from telectl.reports.paper_ruling import ruling_of
from telectl.reports.teller import NOTHING, Teller
from telectl.reports.values import label

LAST = date.max


class Sheet(NamedTuple):
    """What a paper shows of a case: what was said before a day; the technical account or not."""

    before: date = LAST
    technical: bool = True


def is_closed(case: Decision) -> bool:
    """Whether a case is closed to the public, so that papers only name its reference."""
    return case.publicity.access == "closed"


def is_of_closed(teller: Teller, record: str | None) -> bool:
    """Whether a record is a closed case: what is said of it stands where its text lies."""
    case = teller.portfolio.get(Decision, record)
    return case is not None and is_closed(case)


def heading_of(teller: Teller, case: Decision) -> str:
    """The title of a case on papers."""
    return teller.voice("papers.closed_item") if is_closed(case) else case.title


def case_blocks(
    teller: Teller, case: Decision, sheet: Sheet, outcome: Iterable[Block] = ()
) -> Iterator[Block]:
    """All of a case; the outcome stands right after the recommendation."""
    if is_closed(case):
        yield Facts((closed_reference(teller, case),))
        yield from outcome
        return
    yield Facts(tuple(facts(teller, case)))
    yield from recommendation(teller, case)
    yield from outcome
    yield from text_section(teller, "background", case.background)
    yield from _earlier(teller, case, sheet)
    for name in ("statement", "consequences", "risk"):
        yield from text_section(teller, name, getattr(case, name))
    yield from _finances(teller, case, sheet)
    for name in ("communication", "timetable"):
        yield from text_section(teller, name, getattr(case, name))
    yield from heard_and_annexed(teller, case)


def raised(blocks: Iterable[Block]) -> Iterator[Block]:
    """The same on a paper of its own: the sections stand right below its title."""
    for each in blocks:
        yield replace(each, level=each.level - 1) if isinstance(each, Heading) else each


def closed_reference(teller: Teller, case: Decision) -> tuple[str, Inline]:
    """Where a closed case lies, which is all that papers tell of it."""
    number = case.journal.number if case.journal else NOTHING
    return label(teller, "reference"), case.publicity.reference or number


def facts(teller: Teller, case: Decision) -> Iterator[tuple[str, Inline]]:
    """What sort of item it is, its number, who prepared it, who decides."""
    voice = teller.voice
    yield label(teller, "item_type"), voice.enum("item_type", case.item_type)
    unnumbered = Text(voice("papers.no_number"), "quiet")
    yield voice("column.journal"), case.journal.number if case.journal else unnumbered
    if case.chain:
        yield label(teller, "chain"), " → ".join(teller.name(each) for each in case.chain)
    if case.prepared_by:
        yield label(teller, "prepared_by"), teller.name(case.prepared_by)
    if case.withdrawn and case.withdrawn <= teller.day:
        yield label(teller, "withdrawn"), Text(teller.date(case.withdrawn), "watch")


def recommendation(teller: Teller, case: Decision) -> Iterator[Block]:
    """The numbered points; a single one has a dot."""
    yield Heading(3, teller.voice("papers.recommendation"))
    if not case.points:
        yield Paragraph((Text(teller.voice("papers.no_points"), "quiet"),))
        return
    yield Paragraph((teller.voice("papers.it_is_recommended"),))
    numbers = [each.number for each in case.points]
    counted = len(numbers) > 1 and numbers == list(range(1, len(numbers) + 1))
    odd = len(numbers) > 1 and not counted
    yield Items(tuple(_point(teller, each, numbered=odd) for each in case.points), ordered=counted)


def _point(teller: Teller, point: Point, *, numbered: bool) -> tuple[Inline, ...]:
    text = f"{point.number}: {point.text}" if numbered else point.text
    if point.moves is None:
        return (text,)
    to = point.moves.to
    step = {"project": teller.name(point.moves.project), "to": teller.state(to), "why": to}
    return (text, Text(f" ({teller.voice('papers.moves', **step)})", "quiet"))


def text_section(teller: Teller, name: str, text: str | None) -> Iterator[Block]:
    """A section of running text; an empty line parts its paragraphs."""
    if text:
        yield Heading(3, teller.voice(f"papers.{name}"))
        for each in text.strip().split("\n\n"):
            if each.strip():
                yield Paragraph((each.strip(),))


def _earlier(teller: Teller, case: Decision, sheet: Sheet) -> Iterator[Block]:
    """What was said to the case before: by whom, on which day."""
    last = min(sheet.before, LAST)
    told = sorted((e for e in case.outcomes if e.date < last), key=lambda each: each.date)
    told = [each for each in told if each.date <= teller.day]
    if not told:
        return
    yield Heading(3, teller.voice("papers.earlier"))
    for each in told:
        day = teller.voice.date(each.date)
        yield Paragraph((Text(f"{teller.name(each.body)}, {day}", "strong"),))
        yield results(teller, case, each.points)
        agreed = how_agreed(teller, ruling_of(case, each))
        if agreed:
            yield Paragraph((agreed,))


def _finances(teller: Teller, case: Decision, sheet: Sheet) -> Iterator[Block]:
    """The account for all, the figures, and the technical account where it may be seen."""
    money = case.finances
    if money is None:
        return
    technical = money.technical if sheet.technical else None
    named = {"pays": money.pays, "gains": money.gains}
    rows: list[tuple[str, Inline]] = [(label(teller, k), v) for k, v in named.items() if v]
    if money.amount is not None:
        rows.insert(0, (label(teller, "amount"), teller.voice.money(money.amount)))
    if money.public or rows:
        yield Heading(3, teller.voice("papers.finances"))
    if money.public:
        yield Paragraph((money.public.strip(),))
    if rows:
        yield Facts(tuple(rows))
    yield from text_section(teller, "finances_technical", technical)
