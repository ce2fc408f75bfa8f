"""Findings as GitLab's code quality report."""

from __future__ import annotations

from telectl.findings import Severity
from telectl.render.json import dumps
from telectl.render.rows import Row, Run
from telectl.render.safe import safe

GRAVE = {Severity.ERROR: "critical", Severity.WARNING: "minor"}


def render(run: Run) -> str:
    """A list of issues; GitLab itself tells the new from the old by their fingerprints."""
    return dumps([_issue(row) for row in run.rows])


def _issue(row: Row) -> dict[str, object]:
    line = max(row.place.line, 1)
    lines = {"begin": line, "end": max(row.place.end_line, line)}
    return {
        "description": f"{row.code}: {row.message}",
        "check_name": row.code,
        "fingerprint": row.fingerprint,
        "severity": GRAVE[row.severity],
        "location": {"path": safe(row.file), "lines": lines},
    }
