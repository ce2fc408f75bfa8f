"""Everything that is wrong, as a view and a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from telectl.document import (
    Block,
    Column,
    Document,
    Inline,
    Note,
    Paragraph,
    Report,
    Table,
    Text,
    Tone,
)
from telectl.locale import Voice

VERSION = 1

View = Mapping[str, object]


def report(voice: Voice, told: Sequence[View], day: date, files: int, *, fictional: bool) -> Report:
    """Findings as views that say code, severity, place and message."""
    count = Counter(str(each["severity"]) for each in told)
    errors, warnings = count["error"], count["warning"]
    head = {"day": day.isoformat(), "fictional": fictional, "files": files}
    head |= {"errors": errors, "warnings": warnings}
    title = voice("findings.title")
    summary = summary_line(voice, errors, warnings, files)
    rows = tuple(_row(each) for each in told)
    names = ("severity", "code", "place", "message")
    columns = tuple(Column(voice(f"column.{n}"), wide=n == "message") for n in names)
    note = (Note(voice("report.fictional")),) if fictional else ()
    table = Table("", columns, rows, voice("findings.none"))
    blocks: tuple[Block, ...] = (*note, Paragraph((summary,)), table)
    view = {**head, "findings": [dict(each) for each in told]}
    return Report("findings", VERSION, view, Document(title, voice.language, blocks))


def summary_line(voice: Voice, errors: int, warnings: int, files: int) -> str:
    """``2 fejl, 13 advarsler i 212 filer``."""
    counted = {
        "errors": voice("count.errors", n=errors),
        "warnings": voice("count.warnings", n=warnings),
        "files": voice("count.files", n=files),
    }
    return voice("findings.summary", **counted)


def _row(each: View) -> tuple[Inline, ...]:
    place = f"{each['file']}:{each['line']}:{each['column']}" if each["line"] else each["file"]
    tone: Tone = "bad" if each["severity"] == "error" else "watch"
    return Text(str(each["severity"]), tone), str(each["code"]), str(place), str(each["message"])
