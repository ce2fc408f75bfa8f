"""How a report looks: one function a format, its module imported when it is used."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from telectl.document import Report


class Screen(NamedTuple):
    """What the report is shown on."""

    width: int = 100
    colour: bool = False


def _text(report: Report, screen: Screen) -> str:
    from telectl.render import terminal

    return terminal.render(report, width=screen.width, colour=screen.colour)


def _json(report: Report, _screen: Screen) -> str:
    from telectl.render import json

    return json.render(report)


def _markdown(report: Report, _screen: Screen) -> str:
    from telectl.render import markdown

    return markdown.render(report)


FORMATS: Mapping[str, Callable[[Report, Screen], str]] = {
    "text": _text,
    "json": _json,
    "markdown": _markdown,
}
ALIASES: Mapping[str, str] = {"md": "markdown"}
SUFFIXES: Mapping[str, str] = {".txt": "text", ".json": "json", ".md": "markdown"}


def render(report: Report, format: str = "text", *, width: int = 100, colour: bool = False) -> str:
    """The report in one of FORMATS, ending in a newline."""
    return FORMATS[ALIASES.get(format, format)](report, Screen(width, colour))
