"""Who was asked about a case, what the decision does without, and what goes with the case."""

from __future__ import annotations

from collections.abc import Iterator

from telectl.document import Block, Column, Heading, Inline, Items, Table, Text
from telectl.model.advice import Hearing
from telectl.model.decision import Annex, Decision, Waiver
from telectl.reports.case_advice import advice_tables
from telectl.reports.paper_outcome import sentence
from telectl.reports.teller import Teller
from telectl.reports.values import label


def heard_and_annexed(teller: Teller, case: Decision) -> Iterator[Block]:
    """Advice, exemptions, hearings, annexes: each where there is one."""
    yield from _advice(teller, case)
    yield from _waivers(teller, case)
    yield from _hearings(teller, case)
    yield from annexes(teller, case)


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


def annexes(teller: Teller, case: Decision) -> Iterator[Block]:
    """Each annex by number, title and where it lies; a closed one only by its number."""
    if case.annexes:
        yield Heading(3, teller.voice("papers.annexes"))
        yield Items(tuple((_annex(teller, each),) for each in case.annexes))


def _annex(teller: Teller, annex: Annex) -> str:
    where = f" ({annex.reference})" if annex.access == "open" and annex.reference else ""
    title = annex_title(teller, annex)
    return teller.voice("papers.annex", number=annex.number, title=f"{title}{where}")


def annex_title(teller: Teller, annex: Annex) -> str:
    """What an annex is called on papers; a closed one only that it is."""
    return annex.title if annex.access == "open" else teller.voice("papers.closed_annex")
