"""Programs of others that look at our papers, and what they are given to look at."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

CHROMIUMS = ("chromium", "chromium-browser", "google-chrome")


def needed(*names: str) -> str:
    """The first of the programs that is here; without any the test is skipped."""
    found = next(filter(None, map(shutil.which, names)), None)
    if found is None:
        pytest.skip(f"needs {names[0]}")
    return found


def axe() -> str:
    """The accessibility checker's source, where TELECTL_AXE says."""
    named = os.environ.get("TELECTL_AXE")
    if not named:
        pytest.skip("needs axe-core: set TELECTL_AXE to its axe.min.js")
    return Path(named).read_text(encoding="utf-8")


def said(*words: str | Path, seconds: int = 120) -> str:
    """What a program answers; one that fails fails the test."""
    done = subprocess.run(words, capture_output=True, timeout=seconds, check=False)
    assert done.returncode == 0, done.stderr.decode(errors="replace")[-2000:]
    return done.stdout.decode("utf-8", "replace")


def pdf_text(path: Path) -> str:
    """The text of a PDF, as somebody gets it who copies it, its line breaks as spaces."""
    return " ".join(said(needed("pdftotext"), "-enc", "UTF-8", path, "-").split())
