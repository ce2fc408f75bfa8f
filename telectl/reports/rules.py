"""Every rule, with what it says."""

from __future__ import annotations

from telectl.document import Column, Document, Inline, Report, Table, Text
from telectl.locale import Voice
from telectl.reports.codes import Code, all_codes
from telectl.reports.views import as_view

VERSION, CLAUSES = 1, 3


def report(voice: Voice) -> Report:
    """All codes in one table."""
    codes = all_codes(voice.language)
    names = ("code", "severity", "family", "says", "clauses")
    columns = tuple(
        Column(voice(f"column.{each}"), wide=each in ("says", "clauses")) for each in names
    )
    table = Table("", columns, tuple(_row(voice, each) for each in codes), voice("rules.none"))
    title = voice("rules.title", n=len(codes))
    view = {"rules": as_view(codes)}
    return Report("rules", VERSION, view, Document(title, voice.language, (table,)))


def _row(voice: Voice, each: Code) -> tuple[Inline, ...]:
    severity = Text(each.severity, "bad" if each.severity == "error" else "watch")
    family = voice.enum("family", each.family)
    clauses = [*each.clauses[:CLAUSES], *(["…"] if len(each.clauses) > CLAUSES else [])]
    return each.code, severity, family, each.title or "–", ", ".join(clauses)
