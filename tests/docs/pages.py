"""The pages a user or contributor reads, taken apart: fenced blocks, commands, links."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
README = ROOT / "README.md"
GUIDES = tuple(sorted((*(ROOT / "docs/da").glob("*.md"), *(ROOT / "docs/en").glob("*.md"))))
PAGES = (README, ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md")), *GUIDES)

PROMPTS = ("$ ", "PS> ")
_FENCE = re.compile(r"^```(\S*) ?(.*)$")
_SPAN = re.compile(r"`(telectl [^`]+)`")


@dataclass(frozen=True)
class Block:
    """A fenced block: what it is, the file it stands for if any, its lines."""

    place: str
    kind: str
    file: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Command:
    """What is typed, and the lines shown below it."""

    place: str
    line: str
    shown: tuple[str, ...]


def name_of(page: Path) -> str:
    """The page's path in the project."""
    return page.relative_to(ROOT).as_posix()


def blocks(page: Path) -> Iterator[Block]:
    """Every fenced block of a page, in order."""
    lines = iter(enumerate(page.read_text(encoding="utf-8").splitlines(), 1))
    for number, line in lines:
        if opened := _FENCE.match(line):
            held = []
            for _, inner in lines:
                if inner.startswith("```"):
                    break
                held.append(inner)
            yield Block(f"{name_of(page)}:{number}", opened[1], opened[2], tuple(held))


def commands(block: Block) -> Iterator[Command]:
    """The commands of a console block; a line that ends in a backslash goes on."""
    typed, shown = "", []
    for line in block.lines:
        if typed.endswith("\\"):
            typed = typed[:-1].rstrip() + " " + line.strip()
        elif line.startswith(PROMPTS):
            if typed:
                yield Command(block.place, typed, tuple(shown))
            typed, shown = line.partition(" ")[2], []
        else:
            shown.append(line)
    if typed:
        yield Command(block.place, typed, tuple(shown))


def words(line: str) -> list[str]:
    """A command line taken apart as a shell does, without what comes after a `#`."""
    return shlex.split(line, comments=True)


def named_commands(page: Path) -> Iterator[tuple[str, str]]:
    """Place and text of every telectl command that a page names, in blocks and in prose."""
    for block in blocks(page):
        if block.kind == "console":
            for command in commands(block):
                if command.line.startswith("telectl"):
                    yield command.place, command.line
        else:
            for line in block.lines:
                found = re.search(r"(?:^|[ :])(telectl [a-z-][^&|>]*)", line)
                if block.kind in ("sh", "powershell", "yaml") and found:
                    yield block.place, found[1]
    prose = re.sub(r"^```.*?^```$", "", page.read_text(encoding="utf-8"), flags=re.M | re.S)
    for found in _SPAN.finditer(prose):
        yield name_of(page), found[1].replace("\n", " ")
