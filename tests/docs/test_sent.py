"""What the guides show of setting up and sending is what the program says."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.docs.pages import GUIDES, ROOT, blocks, name_of

_OURS = ("PS> telectl setup", "PS> telectl sync")
_PLACE = re.compile(r"\\\{[^}]*\}")
PAGES = [page for page in GUIDES if "secretar" in page.name or "sekretar" in page.name]


def shown(page: Path) -> list[str]:
    """The answers in the blocks that can't be run on the sample: it has nobody to send to."""
    found = [b for b in blocks(page) if b.kind == "text" and b.lines and b.lines[0] in _OURS]
    return [line.strip() for b in found for line in b.lines if not line.startswith("PS> ")]


def sayings(language: str) -> Iterator[str]:
    """Every line of the wording that the two commands have."""
    table = tomllib.loads((ROOT / f"telectl/locale/{language}.toml").read_text("utf-8"))
    prompts = [table["prompt"][key] for key in ("begin", *_asked(table))]
    for text in (*_texts(table["sync"]), *_texts(table["setup"]), *prompts):
        yield from (line.strip() for line in text.splitlines())


def _asked(table: dict[str, Any]) -> list[str]:
    return [key for key in table["prompt"] if key.startswith("setup_")]


def _texts(found: Any) -> Iterator[str]:
    if isinstance(found, str):
        yield found
    else:
        for each in found.values():
            yield from _texts(each)


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_line_shown_is_one_that_is_said(page: Path) -> None:
    lines = shown(page)
    assert len(lines) > 10
    said = [_PLACE.sub(".+", re.escape(each)) for each in sayings(page.parent.name)]
    for line in lines:
        assert any(re.fullmatch(f"{each}(?:: .+)?", line) for each in said), line
