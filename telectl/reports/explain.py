"""The page of one code, as blocks."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator

from telectl.document import Block, Code, Document, Heading, Items, Note, Paragraph, Report
from telectl.findings import Exit, Refusal
from telectl.locale import Voice
from telectl.reports.codes import all_codes
from telectl.resources import rule_page

VERSION = 1
_HEADING = re.compile(r"(#+) (.*)")
_CODE = re.compile(r"([A-Z]+)0*([0-9]+)")
_MARKS = re.compile(r"(`+|\*\*)(.+?)\1")


def report(voice: Voice, asked: str) -> Report:
    """What a code means; an unknown one is refused with the nearest."""
    code = asked.strip().upper()
    known = {each.code: each for each in all_codes(voice.language)}
    if code not in known:
        near = nearest_code(asked, known)
        if near:
            raise Refusal(Exit.USAGE, "rule.unknown_near", code=asked, nearest=near)
        raise Refusal(Exit.USAGE, "rule.unknown", code=asked)
    found = known[code]
    page = rule_page(code, voice.language)
    title = f"{code} · {found.title or code}"
    missing = (Note(voice("explain.no_page")),)
    blocks = tuple(_blocks(page)) if page else missing
    view = {"code": code, "severity": found.severity, "title": found.title, "page": page}
    return Report("explain", VERSION, view, Document(title, voice.language, blocks))


def nearest_code(asked: str, known: Iterable[str]) -> str | None:
    """The code that was probably meant."""
    code, codes = asked.strip().upper(), tuple(known)
    parts = _CODE.fullmatch(code)
    padded = f"{parts[1]}{parts[2]:0>3}" if parts else code
    if padded in codes:
        return padded
    return next(iter(difflib.get_close_matches(code, codes, 1, 0.5)), None)


def _blocks(page: str) -> Iterator[Block]:
    """The page's own markdown: headings, paragraphs, lists, fenced code; no more."""
    text: list[str] = []
    lines = iter(page.splitlines())
    for line in lines:
        heading = _HEADING.match(line)
        if heading or line.startswith("```") or not line.strip():
            yield from _running(text)
            text = []
        if heading:
            yield Heading(len(heading[1]), _plain(heading[2]))
        elif line.startswith("```"):
            yield Code("\n".join(_fenced(lines)))
        elif line.strip():
            text.append(line.strip())
    yield from _running(text)


def _running(lines: list[str]) -> Iterator[Block]:
    """Lines up to an empty one: a paragraph, or a list where each begins with a dash."""
    if not lines:
        return
    if not lines[0].startswith("- "):
        yield Paragraph((_plain(" ".join(lines)),))
        return
    points = " ".join(lines).removeprefix("- ").split(" - ")
    yield Items(tuple((_plain(each),) for each in points))


def _fenced(lines: Iterator[str]) -> Iterator[str]:
    for line in lines:
        if line.startswith("```"):
            return
        yield line


def _plain(text: str) -> str:
    return _MARKS.sub(r"\2", text)
