"""How a report looks: one function a format, imported when it is used."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module

from telectl.document import Report

FORMATS: Mapping[str, str] = {
    "text": "terminal",
    "json": "json",
    "markdown": "markdown",
}
ALIASES: Mapping[str, str] = {"md": "markdown"}
SUFFIXES: Mapping[str, str] = {".txt": "text", ".json": "json", ".md": "markdown"}


def render(report: Report, format: str = "text", *, width: int = 100, colour: bool = False) -> str:
    """The report as text in one of FORMATS, ending in a newline."""
    module = import_module(f"telectl.render.{FORMATS[ALIASES.get(format, format)]}")
    text = module.render(report, width=width, colour=colour)
    assert isinstance(text, str)
    return text
