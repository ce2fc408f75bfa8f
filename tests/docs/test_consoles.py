"""What the pages print works as printed: every console block, in order, with its output."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from telectl.cli import clock
from tests.desk import identify, laid_out
from tests.docs.pages import GUIDES, README, blocks, name_of
from tests.docs.shell import Shell

LATER = date(2027, 1, 4)


def test_the_readme_can_be_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Read long after it was written, each command says what the page shows."""
    identify(monkeypatch)
    monkeypatch.setattr(clock, "today", lambda: LATER)
    shell = Shell(tmp_path, monkeypatch)
    for block in blocks(README):
        shell.follow(block)


@pytest.mark.parametrize("page", GUIDES, ids=name_of)
def test_a_guide_can_be_followed(
    page: Path, sample_template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """A guide shows the sample on its own day, from a fresh copy on."""
    identify(monkeypatch)
    desk = laid_out(sample_template, tmp_path / "center", monkeypatch)
    shell = Shell(desk.folder, monkeypatch)
    for block in blocks(page):
        shell.follow(block)
