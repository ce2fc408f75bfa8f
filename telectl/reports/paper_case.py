"""A case as it is laid before a body: recommendation first, then why, then what went before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from telectl.document import Block, Column, Facts, Heading, Inline, Items, Paragraph, Table, Text
from telectl.model.advice import Hearing
from telectl.model.decision import Annex, Decision, Point, Waiver
from telectl.reports.case_advice import advice_tables
from telectl.reports.paper_outcome import how_agreed, results, sentence
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
    yield from _text(teller, "background", case.background)
    yield from _earlier(teller, case, sheet)
    for name in ("statement", "consequences", "risk"):
        yield from _text(teller, name, getattr(case, name))
    yield from _finances(teller, case, sheet)
    for name in ("communication", "timetable"):
        yield from _text(teller, name, getattr(case, name))
    yield from _advice(teller, case)
    yield from _waivers(teller, case)
    yield from _hearings(teller, case)
    yield from _annexes(teller, case)


def closed_reference(teller: Teller, case: Decision) -> tuple[str, Inline]:
    """Where a closed case lies, which is all that papers tell of it."""
    return label(teller, "reference"), case.publicity.reference or NOTHING


def facts(teller: Teller, case: Decision) -> Iterator[tuple[str, Inline]]:
    """What sort of item it is, its number, who prepared it, who decides."""
    voice = teller.voice
    yield label(teller, "item_type"), voice.enum("item_type", case.item_type)
    unnumbered = Text(voice("papers.no_number"), "quiet")
    yield voice("column.journal"), case.journal.number if case.journal else unnumbered
    if case.chain:
        yield label(teller, "chain"), " → ".join(teller.brief(each) for each in case.chain)
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
    step = {"project": teller.name(point.moves.project), "to": teller.state(point.moves.to)}
    return (text, Text(f" ({teller.voice('decision.moves', **step)})", "quiet"))


def _text(teller: Teller, name: str, text: str | None) -> Iterator[Block]:
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
    yield from _text(teller, "finances_technical", technical)


def _advice(teller: Teller, case: Decision) -> Iterator[Block]:
    if case.advice:
        yield Heading(3, teller.voice("papers.advice"))
        yield from advice_tables(teller, case, caption="")


def _waivers(teller: Teller, case: Decision) -> Iterator[Block]:
    """What the decision does without, and why."""
    if case.waivers:
        yield Heading(3, teller.voice("papers.waivers"))
        yield Items(tuple((_waiver(teller, each),) for each in case.waivers))


def _waiver(teller: Teller, each: Waiver) -> str:
    told = [teller.voice.enum("waived", each.demand)]
    told += [teller.voice.enum("subject", each.subject)] if each.subject else []
    told += [teller.voice.enum("item", each.item)] if each.item else []
    told += [teller.brief(each.site)] if each.site else []
    return sentence(f"{', '.join(told)}: {each.reason}")


def _hearings(teller: Teller, case: Decision) -> Iterator[Block]:
    """Each party with its deadline and its answer."""
    if not case.hearings:
        return
    yield Heading(3, teller.voice("papers.hearing"))
    columns = (
        Column(label(teller, "party"), wide=True),
        Column(label(teller, "deadline")),
        Column(label(teller, "answer"), wide=True),
    )
    rows = tuple(
        (each.party, teller.date(each.deadline), _answer(teller, each)) for each in case.hearings
    )
    yield Table("", columns, rows, "")


def _answer(teller: Teller, hearing: Hearing) -> Inline:
    if hearing.answered is None or hearing.answered > teller.day:
        return Text(teller.voice("papers.not_answered"), "watch")
    text = hearing.answer or hearing.reference or ""
    return f"{text}\n{teller.date(hearing.answered)}" if text else teller.date(hearing.answered)


def _annexes(teller: Teller, case: Decision) -> Iterator[Block]:
    """Each annex by number, title and where it lies; a closed one only by its number."""
    if case.annexes:
        yield Heading(3, teller.voice("papers.annexes"))
        yield Items(tuple((annex_line(teller, each),) for each in case.annexes))


def annex_line(teller: Teller, annex: Annex) -> str:
    """One annex as the list has it."""
    if annex.access == "closed":
        return teller.voice("papers.closed_annex", number=annex.number)
    where = f" ({annex.reference})" if annex.reference else ""
    return teller.voice("papers.annex", number=annex.number, title=f"{annex.title}{where}")
