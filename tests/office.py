"""The secretary's desk over many days: lines as they are typed, and the papers they make."""

from __future__ import annotations

import shlex
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest

from telectl.cli import clock
from tests.desk import Desk

FORMATS = ("md", "docx", "pdf", "html")


class Office(Desk):
    """A desk at which one day comes after the other."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch) -> None:
        super().__init__(folder)
        self._patch = patch
        self._papers = 0

    def on(self, day: str) -> None:
        self._patch.setattr(clock, "today", lambda: date.fromisoformat(day))

    def __call__(self, line: str, code: int = 0) -> str:
        """Type a line; everything that the program says."""
        said = self.run(*shlex.split(line), code=code)
        return said.out + said.err

    def owed(self, meeting: str) -> str:
        """What the list of meetings says that the cases of one still lack."""
        rows = self("meeting list --format md").splitlines()
        row = next(each for each in rows if meeting in each)
        return row.rsplit("|", 2)[1].strip()

    def papers(self, line: str) -> str:
        """A paper in every format; its text."""
        self._papers += 1
        names = [self.folder.parent / f"papir-{self._papers}.{each}" for each in FORMATS]
        self(line + "".join(f" -o {each}" for each in names))
        text, word, pdf, page = names
        title = text.read_text("utf-8").partition("\n")[0].strip("# ")
        assert title in page.read_text("utf-8")
        assert pdf.read_bytes().startswith(b"%PDF-")
        with ZipFile(word) as parts:
            assert title in parts.read("word/document.xml").decode()
        return text.read_text("utf-8")
