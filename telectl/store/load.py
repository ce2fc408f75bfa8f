"""Contents to a portfolio and findings; bad data is told, never raised.

Where the contents come from - a work tree, an index, a commit - is not known
here, and what was read before is not read again.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import NamedTuple

from telectl.findings import Finding, Severity
from telectl.model import KINDS
from telectl.model.base import Part
from telectl.model.key_paths import spelt
from telectl.model.portfolio import Portfolio
from telectl.model.records import Entry
from telectl.model.settings import Settings
from telectl.model.workflow import Workflow
from telectl.store import cpr, schema
from telectl.store.files import SETTINGS, SUFFIX, WORKFLOW, Content
from telectl.store.yaml import SEVERITIES as READER_SEVERITIES
from telectl.store.yaml import Problem, locate, read

TOP: dict[str, type[Part]] = {SETTINGS: Settings, WORKFLOW: Workflow}
FORM, OUR_FORM = "schema_version", 1
MAX_NUMBERS = 50  # more of them in one file say nothing new
EXEMPT = frozenset({"identifiers", "journal", "reference", "url"})
SEVERITIES: Mapping[str, Severity] = {
    "F005": Severity.ERROR,
    "F008": Severity.ERROR,
    "F011": Severity.ERROR,
    "X001": Severity.ERROR,
    "X002": Severity.WARNING,
}


class Read(NamedTuple):
    """What one file gave: its raw values, its record or settings, its findings."""

    content: Content
    raw: Mapping[str, object] | None
    part: Part | None
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Loaded:
    """A portfolio, what was wrong with its files, and each file as it was read."""

    portfolio: Portfolio
    findings: tuple[Finding, ...]
    reads: Mapping[str, Read]
    unread: tuple[str, ...] = ()


def load(
    contents: Iterable[Content],
    before: Loaded | None = None,
    unread: Iterable[str] | None = None,
    today: date = date.max,
) -> Loaded:
    """Read contents; a file whose bytes are those of ``before`` is taken from there.

    ``unread`` names the files and folders that are there and have no contents to read:
    what they hold stays known, so that nothing else looks wrong for their sake. Untold, they
    are those of ``before``.
    No end can have been written down after ``today``.
    """
    if unread is None:
        unread = before.unread if before else ()
    unread = tuple(unread)
    known = before.reads if before else {}
    today = before.portfolio.today if before else today
    with _no_garbage_collection():
        reads = {c.file: _reread(c, known.get(c.file)) for c in contents}
    findings = [finding for each in reads.values() for finding in each.findings]
    entries = tuple(_entries(reads))
    findings.extend(_top_missing(reads))
    findings.extend(_twice(entries))
    hidden = frozenset(each for each in unread if "/" not in each)
    known_entries = (*entries, *_unread_entries(unread))
    return Loaded(_portfolio(known_entries, reads, hidden, today), tuple(findings), reads, unread)


@contextmanager
def _no_garbage_collection() -> Iterator[None]:
    """Records only grow in number and hold no cycles: looking for some costs four times as much.

    What was read stays out of later collections too.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if enabled:
            gc.enable()


def _reread(content: Content, before: Read | None) -> Read:
    if before is not None and before.content.data == content.data:
        return before
    return _read(content)


def _read(content: Content) -> Read:
    file, data = content.file, content.data
    raw, problems = read(data)
    findings: tuple[Finding, ...] = tuple(numbers(file, data))
    if problems:
        findings += tuple(_problem(file, each) for each in problems)
    if raw is None:
        return Read(content, None, None, findings)
    built = schema.build(_model(file), file, raw)
    if isinstance(built, tuple):
        return Read(content, raw, _in_our_form(file, raw), (*findings, *built))
    return Read(content, raw, built, (*findings, *_name(file, raw)))


def _in_our_form(file: str, raw: Mapping[str, object]) -> Part | None:
    """What a file of another form says, where all but its form can be read."""
    if file not in TOP or raw.get(FORM) == OUR_FORM:
        return None
    built = schema.build(_model(file), file, {**raw, FORM: OUR_FORM})
    return None if isinstance(built, tuple) else built


def _other_forms(reads: Mapping[str, Read]) -> Mapping[str, object]:
    """The forms of settings and workflow that were read though they aren't ours."""
    asked = {file: reads[file] for file in TOP if file in reads}
    read = {file: each.raw for file, each in asked.items() if each.part and each.raw}
    told = {
        file: raw.get(FORM, OUR_FORM if file == WORKFLOW else None) for file, raw in read.items()
    }
    return {file: form for file, form in told.items() if form != OUR_FORM}


def _problem(file: str, told: Problem) -> Finding:
    severity = READER_SEVERITIES[told.code]
    return Finding(told.code, severity, file, (), told.line, told.column, told.facts)


def _model(file: str) -> type[Part]:
    return TOP.get(file) or KINDS[file.partition("/")[0]]


def numbers(file: str, data: bytes) -> Iterator[Finding]:
    """Text that looks like a CPR number, outside the fields for typed identifiers."""
    hits = list(islice(cpr.scan(data), MAX_NUMBERS))
    places = locate(data) if hits else None
    for hit in hits:
        path = places.path_at(hit.line, hit.column) if places else ()
        if EXEMPT.isdisjoint(part for part in path if isinstance(part, str)):
            code = "X001" if hit.certain else "X002"
            facts = {"why": "field", "key": cpr.masked(spelt(path))} if path else {}
            yield Finding(code, SEVERITIES[code], file, path, hit.line, hit.column, facts)


def _name(file: str, raw: Mapping[str, object]) -> Iterator[Finding]:
    expected = _id(file)
    if file not in TOP and raw.get("id") != expected:
        facts = {"id": raw.get("id"), "name": expected}
        yield Finding("F008", SEVERITIES["F008"], file, ("id",), facts=facts)


def _id(file: str) -> str:
    return file.rpartition("/")[2].removesuffix(SUFFIX)


def _entries(reads: Mapping[str, Read]) -> Iterator[Entry]:
    for file, each in reads.items():
        if file not in TOP:
            record = each.part if not isinstance(each.part, Settings | Workflow) else None
            yield Entry(_id(file), file.partition("/")[0], file, record, each.raw)  # type: ignore[arg-type] # every other part is a record


def _unread_entries(unread: Iterable[str]) -> Iterator[Entry]:
    for file in unread:
        folder, _, name = file.partition("/")
        if name:
            yield Entry(name.partition(".")[0], folder, file, None, None)


def _top_missing(reads: Mapping[str, Read]) -> Iterator[Finding]:
    for file in TOP:
        if file not in reads:
            yield Finding("F011", SEVERITIES["F011"], file, (), 1, 1)


def _twice(entries: Iterable[Entry]) -> Iterator[Finding]:
    seen: dict[str, Entry] = {}
    for entry in entries:
        first = seen.setdefault(entry.id, entry)
        if first is not entry:
            facts = {"id": entry.id, "other": first.file}
            yield Finding("F005", SEVERITIES["F005"], entry.file, ("id",), facts=facts)


def _portfolio(
    entries: Iterable[Entry], reads: Mapping[str, Read], hidden: frozenset[str], today: date
) -> Portfolio:
    settings = reads[SETTINGS].part if SETTINGS in reads else None
    workflow = reads[WORKFLOW].part if WORKFLOW in reads else None
    return Portfolio(
        entries,
        settings if isinstance(settings, Settings) else None,
        workflow if isinstance(workflow, Workflow) else None,
        hidden,
        today,
        other_forms=_other_forms(reads),
        top_unread=tuple(file for file in TOP if file in reads and reads[file].part is None),
    )
