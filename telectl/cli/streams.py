"""What goes to the screen: texts, bytes to a pipe, and what a reader that went away means."""

from __future__ import annotations

import errno
import os
import shutil
import sys
from typing import TextIO

from telectl.cli.files import unwritable
from telectl.render.safe import obeyed_by_none

PIPED_WIDTH = 100
WIDEST = 140


def takes_bytes() -> bool:
    """A terminal, and what stands in for one, shows letters only."""
    return hasattr(sys.stdout, "buffer") and not sys.stdout.isatty()


def show_bytes(data: bytes) -> None:
    """Bytes to a pipe, all of them."""
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
    except OSError as failed:
        give_up(sys.stdout)
        if not reader_gone(failed):
            raise unwritable("stdout", failed) from failed


def show(text: str, *, error: bool = False, commands: bool = False) -> None:
    """One text and a newline; what the stream can't say becomes a question mark.

    Only where ``commands`` are meant can the text hold some for the CI that keeps the log.
    """
    stream = sys.stderr if error else sys.stdout
    line = f"{text if commands else obeyed_by_none(text)}\n"
    try:
        stream.write(line)
    except UnicodeEncodeError:
        encoding = stream.encoding or "ascii"
        stream.write(line.encode(encoding, "replace").decode(encoding))
    except OSError as failed:
        give_up(stream)
        if not (reader_gone(failed) or stream is sys.stderr):
            raise unwritable("stdout", failed) from failed


def flush() -> None:
    """What was shown so far is out; a full disk refuses."""
    try:
        sys.stdout.flush()
    except OSError as failed:
        give_up(sys.stdout)
        if not reader_gone(failed):
            raise unwritable("stdout", failed) from failed


def reader_gone(error: OSError) -> bool:
    """Whether the reader went away, which is no failure; Windows calls it EINVAL."""
    return isinstance(error, BrokenPipeError) or (
        sys.platform == "win32" and error.errno == errno.EINVAL
    )


def give_up(stream: TextIO) -> None:
    """What follows on the stream is written to nobody."""
    nobody = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nobody, stream.fileno())
    os.close(nobody)


def width() -> int:
    """How wide lines may be: the terminal's width, or a page's where there is none."""
    return min(shutil.get_terminal_size((PIPED_WIDTH, 24)).columns, WIDEST)


def colour(stream: TextIO) -> bool:
    """Whether colours help: on a terminal that shows them, unless they are unwanted."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    if sys.platform == "win32" and not {"WT_SESSION", "TERM"} & set(os.environ):
        return False
    return stream.isatty()
