"""Status notes from a table: every row is right, or nothing is written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from telectl.cli.note_rows import Row, Table, Unread, of_text
from telectl.cli.note_sheets import of_workbook
from telectl.findings import Exit, Finding, Refusal, Severity
from telectl.locale import Voice
from telectl.model.changes import Change
from telectl.model.member import Member
from telectl.model.portfolio import Portfolio
from telectl.model.project import Project
from telectl.store.received.package import is_packed
from telectl.workflow import records
from telectl.workflow.attending import member_named
from telectl.workflow.moment import Moment

COLOURS = ("green", "amber", "red")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_DANISH = re.compile(r"(\d{1,2})[-./](\d{1,2})[-./](\d{4})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Notes:
    """The rows that say something new, the changes that they ask for, how many don't, the rest."""

    rows: tuple[Row, ...]
    changes: tuple[Change, ...]
    there: int
    unread: tuple[Unread, ...]


def read_notes(table: Path, portfolio: Portfolio, moment: Moment, voice: Voice) -> Notes:
    """A table as it grows from week to week: what is there already is left alone.

    Wrong rows are all named at once.
    """
    found = table_in(table)
    rows = tuple(_by_id(row, portfolio) for row in found.rows)
    seen: set[tuple[str, date | None, str]] = set()
    wrong = [f for row in rows for f in _faults(row, table, portfolio, moment, seen)]
    if wrong:
        raise Refusal(Exit.ERRORS, "note.rows", tuple(wrong), n=len({f.line for f in wrong}))
    if not rows:
        why = unread_lines(voice, found.unread)
        key = "note.empty_unread" if why else "note.empty"
        raise Refusal(Exit.ERRORS, key, file=table.name, why=" ".join(why))
    new = tuple(row for row in rows if not _noted(row, portfolio, moment))
    changes = tuple(change for row in new for change in _changes(row, portfolio, moment))
    return Notes(new, changes, len(rows) - len(new), found.unread)


def table_in(path: Path) -> Table:
    """Every row that says something, below the header, and what isn't read."""
    return of_workbook(path) if is_packed(path) else of_text(path)


def unread_lines(voice: Voice, unread: Sequence[Unread]) -> tuple[str, ...]:
    """What isn't read, each in a line."""
    return tuple(
        voice(f"note.unread.{e.sort}", name=e.name, lines=e.lines, n=len(e.lines)) for e in unread
    )


def _changes(row: Row, portfolio: Portfolio, moment: Moment) -> tuple[Change, ...]:
    then = moment.on(_day(row.day) or moment.day)
    return records.note(
        portfolio,
        row.id,
        row.text,
        then,
        by=row.by or None,
        rating=row.rating or None,
        reason=row.reason or (row.text if row.rating else None),
    )


def _by_id(row: Row, portfolio: Portfolio) -> Row:
    """The row with the ids of its project and its writer, also where they were called by name."""
    name = row.id.casefold()
    same = [each.id for each in portfolio.of(Project) if each.title.casefold() == name]
    known = portfolio.get(Project, row.id) is not None
    by = member_named(portfolio, row.by) if row.by else ""
    return replace(row, by=by, id=same[0] if len(same) == 1 and not known else row.id)


def _faults(
    row: Row,
    table: Path,
    portfolio: Portfolio,
    moment: Moment,
    seen: set[tuple[str, date | None, str]],
) -> Iterator[Finding]:
    for code, facts in (*_about(row, portfolio), *_dated(row, moment)):
        yield _wrong(code, row, table, facts)
    key = (row.id, _day(row.day) or moment.day, row.text)
    if key in seen:
        yield _wrong("I007", row, table, {"id": row.id})
    elif row.rating and _noted(row, portfolio, moment) and not _lit(row, portfolio, moment):
        light = records.light_of(row.rating)
        facts = {"id": row.id, "date": key[1].isoformat(), "value": light, "why": "light"}
        yield _wrong("I007", row, table, facts)
    seen.add(key)


def _about(row: Row, portfolio: Portfolio) -> Iterator[tuple[str, dict[str, object]]]:
    if portfolio.get(Project, row.id) is None:
        yield "I001", {"id": row.id, "nearest": portfolio.nearest(row.id, "projects")}
    if not row.text:
        yield "I003", {"id": row.id}
    if row.rating and records.light_of(row.rating) not in COLOURS:
        yield "I005", {"value": row.rating}
    if row.reason and not row.rating:
        yield "I006", {"id": row.id}
    if row.by and portfolio.get(Member, row.by) is None:
        yield "I008", {"id": row.by, "nearest": portfolio.nearest(row.by, "members")}


def _dated(row: Row, moment: Moment) -> Iterator[tuple[str, dict[str, object]]]:
    day = _day(row.day)
    if row.day and day is None:
        yield "I002", {"value": row.day}
    if day and day > moment.today:
        yield "I004", {"day": day, "today": moment.today}


def _day(text: str) -> date | None:
    """A day written as 2026-11-23 or, as spreadsheets do, 23-11-2026."""
    iso, danish = _ISO.fullmatch(text), _DANISH.fullmatch(text)
    parts = iso.groups() if iso else danish.groups()[::-1] if danish else None
    try:
        return date(*map(int, parts)) if parts else None
    except ValueError:
        return None


def _noted(row: Row, portfolio: Portfolio, moment: Moment) -> bool:
    project, day = portfolio.get(Project, row.id), _day(row.day) or moment.day
    notes = project.notes if project else ()
    return any(note.date == day and note.text == row.text for note in notes)


def _lit(row: Row, portfolio: Portfolio, moment: Moment) -> bool:
    project, day = portfolio.get(Project, row.id), _day(row.day) or moment.day
    lights = project.ratings if project else ()
    return any(each.date == day and each.value == records.light_of(row.rating) for each in lights)


def _wrong(code: str, row: Row, table: Path, facts: dict[str, object]) -> Finding:
    file = str(table.absolute())
    return Finding(code, Severity.ERROR, file, (), row.line, 1, facts)
