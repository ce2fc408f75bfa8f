"""A report as a PDF that is read aloud as it is seen (PDF/UA-1) and kept for ever (PDF/A-2a)."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import UTC, datetime
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from telectl import resources
from telectl.document import (
    Chart,
    Code,
    Facts,
    Heading,
    Inline,
    Items,
    Note,
    PageBreak,
    Paragraph,
    Report,
    Table,
)
from telectl.locale import Voice
from telectl.render.paper import (
    Paper,
    Run,
    kept,
    paper_of,
    run_of,
    said_and_commands,
    shares,
    stays_whole,
)
from telectl.render.paper_columns import roomy, widths

if TYPE_CHECKING:
    from typst import PDFStandard

Data = dict[str, Any]
STANDARDS: list[PDFStandard] = ["a-2a", "ua-1"]
REGIONS = {"da": "dk", "en": "gb"}
# A longer word may be broken anywhere.
LONG = 30
_LONG_WORD = re.compile(rf"[^\s-]{{{LONG + 1},}}")
_NO_LETTER = re.compile(r'the text `"(.*?)"` could not be displayed', re.DOTALL)
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
_PRIVATE = re.compile(r"[\ue000-\uf8ff\U000f0000-\U0010ffff]")
_BEYOND = re.compile(r"[^\x00-\u024f\u2010-\u2027\u2030-\u205e\u27e8\u27e9]")


def render(report: Report) -> bytes:
    """The pages; letters that no font of ours has are shown by their number."""
    from typst import TypstError

    paper = paper_of(report)
    data = json.dumps(_data(paper), ensure_ascii=False)
    unknown = set(_PRIVATE.findall(data))
    while True:
        try:
            return _compiled(_without(data, unknown), paper)
        except TypstError as error:
            found = _letters(error.diagnostic) - unknown or set(_BEYOND.findall(data)) - unknown
            if not found:
                raise
            unknown |= found


def _compiled(data: str, paper: Paper) -> bytes:
    """One compilation; a warning is a fault of the template, as a font that is not there."""
    import typst

    fonts = str(files("font_source_sans_pro") / "files")
    made, warnings = typst.compile_with_warnings(
        resources.template("report.typ").encode(),
        format="pdf",
        pdf_standards=STANDARDS,
        font_paths=typst.Fonts(include_system_fonts=False, font_paths=[fonts]),
        sys_inputs={"data": data},
        timestamp=datetime(paper.day.year, paper.day.month, paper.day.day, tzinfo=UTC),
    )
    if warnings:
        raise warnings[0]
    return made


def _letters(told: str) -> set[str]:
    """The letters that the fonts lacked, all told at once."""
    said = "".join(_NO_LETTER.findall(told))
    return set(_ESCAPED.sub(lambda found: chr(int(found[1], 16)), said)) - {" "}


def _without(data: str, unknown: set[str]) -> str:
    return data.translate({ord(letter): f"⟨U+{ord(letter):04X}⟩" for letter in unknown})


def _data(paper: Paper) -> Data:
    return {
        "title": paper.title,
        "heading": _breakable(paper.title),
        "subtitle": _breakable(paper.subtitle),
        "lang": paper.language,
        "region": REGIONS.get(paper.language, paper.language),
        "day": [paper.day.year, paper.day.month, paper.day.day],
        "footer": _breakable(paper.footer or paper.title),
        "of": Voice(paper.language)("paper.of"),
        "blocks": [
            {"block": type(block).__name__, "kept": with_next, **_BLOCKS[type(block)](block)}
            for block, with_next in kept(paper.blocks)
        ],
    }


def _run(inline: Inline) -> Data:
    return _said(run_of(inline))


def _said(run: Run) -> Data:
    return {"text": _breakable(run.text), "tone": run.tone, "short": run.short}


def _breakable(text: str) -> str:
    """Between any two letters of a very long word it may be broken, or it would leave the page."""
    return _LONG_WORD.sub(lambda found: "\u200b".join(found[0]), text)


def _heading(block: Heading) -> Data:
    return {"level": block.level, "text": _breakable(block.text)}


def _paragraph(block: Paragraph) -> Data:
    return {"runs": [_run(run) for run in block.runs]}


def _facts(block: Facts) -> Data:
    rows = [[_run(label), _run(value)] for label, value in block.rows]
    longest = max((len(label) for label, _ in block.rows), default=0)
    return {"rows": rows, "label": min(max(longest + 1, 18), 38)}


def _table(block: Table) -> Data:
    sizes = widths(block)
    columns = [
        {"title": _run(column.title), "right": column.align == "right", "width": width}
        for column, width in zip(block.columns, sizes, strict=True)
    ]
    rows = [{"cells": list(map(_run, row)), "whole": stays_whole(row)} for row in block.rows]
    caption, empty = _run(block.caption)["text"], _run(block.empty)["text"]
    said = {"caption": caption, "columns": columns, "rows": rows, "empty": empty}
    return {**said, "roomy": roomy(sizes)}


def _chart(block: Chart) -> Data:
    bars = [
        {"label": _run(bar.label), "shown": _run(bar.shown), "tone": bar.tone, "share": share}
        for bar, share in zip(block.bars, shares(block), strict=True)
    ]
    return {"caption": _run(block.caption)["text"], "bars": bars}


def _items(block: Items) -> Data:
    items = []
    for item in block.items:
        said, commands = said_and_commands(item)
        commands = [_breakable(command) for command in commands]
        items.append({"said": [_said(run) for run in said], "commands": commands})
    return {"items": items, "ordered": block.ordered}


def _note(block: Note) -> Data:
    return {**_run(block.text), "tone": block.tone}


def _code(block: Code) -> Data:
    return {"text": _breakable(run_of(block.text).text.rstrip("\n"))}


def _page_break(_block: PageBreak) -> Data:
    return {}


_BLOCKS: dict[type, Callable[..., Data]] = {
    Heading: _heading,
    Paragraph: _paragraph,
    Facts: _facts,
    Table: _table,
    Chart: _chart,
    Items: _items,
    Note: _note,
    Code: _code,
    PageBreak: _page_break,
}
