"""The page that GitHub shows for a step: it names a file, and takes what is appended to it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from telectl.cli.files import unwritable
from telectl.cli.streams import show
from telectl.locale import Voice

if TYPE_CHECKING:
    from telectl.document import Report

NAMED_IN = "GITHUB_STEP_SUMMARY"


def summarise(voice: Voice, report: Report) -> None:
    """Append the report to the summary, where GitHub asks for one; failing is told, no more."""
    from telectl.cli.errors import said

    named = os.environ.get(NAMED_IN)
    if not named:
        return
    try:
        _append(Path(named), voice, report)
    except OSError as error:
        show(said(voice, unwritable(named, error)), error=True)


def _append(path: Path, voice: Voice, report: Report) -> None:
    from telectl.render import markdown
    from telectl.render.github import summary

    with path.open("ab") as file:
        file.write(summary(markdown.render(report), voice("in_ci.cut"), file.tell()))
