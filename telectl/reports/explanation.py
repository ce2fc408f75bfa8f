"""A record explained: the conclusion first, the details after, and what is wrong with it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from telectl.document import Block, Document, Facts, Heading, Inline, Items, Note, Report, Text
from telectl.findings import Finding
from telectl.locale import Voice
from telectl.model import KINDS
from telectl.model.base import Record
from telectl.model.decision import Decision
from telectl.model.portfolio import Portfolio
from telectl.model.project import Project
from telectl.model.records import Entry
from telectl.model.solution import Solution
from telectl.reports import explain_case, explain_project, explain_record, explain_solution
from telectl.reports.gaps import gap_blocks, gaps_view
from telectl.reports.record import finding_view, mention_blocks, mentioned_by, record_blocks
from telectl.reports.teller import Teller

VERSION = 1
FEW = 8
# Kinds that are on their way somewhere; the others stand.
MOVING = frozenset({"projects", "decisions", "solutions"})
# What the page of a case or a project says already among what it lacks.
TOLD = frozenset({"D007", "D008", "D009", "D010", "D013", "D016", "P025"})
OTHERWISE = re.compile(r",? (?:or|eller) (?=telectl )")
COMMAND = re.compile(r"[:.] (telectl [^\n]*)\Z")


def report(
    voice: Voice,
    portfolio: Portfolio,
    findings: Sequence[Finding],
    day: date,
    entry: Entry,
    *,
    whole: bool = False,
) -> Report:
    """Why a record is where it is on a day, and what makes it move."""
    teller = Teller(voice, portfolio, day)
    own = [each for each in findings if each.file == entry.file]
    title = portfolio.title(entry.id)
    if entry.folder in MOVING:
        title = voice("explained.title", title=title)
    page = (*teller.opening(title), *_page(teller, entry, whole), *_findings(teller, own))
    view = {
        **teller.head(),
        "id": entry.id,
        "kind": KINDS[entry.folder].kind,
        "title": portfolio.title(entry.id),
        **(_view(teller, entry.record) if entry.record else {}),
        "findings": [finding_view(teller, each) for each in own],
    }
    return Report("explanation", VERSION, view, Document(title, voice.language, page))


def _page(teller: Teller, entry: Entry, whole: bool) -> Iterator[Block]:
    record = entry.record
    if record is None:
        yield Note(teller.voice("report.unreadable"), "bad")
    elif isinstance(record, Project):
        yield from explain_project.blocks(teller, record, whole)
    elif isinstance(record, Decision):
        yield from explain_case.blocks(teller, record)
    elif isinstance(record, Solution):
        yield from explain_solution.blocks(teller, record)
    else:
        yield from _standing(teller, entry, record)


def _standing(teller: Teller, entry: Entry, record: Record) -> Iterator[Block]:
    """A record that goes nowhere: what it is on the day, what it lacks, what hangs on it."""
    kind = teller.voice.enum("kind", entry.folder)
    told = tuple(explain_record.rows(teller, record))
    mentions = tuple(mentioned_by(teller.portfolio, entry.id))
    few = len(mentions) <= FEW
    counted = () if few else _counted(teller, mentions)
    if told:
        yield Facts(((teller.voice("column.kind"), kind), *told, *counted))
    else:
        yield from record_blocks(teller, entry)
    yield from gap_blocks(teller, explain_record.gaps(teller, record))
    yield from mention_blocks(teller, mentions if few else ())


def _counted(teller: Teller, mentions: Sequence[Entry]) -> Iterator[tuple[str, Inline]]:
    """How many records of each kind name this one."""
    count = Counter(each.folder for each in mentions)
    said = (
        teller.voice("explained.mention", kind=teller.voice.enum("kind", folder), n=n)
        for folder, n in count.items()
    )
    yield teller.voice("explained.mentions"), ", ".join(said)


def _findings(teller: Teller, findings: Sequence[Finding]) -> Iterator[Block]:
    """What is wrong with the record, each with the command that mends it on its own line."""
    shown = [each for each in findings if each.code not in TOLD]
    if shown:
        yield Heading(2, teller.voice("explained.finding"))
        yield Items(tuple(tuple(_finding(teller, each)) for each in shown))


def _finding(teller: Teller, finding: Finding) -> Iterator[Inline]:
    said = teller.voice(f"finding.{finding.code}", **finding.told)
    found = COMMAND.search(said)
    fact = said[: found.start()] if found else said
    yield f"{finding.code}: {fact.rstrip('.')}."
    if found:
        yield from (Text(each, "command") for each in OTHERWISE.split(found[1]))


def _view(teller: Teller, record: Record) -> Mapping[str, object]:
    if isinstance(record, Project):
        return explain_project.view(teller, record)
    if isinstance(record, Decision):
        return explain_case.view(teller, record)
    if isinstance(record, Solution):
        return explain_solution.view(teller, record)
    told = explain_record.rows(teller, record)
    said = ((label, each.text if isinstance(each, Text) else each) for label, each in told)
    lines = [{"label": label, "text": text} for label, text in said]
    return {"told": lines, "lacking": gaps_view(explain_record.gaps(teller, record))}
