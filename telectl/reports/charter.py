"""The charter clause by clause: met, not met, nothing to judge, and what makes it so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date

from telectl.document import (
    Block,
    Column,
    Document,
    Heading,
    Inline,
    Paragraph,
    Report,
    Table,
    Text,
    Tone,
)
from telectl.findings import Finding
from telectl.locale import Voice
from telectl.model.portfolio import Portfolio
from telectl.reports.clause_answers import Answer, answers
from telectl.reports.handover import Handover, collect
from telectl.reports.handover_layout import handover_blocks
from telectl.reports.teller import NOTHING, Teller
from telectl.reports.views import as_view

VERSION = 1
SHOWN = 2
TONES: dict[str, Tone] = {
    "met": "good",
    "not_met": "bad",
    "nothing_to_judge": "quiet",
    "skipped": "watch",
}
Judge = Callable[[date], Sequence[Finding]]


def report(
    voice: Voice, portfolio: Portfolio, day: date, judge: Judge, skipped: Collection[str] = ()
) -> Report:
    """The charter as of a day, and what an end of a body or organisation near it brings."""
    teller = Teller(voice, portfolio, day)
    found = answers(portfolio, judge(day), day, skipped)
    handover = collect(portfolio, day, lambda on: (answers(portfolio, judge(on), on), judge(on)))
    count = Counter(each.status for each in found.values())
    title = voice("charter.title", day=day)
    view = {**teller.head(), "clauses": as_view(found), "handover": as_view(handover)}
    blocks = (*teller.opening(title), *_blocks(teller, found, count, handover))
    return Report("charter", VERSION, view, Document(title, voice.language, blocks))


def _blocks(
    teller: Teller, found: Mapping[str, Answer], count: Counter[str], handover: Handover | None
) -> Iterator[Block]:
    voice = teller.voice
    counted = {name: count[name] for name in TONES}
    key = "charter.summary_skipped" if count["skipped"] else "charter.summary"
    yield Paragraph((voice(key, **counted),))
    if handover and handover.fallen:
        yield from handover_blocks(teller, handover)
        yield Heading(2, voice("charter.clauses"))
    yield _table(teller, found)
    if handover and not handover.fallen:
        yield from handover_blocks(teller, handover)


def _table(teller: Teller, found: Mapping[str, Answer]) -> Table:
    names = ("clause", "status", "asks", "records", "rules")
    wide = ("asks", "records", "rules")
    columns = tuple(
        Column(teller.voice(f"column.{n}"), wide=n in wide, whole=n == "records") for n in names
    )
    rows = tuple(_row(teller, name, each) for name, each in found.items())
    return Table("", columns, rows, "")


def _row(teller: Teller, name: str, each: Answer) -> tuple[Inline, ...]:
    voice = teller.voice
    status = Text(voice.enum("clause", each.status), TONES[each.status])
    return name, status, voice(f"clause.{name}"), _records(teller, each), ", ".join(each.rules)


def _records(teller: Teller, each: Answer) -> str:
    """What was found wrong, or the records that are in order: the first few."""
    names = each.broken or each.records
    if not names:
        return NOTHING
    more = len(names) - SHOWN
    rest = [teller.voice("charter.more", n=more)] if more > 0 else []
    return "\n".join((*names[:SHOWN], *rest))
