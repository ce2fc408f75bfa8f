"""Any record in full, as its shape says what it holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from telectl.document import Block, Column, Document, Facts, Inline, Items, Note, Report, Table
from telectl.findings import Finding
from telectl.locale import Voice
from telectl.model import KINDS
from telectl.model.portfolio import Portfolio
from telectl.model.records import Entry
from telectl.model.references import references
from telectl.model.shape import Shape, shape_of
from telectl.reports.teller import Teller
from telectl.reports.values import label, worded
from telectl.reports.views import as_view

VERSION = 1
MENTIONS = 20
# The title heads the page; the rest is either said elsewhere on it or of no use to a reader.
SKIPPED = frozenset({"title", "fictional", "pre_charter"})


def report(
    voice: Voice, portfolio: Portfolio, findings: Sequence[Finding], day: date, entry: Entry
) -> Report:
    """One record with all that it holds, who mentions it, and what is wrong with it."""
    teller = Teller(voice, portfolio, day)
    blocks = (*teller.opening(portfolio.title(entry.id)), *record_blocks(teller, entry))
    return finished(teller, entry, findings, blocks)


def finished(
    teller: Teller,
    entry: Entry,
    findings: Sequence[Finding],
    blocks: Sequence[Block],
    told: tuple[str, ...] = (),
) -> Report:
    """The page with its ends: who mentions the record, and what is wrong with it.

    Records of the kinds in ``told`` stand on the page already.
    """
    own = [each for each in findings if each.file == entry.file]
    mentions = tuple(mentioned_by(teller.portfolio, entry.id))
    view = {
        **teller.head(),
        "id": entry.id,
        "kind": KINDS[entry.folder].kind,
        "file": entry.file,
        "record": as_view(entry.raw),
        "mentioned_by": [each.id for each in mentions],
        "findings": [finding_view(teller, each) for each in own],
    }
    others = [each for each in mentions if each.folder not in told]
    ends = (*mention_blocks(teller, others), *_findings(teller, own))
    title = teller.portfolio.title(entry.id)
    document = Document(title, teller.voice.language, (*blocks, *ends))
    return Report("record", VERSION, view, document)


def record_blocks(
    teller: Teller, entry: Entry, hidden: frozenset[str] = frozenset()
) -> Iterator[Block]:
    """The facts of a record, then its lists of parts; without the keys that are told elsewhere."""
    if entry.raw is None:
        yield Note(teller.voice("report.unreadable"), "bad")
        return
    shape = shape_of(KINDS[entry.folder])
    kind = teller.voice.enum("kind", entry.folder)
    facts: list[tuple[str, Inline]] = [(teller.voice("column.kind"), kind)]
    facts += _facts(teller, shape, entry.raw, SKIPPED | hidden)
    yield Facts(tuple(facts))
    for key, below in shape.keys.items():
        items = None if key in hidden else entry.raw.get(key)
        if isinstance(items, list) and items and below.item and below.item.sort == "part":
            yield part_table(teller, key, below.item, items)


def _facts(
    teller: Teller,
    shape: Shape,
    raw: Mapping[str, object],
    skipped: frozenset[str] = frozenset(),
    above: str = "",
) -> Iterator[tuple[str, Inline]]:
    """Every key with a value that isn't a table of its own; parts are opened up."""
    for key, below in shape.keys.items():
        value = raw.get(key)
        if key in skipped or value is None or value in ([], {}):
            continue
        name = f"{above}{label(teller, key)}"
        if below.sort == "part" and isinstance(value, dict) and set(value) != {"unknown"}:
            yield from _facts(teller, below, value, above=f"{name}: ")
        elif above or not (below.item and below.item.sort == "part"):
            yield name, worded(teller, key, below, value)


def part_table(teller: Teller, key: str, item: Shape, items: Sequence[object]) -> Table:
    """A list of parts as a table of the keys that are used."""
    rows = [each for each in items if isinstance(each, dict)]
    used = [name for name in item.keys if any(row.get(name) not in (None, []) for row in rows)]
    wide = {name for name in used if _is_wide(item.keys[name], name, rows)}
    columns = tuple(Column(label(teller, name), wide=name in wide) for name in used)
    cells = tuple(tuple(_cell(teller, n, item.keys[n], row.get(n)) for n in used) for row in rows)
    return Table(label(teller, key), columns, cells, "")


def _is_wide(shape: Shape, name: str, rows: Sequence[Mapping[str, object]]) -> bool:
    if shape.sort in ("day", "choice", "flag", "whole", "number"):
        return False
    return max(len(str(row.get(name, ""))) for row in rows) > 20


def _cell(teller: Teller, key: str, shape: Shape, value: object) -> str:
    return "" if value is None else worded(teller, key, shape, value)


def mentioned_by(portfolio: Portfolio, record_id: str) -> Iterator[Entry]:
    """The records that name an id."""
    for entry in portfolio.entries.values():
        if entry.record is not None and entry.id != record_id:
            ids = (each.id for each in references(entry.record, entry.raw))
            if record_id in ids:
                yield entry


def mention_blocks(teller: Teller, mentions: Sequence[Entry]) -> Iterator[Block]:
    """The records that name this one, so many as fit a page."""
    if not mentions:
        return
    voice = teller.voice
    caption = voice("label.mentioned_by")
    shown = mentions[:MENTIONS]
    if len(shown) < len(mentions):
        facts = {"shown": len(shown), "total": len(mentions)}
        caption = voice("report.some", caption=caption, **facts)
    columns = tuple(
        Column(voice(f"column.{n}"), wide=n == "title") for n in ("kind", "title", "id")
    )
    rows = tuple(
        (voice.enum("kind", each.folder), teller.portfolio.title(each.id), each.id)
        for each in shown
    )
    yield Table(caption, columns, rows, "")


def _findings(teller: Teller, findings: Sequence[Finding]) -> Iterator[Block]:
    if findings:
        yield Note(teller.voice("report.findings", n=len(findings)), "watch")
        yield Items(tuple((_finding_line(teller, each),) for each in findings))


def _finding_line(teller: Teller, finding: Finding) -> str:
    said = teller.voice(f"finding.{finding.code}", **finding.told)
    return f"{finding.line}:{finding.column}: {finding.severity.value} {finding.code}: {said}"


def finding_view(teller: Teller, finding: Finding) -> dict[str, object]:
    """A finding for machines."""
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "line": finding.line,
        "column": finding.column,
        "message": teller.voice(f"finding.{finding.code}", **finding.told),
    }
