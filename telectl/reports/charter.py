"""The charter clause by clause: met, not met, nothing to judge, and what makes it so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date

from telectl.document import (
    Block,
    Document,
    Facts,
    Heading,
    Inline,
    Items,
    Paragraph,
    Report,
    Table,
    Text,
    Tone,
)
from telectl.findings import Finding
from telectl.locale import Voice
from telectl.model.portfolio import Portfolio
from telectl.reports.clause_answers import Answer, answers, clauses_of
from telectl.reports.handover import Handover, collect
from telectl.reports.handover_layout import handover_blocks
from telectl.reports.teller import NOTHING, Teller
from telectl.reports.views import as_view

VERSION = 1
SHOWN = 3
WIDE, WHOLE = frozenset({"asks", "rules"}), frozenset({"records"})
TONES: dict[str, Tone] = {
    "met": "good",
    "not_met": "bad",
    "nothing_to_judge": "quiet",
    "skipped": "watch",
}
Judge = Callable[[date], Sequence[Finding]]


def report(
    voice: Voice,
    portfolio: Portfolio,
    day: date,
    judge: Judge,
    skipped: Collection[str] = (),
    *,
    whole: bool = False,
) -> Report:
    """The charter as of a day, and what an end of a body or organisation near it brings.

    ``whole`` names every record.
    """
    teller = Teller(voice, portfolio, day)
    found = answers(portfolio, judge(day), day, skipped)
    handover = collect(portfolio, day, lambda on: (answers(portfolio, judge(on), on), judge(on)))
    title = voice("charter.title", day=day)
    view = {**teller.head(), "clauses": as_view(found), "handover": as_view(handover)}
    blocks = (*teller.opening(title), *_blocks(teller, found, handover, whole))
    return Report("charter", VERSION, view, Document(title, voice.language, blocks))


def clause_report(
    voice: Voice, portfolio: Portfolio, findings: Sequence[Finding], day: date, name: str
) -> Report:
    """One clause: what it asks for, where it stands, what was found, and the commands."""
    teller = Teller(voice, portfolio, day)
    answer = answers(portfolio, findings, day)[name]
    title = f"{name} · {voice(f'clause.{name}')}"
    told = [each for each in findings if name in clauses_of(each)]
    said = tuple((voice(f"finding.{each.code}", **each.facts),) for each in told)
    facts = (
        (voice("column.status"), Text(voice.enum("clause", answer.status), TONES[answer.status])),
        (voice("column.rules"), ", ".join(answer.rules)),
        (voice("column.records"), ", ".join(answer.records) or NOTHING),
        (voice("charter.commands"), ", ".join(f"telectl {each}" for each in answer.commands)),
    )
    blocks = (*teller.opening(title), Facts(facts), *((Items(said),) if said else ()))
    view = {**teller.head(), "clause": name, **as_view(answer)}
    return Report("clause", VERSION, view, Document(title, voice.language, blocks))


def _blocks(
    teller: Teller, found: Mapping[str, Answer], handover: Handover | None, whole: bool
) -> Iterator[Block]:
    voice, count = teller.voice, Counter(each.status for each in found.values())
    key = "charter.summary_skipped" if count["skipped"] else "charter.summary"
    yield Paragraph((voice(key, **{name: count[name] for name in TONES}),))
    if handover:
        yield from handover_blocks(teller, handover)
    for status in ("not_met", "skipped"):
        if count[status]:
            yield Heading(2, voice(f"charter.{status}"))
            open_ = (item for item in found.items() if item[1].status == status)
            yield Items(tuple(_open(teller, name, each, whole) for name, each in open_))
    for status in ("met", "nothing_to_judge"):
        if count[status]:
            yield Heading(2, voice(f"charter.{status}"))
            yield _table(teller, {n: e for n, e in found.items() if e.status == status}, whole)


def _open(teller: Teller, name: str, each: Answer, whole: bool) -> tuple[Inline, ...]:
    """A clause that isn't met: what was found, and the command that tells how to mend it."""
    voice, told = teller.voice, each.broken or each.rules
    shown = told if whole else told[:SHOWN]
    found = list(shown)
    if len(shown) < len(told):
        found.append(voice("charter.more", n=len(told) - len(shown)))
    said = f"{name} {voice(f'clause.{name}')}: {', '.join(found)}"
    return said, Text(f"telectl explain {name}", "command")


def _table(teller: Teller, found: Mapping[str, Answer], whole: bool) -> Table:
    rows = (
        (n, teller.voice(f"clause.{n}"), _records(teller, e, whole), ", ".join(e.rules))
        for n, e in found.items()
    )
    names = ("clause", "asks", "records", "rules")
    return teller.table(names, rows, "list.none", wide=WIDE, whole=WHOLE)


def _records(teller: Teller, each: Answer, whole: bool) -> str:
    """How many records are in order; their ids where all is to be shown."""
    if not each.records:
        return NOTHING
    if whole:
        return "\n".join(each.records)
    return teller.voice("charter.records", n=len(each.records))
