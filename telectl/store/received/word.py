"""The text of a Word file: its tables cell by cell, the rest line by line, changes accepted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from telectl.store.received.package import Parts, refused, xml

BODY = "word/document.xml"
# What is no text of the page: what was struck out, what a field asks for, how it looks.
_NO_TEXT = frozenset(
    {"del", "moveFrom", "delText", "instrText", "pPr", "rPr", "sdtPr", "tblPr", "trPr", "tcPr"}
    | {"Fallback", "delInstrText"}
)
_MARKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_PAGED = ("header", "footer")
_NOTES = ("footnotes", "endnotes")
_BESIDE = (*_PAGED, *_NOTES)
# Page numbers come and go.
_NUMBER = re.compile("[0-9]+")


@dataclass(slots=True)
class Page:
    """What stands on a page: tables as rows of cells, lines outside of them, comments.

    A cell that was merged with the one above it is none: it has no text of its own.
    """

    tables: list[list[list[str | None]]] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    pictures: int = 0


def page_of(path: Path, parts: Parts) -> Page:
    """The page with tracked changes accepted; comments are kept apart."""
    page = Page()
    _read(page, _body(path, parts))
    for stem, root in _beside(path, parts, _BESIDE):
        lines = _lines(page, root, tables=True)
        page.lines += [_NUMBER.sub("", each) for each in lines] if stem in _PAGED else lines
    _comments(page, path, parts)
    return page


def letter_of(path: Path, parts: Parts) -> Page:
    """All lines in their order, cell by cell, then notes; what stands on every page is left out."""
    page = Page()
    lines = _lines(page, _body(path, parts), tables=True)
    for _, root in _beside(path, parts, _NOTES):
        lines += [line for line in _lines(page, root, tables=True) if line.strip()]
    page.lines = [*lines, *page.lines]
    _comments(page, path, parts)
    return page


def _body(path: Path, parts: Parts) -> Any:
    root = xml(path, parts[BODY]) if BODY in parts else ()
    main = next((each for each in root if _name(each) == "body"), None)
    if main is None or "wordprocessingml/2006/main" not in str(main.tag):
        raise refused(path, "other")
    return main


def _beside(path: Path, parts: Parts, stems: tuple[str, ...]) -> Iterator[tuple[str, Any]]:
    """What stands beside the body: on every page, and in notes."""
    for name in sorted(parts):
        stem = name.removeprefix("word/").rstrip("0123456789.xml")
        if stem in stems and name.endswith(".xml"):
            yield stem, xml(path, parts[name])


def _comments(page: Page, path: Path, parts: Parts) -> None:
    if "word/comments.xml" in parts:
        for comment in xml(path, parts["word/comments.xml"]):
            page.comments.append("\n".join(_lines(page, comment, tables=True)).strip())


def _read(page: Page, holder: Any) -> None:
    for each in holder:
        name = _name(each)
        if name == "tbl":
            page.tables.append(list(_rows(page, each)))
        elif name == "p":
            page.lines += _lines(page, [each])
        elif name not in _NO_TEXT:
            _read(page, each)


def _rows(page: Page, table: Any) -> Iterator[list[str | None]]:
    for row in _within(table, "tr"):
        if not _is_struck(row):
            yield [None if _goes_on(e) else _cell(page, e) for e in _within(row, "tc")]


def _is_struck(row: Any) -> bool:
    """Whether a row was struck out."""
    form = next((each for each in row if _name(each) == "trPr"), ())
    return any(_name(each) == "del" for each in form)


def _goes_on(cell: Any) -> bool:
    """Whether a cell belongs to the one above it, or before it."""
    form = next((each for each in cell if _name(each) == "tcPr"), ())
    merges = [each for each in form if _name(each) in ("vMerge", "hMerge")]
    return any("restart" not in each.values() for each in merges)


def _cell(page: Page, cell: Any) -> str:
    lines = [line.rstrip() for line in _lines(page, cell)]
    return "\n".join(lines).strip("\n")


def _within(holder: Any, name: str) -> Iterator[Any]:
    """The children of a name, also where they are wrapped in controls or tracked changes."""
    for each in holder:
        if _name(each) == name:
            yield each
        elif _name(each) not in _NO_TEXT:
            yield from _within(each, name) if _name(each) not in ("tr", "tc", "p", "tbl") else ()


def _lines(page: Page, holder: Any, *, tables: bool = False) -> list[str]:
    """A line a paragraph; one whose end was struck out goes on in the next."""
    found, open_line = list[str](), False
    for paragraph in _paragraphs(page, holder, tables=tables):
        for number, text in enumerate("".join(_said(page, paragraph)).split("\n")):
            if open_line and number == 0:
                found[-1] += text
            else:
                found.append(text)
        open_line = _end_is_gone(paragraph)
    return found


def _paragraphs(page: Page, holder: Any, *, tables: bool) -> Iterator[Any]:
    for each in holder:
        name = _name(each)
        if name == "p":
            yield each
        elif name == "tbl" and not tables:
            page.lines += _lines(page, each, tables=True)
        elif name not in _NO_TEXT and not (name == "tr" and _is_struck(each)):
            yield from _paragraphs(page, each, tables=tables)


def _end_is_gone(paragraph: Any) -> bool:
    form = next((each for each in paragraph if _name(each) == "pPr"), ())
    mark = next((each for each in form if _name(each) == "rPr"), ())
    return any(_name(each) in ("del", "moveFrom") for each in mark)


def _said(page: Page, holder: Any) -> Iterator[str]:
    for each in holder:
        name = _name(each)
        if name == "t":
            yield each.text or ""
        elif name in _MARKS:
            yield _MARKS[name]
        elif name == "sym":
            yield _symbol(each)
        elif name == "txbxContent":
            page.lines += _lines(page, each, tables=True)
        elif name not in _NO_TEXT:
            page.pictures += name == "blip"
            yield from _said(page, each)


def _symbol(sign: Any) -> str:
    """A character of a font of signs; those that only that font has become a dot."""
    code = next((value for key, value in sign.items() if key.endswith("}char")), "")
    try:
        found = chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
    return "•" if "\ue000" <= found <= "\uf8ff" else found


def _name(each: Any) -> str:
    return str(each.tag).rpartition("}")[2]
