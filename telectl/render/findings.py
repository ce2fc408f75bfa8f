"""A finding as one line that editors and CI understand, and its place on request."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from telectl.findings import Finding, Group, grouped
from telectl.locale import Voice
from telectl.locale.causes import said_of
from telectl.render.safe import safe, short
from telectl.store.cpr import masked

WINDOW = 100


def finding_line(voice: Voice, finding: Finding, base: Path | None = None) -> str:
    """``path:line:col: error CODE: message``; ``base`` is the folder of ``finding.file``."""
    place = safe(shown_path(finding.file, base))
    if finding.line:
        place += f":{finding.line}:{max(finding.column, 1)}"
    return f"{place}: {finding.severity.value} {finding.code}: {message(voice, finding)}"


def message(voice: Voice, finding: Finding) -> str:
    """What the finding says, harmless to print."""
    said = voice(f"finding.{finding.code}", **_brief(finding))
    return masked(safe(" ".join((said, *review_mark(voice, finding)))))


def review_mark(voice: Voice, finding: Finding) -> tuple[str, ...]:
    """What a review knows of a finding: was it there before, which commit brought it."""
    mark, commit = (finding.beside.get(each) for each in ("review", "in_commit"))
    if mark is None or (mark == "new" and commit is None):
        return ()
    subject = short(str(finding.beside.get("in_subject", "")))
    return (voice("review.mark", why=mark, commit=commit, subject=subject),)


def _brief(finding: Finding) -> dict[str, object]:
    return {key: short(v) if isinstance(v, str) else v for key, v in finding.told.items()}


def finding_lines(
    voice: Voice,
    findings: Iterable[Finding],
    base: Path | None = None,
    texts: Mapping[str, str] | None = None,
) -> list[str]:
    """One line a finding, under a head line where several come of one thing.

    Under each stands the excerpt, where the file's text is given.
    """
    lines = []
    for group in grouped(findings):
        if group.is_shared:
            lines.append(f"{cause_line(voice, group)}:")
        for finding in group.findings:
            lines.append(finding_line(voice, finding, base))
            if texts and finding.line and finding.file in texts:
                lines += excerpt(texts[finding.file], finding.line, finding.column)
    return lines


def cause_line(voice: Voice, group: Group) -> str:
    """What several findings have in common, harmless to print."""
    first, count = group.first, len(group.findings)
    cause = short(first.cause or "")
    return masked(safe(said_of(voice, first.code, _brief(first), count, cause)))


def group_views(voice: Voice, findings: Iterable[Finding]) -> list[dict[str, object]]:
    """For JSON what several findings have in common."""
    return [
        {
            "cause": plain(group.first.cause),
            "severity": group.first.severity.value,
            "codes": sorted({each.code for each in group.findings}),
            "count": len(group.findings),
            "message": cause_line(voice, group),
        }
        for group in grouped(findings)
        if group.is_shared
    ]


def shown_path(file: str, base: Path | None = None) -> str:
    """The file as seen from the current folder, with forward slashes."""
    if base is None:
        return file.replace(os.sep, "/")
    full = base / file
    try:
        return os.path.relpath(full).replace(os.sep, "/")
    except (ValueError, OSError):  # another drive; or the current folder is gone
        return full.as_posix()


def excerpt(text: str, line: int, column: int) -> list[str]:
    """The line of the file and a caret under the column; long lines are cut."""
    lines = text.split("\n")
    if not 0 < line <= len(lines):
        return []
    source = lines[line - 1].rstrip("\r")
    start = max(0, column - WINDOW // 2) if len(source) > WINDOW else 0
    before = _visible(source[start : max(column - 1, 0)])
    shown = _visible(source[start : start + WINDOW])
    number = str(line)
    return [f"  {number} | {shown}", f"  {' ' * len(number)} | {' ' * len(before)}^"]


def _visible(text: str) -> str:
    return masked(safe(text.replace("\t", "    ")))


def finding_view(voice: Voice, finding: Finding, base: Path | None = None) -> dict[str, object]:
    """The same facts as the line's, for JSON."""
    said = voice(f"finding.{finding.code}", **finding.told)
    return {
        "file": shown_path(finding.file, base),
        "line": finding.line,
        "column": finding.column,
        "severity": finding.severity.value,
        "code": finding.code,
        "message": masked(" ".join((said, *review_mark(voice, finding)))),
        "path": plain(finding.path),
        "facts": {key: plain(value) for key, value in finding.told.items()},
        "cause": plain(finding.cause),
    }


def plain(value: object) -> object:
    """A fact as JSON can hold it."""
    if isinstance(value, str):
        return masked(value)
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, Mapping):
        return {masked(str(key)): plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [plain(each) for each in value]
    if isinstance(value, set | frozenset):
        return sorted((plain(each) for each in value), key=str)
    return str(value)
