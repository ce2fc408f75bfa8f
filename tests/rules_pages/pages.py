"""Rule pages read as tests: their examples laid over a small portfolio without findings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from telectl.rules.changes import Sides, run_changes
from telectl.store.files import listing_of
from telectl.store.load import load
from telectl.store.placing import placed
from telectl.workspace import Workspace

DAY = date(2026, 6, 1)
ROOT = Path(__file__).parents[2]
BASE = Path(__file__).parent / "base"
LANGUAGES = {"da": ROOT / "docs/rules", "en": ROOT / "docs/rules/en"}
SECTIONS = {
    "da": ("Sådan ser det ud", "Sådan rettes det"),
    "en": ("What it looks like", "How to put it right"),
}
# Why the example of a page is no text that could be read; test_told_in_words makes each.
TOLD_IN_WORDS = {
    "F002": "a link is no text",
    "F004": "two such files can't lie side by side everywhere",
    "F006": "a folder is no text",
    "F007": "a file that can't be opened",
    "F011": "a file that is missing",
    "Y001": "an empty file",
    "Y004": "a tab is not seen on a page",
    "Y010": "a control character",
    "Y011": "bytes that are no UTF-8",
    "Y012": "UTF-16",
    "Y013": "a mark that is not seen",
    "Y014": "more than 64 brackets",
    "Y015": "a file of more than a megabyte",
    "Y022": "a character that is not seen",
}

# The gate of the small portfolio that asks for all that the charter wants; no project is near it.
WHOLE = "whole"
_FENCE = re.compile(r'```(\w+)(?: (title|over|before|gone)="([^"]+)")?')
_MARK = re.compile(r"[ ]+# finding: ([A-Z0-9 ]+)$")
_TOP_KEY = re.compile(r"^([^\s#-][^:]*):")

Found = set[tuple[str, int, str]]


@dataclass(frozen=True)
class Block:
    """A fenced example: its language, and the file that it is or is laid over."""

    language: str
    how: str | None
    file: str | None
    lines: tuple[str, ...]


@dataclass
class Page:
    """One page: its first paragraphs, and its blocks by section."""

    title: str
    paragraphs: list[str] = field(default_factory=list)
    sections: dict[str, list[Block]] = field(default_factory=dict)

    def before(self) -> dict[str, bytes]:
        """The portfolio before a change, where the page is about one."""
        files = base()
        for block in (each for blocks in self.sections.values() for each in blocks):
            if block.how == "before" and block.file:
                text = "\n".join((*block.lines, ""))
                there = files.get(block.file)
                files[block.file] = (laid_over(there.decode(), text) if there else text).encode()
        return files

    def files(self, section: str) -> tuple[dict[str, bytes], Found]:
        """The portfolio with a section's examples in it, and the findings they declare."""
        files = self.before()
        declared: Found = set()
        for block in self.sections[section]:
            if block.language == "yaml" and block.file and block.how != "before":
                text = "\n".join((*block.lines, ""))
                if block.how == "over":
                    text = laid_over(files[block.file].decode(), text)
                files[block.file], found = _unmarked(block.file, text)
                declared = {each for each in declared if each[0] != block.file} | found
                if block.how == "gone":
                    del files[block.file]
        return files, declared

    def commands(self, section: str) -> list[str]:
        """The command lines that a section shows."""
        blocks = (each for each in self.sections[section] if each.language == "console")
        lines = (line for block in blocks for line in block.lines)
        return [line.removeprefix("$ ") for line in lines if line.startswith("$ ")]


def read_page(path: Path) -> Page:
    """Title, first paragraphs and blocks of a page, by the headings of its sections."""
    head, _, rest = path.read_text(encoding="utf-8").partition("\n## ")
    title, *paragraphs = (" ".join(each.split()) for each in head.split("\n\n"))
    page = Page(title.removeprefix("# "), paragraphs)
    lines = iter(f"## {rest}".splitlines())
    section = ""
    for line in lines:
        fence = _FENCE.fullmatch(line)
        if line.startswith("## "):
            section = line.removeprefix("## ")
            page.sections[section] = []
        elif fence:
            inside = tuple(_until_fence(lines))
            page.sections[section].append(Block(fence[1], fence[2], fence[3], inside))
    return page


def _until_fence(lines: Iterator[str]) -> Iterator[str]:
    for line in lines:
        if line == "```":
            return
        yield line
    raise AssertionError("a block is not closed")


def base() -> dict[str, bytes]:
    """The small portfolio, by its paths."""
    files = sorted(BASE.rglob("*.yaml"))
    return {
        path.relative_to(BASE).as_posix(): path.read_bytes().replace(b"\r\n", b"\n")
        for path in files
    }


def laid_over(text: str, over: str) -> str:
    """A file whose top-level keys are replaced by those of another text, new ones at the end."""
    keys, new = _by_key(text), _by_key(over)
    return "".join({**keys, **new, **_with_the_charter(new)}.values())


def _with_the_charter(new: Mapping[str, str]) -> dict[str, str]:
    """Gates and steps are shown in part: what the charter asks for stands beside them."""
    own = {"gates": f"  - id: {WHOLE}\n", "steps": f"gate: {WHOLE},"}
    base = _by_key((BASE / "workflow.yaml").read_text(encoding="utf-8"))
    return {
        key: new[key] + base[key][base[key].rindex("  - ", 0, base[key].index(sign) + 4) :]
        for key, sign in own.items()
        if key in new and sign not in new[key]
    }


def _by_key(text: str) -> dict[str, str]:
    parts: dict[str, str] = {}
    key = ""
    for line in text.splitlines(keepends=True):
        match = _TOP_KEY.match(line)
        key = match[1] if match else key
        parts[key] = parts.get(key, "") + line
    return parts


def _unmarked(file: str, text: str) -> tuple[bytes, Found]:
    """The text without its marks, and what they declare on which line."""
    lines, declared = [], set()
    for number, line in enumerate(text.splitlines(), 1):
        mark = _MARK.search(line)
        if mark:
            declared |= {(file, number, code) for code in mark[1].split()}
        lines.append(_MARK.sub("", line))
    return "\n".join((*lines, "")).encode(), declared


def judged(files: Mapping[str, bytes]) -> Workspace:
    """The files as telectl reads and judges them on the day of the pages."""
    found = listing_of(files)
    return Workspace(ROOT / "nowhere", DAY, load(found.contents), found.findings)


def findings(files: Mapping[str, bytes]) -> Found:
    """What telectl finds: file, line, code."""
    found = judged(files).findings
    return {(shown_in(files, each.file), each.line, each.code) for each in found}


def shown_in(files: Mapping[str, bytes], file: str) -> str:
    """The file that shows a finding: of a folder that is not read, what lies in it."""
    return file if file in files else next(each for each in files if each.startswith(f"{file}/"))


def changes(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> Found:
    """What is wrong with the one that wasn't with the other, and with the step between them."""
    old, new = judged(before), judged(after)
    told = run_changes(Sides(old.portfolio, new.portfolio, DAY, rules=old.portfolio))
    texts = {**old.contents, **new.contents}
    stepped = {(each.file, each.line, each.code) for each in placed(told, texts)}
    return stepped | (findings(after) - findings(before))
