"""The report of a fault of our own: versions and program lines, nothing of the user's."""

from __future__ import annotations

import os
import platform
import sys
import tempfile
import traceback
from itertools import pairwise

from telectl import __version__
from telectl.cli.options import COMMAND_NOTE
from telectl.locale import LANGUAGES, Voice


def tell(error: BaseException, arguments: list[str]) -> None:
    """Say that it is our fault, and where the report lies."""
    voice = Voice(_language(arguments))
    text = report(error)
    path = _write(text)
    lines = [voice("bug.head")]
    lines += [voice("bug.inline"), text] if path is None else [voice("bug.file", path=path)]
    sys.stderr.write("\n".join([*lines, voice("bug.harmless"), ""]))


def report(error: BaseException) -> str:
    """Types of the errors, and where in the program; no message, value or path."""
    lines = [
        f"telectl {__version__}, Python {platform.python_version()}, {platform.system()}",
        f"command: {_command(error)}",
    ]
    seen: BaseException | None = error
    while seen is not None:
        lines.append(type(seen).__name__)
        lines += [f"  {_place(frame)}" for frame in traceback.extract_tb(seen.__traceback__)]
        seen = seen.__cause__ or (None if seen.__suppress_context__ else seen.__context__)
    return "\n".join(lines) + "\n"


def _command(error: BaseException) -> str:
    notes = getattr(error, "__notes__", [])
    found = [note for note in notes if note.startswith(COMMAND_NOTE)]
    return found[0].removeprefix(COMMAND_NOTE) if found else "telectl"


def _place(frame: traceback.FrameSummary) -> str:
    parts = frame.filename.replace("\\", "/").split("/")
    known = {"telectl", "site-packages", "lib"}
    # The last two names of the path at most, unless it is a file of our own.
    start = next((i for i in range(len(parts) - 1, -1, -1) if parts[i] in known), len(parts) - 1)
    shown = "/".join(parts[start:] if parts[start] == "telectl" else parts[-1:])
    return f"{shown}:{frame.lineno} {frame.name}"


def _write(text: str) -> str | None:
    try:
        handle, path = tempfile.mkstemp(prefix="telectl-", suffix=".txt")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
    except OSError:
        return None
    return path


def _language(arguments: list[str]) -> str:
    for word, value in pairwise(arguments):
        if word == "--lang" and value in LANGUAGES:
            return value
    return os.environ.get("TELECTL_LANG", "")[:2]
