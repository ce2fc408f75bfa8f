"""How a report looks: one function a format, its module imported when it is used."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

    from telectl.document import Report
    from telectl.render.rows import Run


class Screen(NamedTuple):
    """What the report is shown on: a terminal's width and colours, a Word file's template."""

    width: int = 100
    colour: bool = False
    template: Path | None = None


def _text(report: Report, screen: Screen) -> str:
    from telectl.render import terminal

    return terminal.render(report, width=screen.width, colour=screen.colour)


def _json(report: Report, _screen: Screen) -> str:
    from telectl.render import json

    return json.render(report)


def _markdown(report: Report, _screen: Screen) -> str:
    from telectl.render import markdown

    return markdown.render(report)


def _html(report: Report, _screen: Screen) -> str:
    from telectl.render import html

    return html.render(report)


def _docx(report: Report, screen: Screen) -> bytes:
    from telectl.render import docx

    return docx.render(report, screen.template)


def _pdf(report: Report, _screen: Screen) -> bytes:
    from telectl.render import pdf

    return pdf.render(report)


FORMATS: Mapping[str, Callable[[Report, Screen], str | bytes]] = {
    "text": _text,
    "json": _json,
    "markdown": _markdown,
    "html": _html,
    "docx": _docx,
    "pdf": _pdf,
}


def _sarif(run: Run) -> str:
    from telectl.render import sarif

    return sarif.render(run)


def _github(run: Run) -> str:
    from telectl.render import github

    return github.render(run)


def _gitlab(run: Run) -> str:
    from telectl.render import gitlab

    return gitlab.render(run)


def _junit(run: Run) -> str:
    from telectl.render import junit

    return junit.render(run)


# What tools read that know findings and no reports.
OF_FINDINGS: Mapping[str, Callable[[Run], str]] = {
    "sarif": _sarif,
    "github": _github,
    "gitlab": _gitlab,
    "junit": _junit,
}
BINARY = frozenset({"docx", "pdf"})
PAPER = frozenset({"html", *BINARY})
ALIASES: Mapping[str, str] = {"md": "markdown"}
# The end of a file's name says its format; what is longer is asked first.
ENDINGS: Mapping[str, str] = {
    "gl-code-quality-report.json": "gitlab",
    ".sarif.json": "sarif",
    ".sarif": "sarif",
    ".xml": "junit",
    ".txt": "text",
    ".json": "json",
    ".md": "markdown",
    ".html": "html",
    ".docx": "docx",
    ".pdf": "pdf",
}


def render(
    report: Report,
    format: str = "text",
    *,
    width: int = 100,
    colour: bool = False,
    template: Path | None = None,
) -> str | bytes:
    """The report in one of FORMATS; text ends in a newline."""
    return FORMATS[ALIASES.get(format, format)](report, Screen(width, colour, template))
