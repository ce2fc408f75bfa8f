"""A report as one HTML file that asks for nothing else: for a browser, a screen reader, paper."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from telectl import __version__, resources
from telectl.document import Column, Report, Table
from telectl.locale import Voice
from telectl.render.paper import Run, paper_of, run_of, said_and_commands, shares
from telectl.render.paper_columns import widths

if TYPE_CHECKING:
    from jinja2 import Template


def render(report: Report) -> str:
    """The page; its template has a macro for each kind of block and escapes every text."""
    paper = paper_of(report)
    voice = Voice(paper.language)
    return _template().render(
        paper=paper,
        style=_style(),
        skip=voice("paper.skip"),
        footer=paper.footer or voice("paper.made", version=__version__),
        run_of=run_of,
        said_and_commands=said_and_commands,
        classes=_classes,
        percents=_percents,
        shares=shares,
    )


@cache
def _template() -> Template:
    from jinja2 import Environment, StrictUndefined

    environment = Environment(
        autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True
    )
    return environment.from_string(resources.template("report.html.jinja"))


@cache
def _style() -> str:
    from markupsafe import Markup

    return Markup(resources.template("report.css"))  # noqa: S704 - our own file, no text of others


def _classes(column: Column, text: str) -> str:
    """A cell's class: set to the right, kept in one piece, or neither."""
    short = column.whole or Run(text).short
    return " ".join(["right"] * (column.align == "right") + ["short"] * short)


def _percents(table: Table) -> list[str]:
    letters = widths(table)
    return [f"{100 * each / sum(letters):.3g}" for each in letters]
