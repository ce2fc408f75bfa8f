"""Everything that is wrong, as a view and a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
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
from telectl.findings import Severity
from telectl.locale import Voice

VERSION = 1

View = Mapping[str, object]


def report(
    voice: Voice,
    told: Sequence[View],
    day: date,
    files: int,
    *,
    fictional: bool,
    groups: Sequence[View] = (),
    skipped: Sequence[View] = (),
    skipped_lines: Sequence[str] = (),
) -> Report:
    """Findings as views that say code, severity, place and message.

    ``groups`` say what several have in common; ``skipped`` which rules were not asked.
    """
    count = Counter(str(each["severity"]) for each in told)
    errors, warnings = count["error"], count["warning"]
    head = {"day": day.isoformat(), "fictional": fictional, "files": files}
    head |= {"errors": errors, "warnings": warnings}
    title = voice("findings.title")
    summary = summary_line(voice, errors, warnings, files, len(skipped))
    note = (Note(voice("report.fictional")),) if fictional else ()
    left_out = tuple(Note(each, "bad") for each in skipped_lines)
    tables = tuple(_tables(voice, told, groups))
    blocks: tuple[Block, ...] = (*note, Paragraph((summary,)), *left_out, *tables)
    lists = {"findings": told, "groups": groups, "skipped": skipped}
    view = {**head, **{name: [dict(each) for each in all_] for name, all_ in lists.items()}}
    return Report("findings", VERSION, view, Document(title, voice.language, blocks))


def _tables(voice: Voice, told: Sequence[View], groups: Sequence[View]) -> Iterator[Block]:
    """Errors first; of each severity what comes of one thing, then the rest."""
    if not told:
        yield _table(voice, "", ())
    shared = {_common(each) for each in groups}
    for severity in Severity:
        mine = [each for each in told if each["severity"] == severity.value]
        for group in groups:
            if group["severity"] == severity.value:
                of_it = [each for each in mine if _common(each) == _common(group)]
                yield _table(voice, str(group["message"]), of_it)
        rest = [each for each in mine if _common(each) not in shared]
        if rest:
            yield _table(voice, "", rest)


def _common(each: View) -> tuple[object, object]:
    return each["cause"], each["severity"]


def _table(voice: Voice, caption: str, told: Sequence[View]) -> Table:
    names = ("severity", "code", "place", "message")
    columns = tuple(Column(voice(f"column.{n}"), wide=n == "message") for n in names)
    rows = tuple(_row(each) for each in told)
    return Table(caption, columns, rows, voice("findings.none"))


def summary_line(voice: Voice, errors: int, warnings: int, files: int, skipped: int = 0) -> str:
    """``2 fejl, 13 advarsler i 212 filer``, and how many rules were not asked, if any."""
    counted = {
        "errors": voice("count.errors", n=errors),
        "warnings": voice("count.warnings", n=warnings),
        "files": voice("count.files", n=files),
    }
    line = voice("findings.summary", **counted)
    return f"{line}; {voice('count.skipped', n=skipped)}" if skipped else line


def _row(each: View) -> tuple[Inline, ...]:
    place = f"{each['file']}:{each['line']}:{each['column']}" if each["line"] else each["file"]
    tone: Tone = "bad" if each["severity"] == "error" else "watch"
    return Text(str(each["severity"]), tone), str(each["code"]), str(place), str(each["message"])
