"""What SARIF says of the rules themselves: their pages, as text and as markdown."""

from __future__ import annotations

import re

from telectl.findings import Severity
from telectl.render.rows import Run
from telectl.resources import rule_page
from telectl.rules import RULES

_FENCE = re.compile(r"^```(\w*).*$", re.MULTILINE)
_MARKS = re.compile(r"^#+ |^```\w*\n?|`", re.MULTILINE)


def descriptors(run: Run) -> list[dict[str, object]]:
    """Each rule that found something, in order of their codes."""
    found = {row.code: row for row in run.rows}
    return [
        _descriptor(code, row.title, row.severity, run.voice.language)
        for code, row in sorted(found.items())
    ]


def _descriptor(code: str, title: str, severity: Severity, language: str) -> dict[str, object]:
    rule = RULES.get(code)
    clauses = rule.clauses if rule else ()
    tags = [code.rstrip("0123456789"), *(f"charter/{each}" for each in clauses)]
    told: dict[str, object] = {
        "id": code,
        "shortDescription": {"text": title},
        "defaultConfiguration": {"level": severity.value},
        "properties": {"tags": tags, "problem.severity": severity.value},
    }
    page = rule_page(code, language)
    return told | (_help(page) if page else {})


def _help(page: str) -> dict[str, object]:
    markdown = _FENCE.sub(r"```\1", page)
    text = _plain(markdown)
    what = _plain(markdown.partition("\n")[2].partition("\n## ")[0])
    return {"fullDescription": {"text": what}, "help": {"text": text, "markdown": markdown}}


def _plain(markdown: str) -> str:
    return _MARKS.sub("", markdown).strip()
