"""What the pages name exists: links, commands, options."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path
from typing import Any

import pytest
import typer

from telectl.cli import app
from telectl.cli.options import shared
from telectl.rules import RULES
from tests.docs.pages import PAGES, ROOT, name_of, named_commands, words

_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
_FAMILIES = re.compile(r"^\| ((?:`[A-Z]{1,2}` ?)+)\|", re.MULTILINE)
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
GLOBAL = {name for option in shared() for name in option.opts}


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_links_lead_somewhere(page: Path):
    lost = [link for link in _links(page) if not _there(page, link)]
    assert not lost


def _links(page: Path) -> list[str]:
    text = re.sub(r"^```.*?^```$", "", page.read_text(encoding="utf-8"), flags=re.M | re.S)
    return [link for link in _LINK.findall(text) if not re.match(r"https?:|mailto:", link)]


def _there(page: Path, link: str) -> bool:
    file, _, anchor = link.partition("#")
    target = (page.parent / file).resolve() if file else page
    if not target.exists() or not target.is_relative_to(ROOT.resolve()):
        return False
    return not anchor or anchor in _anchors(target)


def _anchors(page: Path) -> set[str]:
    headings = _HEADING.findall(page.read_text(encoding="utf-8"))
    plain = [re.sub(r"[^\w\- ]", "", heading.lower()) for heading in headings]
    return {heading.strip().replace(" ", "-") for heading in plain}


def test_every_family_of_codes_is_told():
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    told = {letter for row in _FAMILIES.findall(page) for letter in re.findall(r"`(\w+)`", row)}
    assert {code[:-3] for code in RULES} <= told


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_commands_exist_with_their_options(page: Path):
    wrong = [
        f"{place}: {line}: {why}"
        for place, line in named_commands(page)
        for meant in _meant(line)
        if (why := _no(meant))
    ]
    assert not wrong


def _meant(line: str) -> list[list[str]]:
    """The words of a line after the program's name; `show|new` stands for one of each."""
    _, *rest = words(line.replace("…", "").replace("\\|", "|"))
    return [list(chosen) for chosen in product(*(word.split("|") for word in rest))]


def _no(rest: list[str]) -> str | None:
    """Why words are no command of the program; None where they are one."""
    command: Any = typer.main.get_command(app)
    used = []
    for word in rest:
        if word.startswith("-"):
            used.append(word.partition("=")[0])
        elif hasattr(command, "list_commands"):
            found = command.get_command(None, word)
            if found is None and not re.fullmatch(r"[A-ZÆØÅ]+", word):
                return f"no command {word}"
            command = found or command
    known = {name for param in command.params for name in (*param.opts, *param.secondary_opts)}
    odd = [name for name in used if name not in known | GLOBAL | {"--help", "--version"}]
    return f"no option {', '.join(odd)}" if odd else None
