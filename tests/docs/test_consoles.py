"""What the pages print works as printed: every console block, in order, with its output."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from telectl.cli import clock
from tests.desk import Desk, identify
from tests.docs.pages import GUIDES, README, blocks, name_of
from tests.docs.shell import Shell

LATER = date(2027, 1, 4)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    folder = tmp_path_factory.mktemp("guides") / "center"
    with pytest.MonkeyPatch.context() as patch:
        identify(patch)
        desk = Desk(folder)
        desk.run("init", str(folder), "--sample")
    return desk


def test_the_readme_can_be_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Read long after it was written, each command says what the page shows."""
    identify(monkeypatch)
    monkeypatch.setattr(clock, "today", lambda: LATER)
    shell = Shell(tmp_path, monkeypatch)
    for block in blocks(README):
        shell.follow(block)


@pytest.mark.parametrize("page", GUIDES, ids=name_of)
def test_a_guide_can_be_followed(
    page: Path, sample: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """A guide shows the sample on its own day, from a fresh copy on."""
    identify(monkeypatch)
    shutil.copytree(sample.folder, tmp_path / "center", symlinks=True)
    shell = Shell(tmp_path / "center", monkeypatch)
    for block in blocks(page):
        shell.follow(block)
