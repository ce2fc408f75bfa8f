"""The way in: the version at once, else the command line; what to do when all fails."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from io import TextIOWrapper

from telectl import __version__

BUG = 70
INTERRUPTED = 130


def main() -> None:
    """Run the command line and exit with its code."""
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"  # no package may slip into the models
    gc.disable()  # a command ends before looking for cycles would pay
    _open_streams()
    try:
        code = _flushed(_version() if sys.argv[1:] == ["--version"] else _run())
    except KeyboardInterrupt:
        code = INTERRUPTED
    except Exception as error:  # noqa: BLE001 - the last net: the rest is our fault
        code = _bug(error)
    sys.exit(code)


def _open_streams() -> None:
    # A closed stream would lend its number to the next file that is opened.
    for name in ("stdin", "stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            nobody = os.open(os.devnull, os.O_RDWR)
            mode = "r" if name == "stdin" else "w"
            setattr(sys, name, os.fdopen(nobody, mode, encoding="utf-8", errors="replace"))
        elif isinstance(stream, TextIOWrapper) and name != "stdin":
            stream.reconfigure(encoding=_encoding(), errors="replace")


def _encoding() -> str | None:
    """What is written in: on Windows its own code pages lack letters, unless one is asked for."""
    unasked = sys.platform == "win32" and not os.environ.get("PYTHONIOENCODING")
    return "utf-8" if unasked else None


def _version() -> int:
    try:
        sys.stdout.write(f"telectl {__version__}\n")
    except OSError as error:
        return _unwritten(0, error)
    return 0


def _run() -> int:
    from telectl.cli import app

    try:
        app(prog_name="telectl")
    except SystemExit as done:
        return done.code if isinstance(done.code, int) else 1
    return 0


def _flushed(code: int) -> int:
    try:
        sys.stdout.flush()
    except OSError as error:
        return _unwritten(code, error)
    return code


def _unwritten(code: int, error: OSError) -> int:
    from telectl.cli.errors import refuse
    from telectl.cli.files import unwritable
    from telectl.cli.options import peek
    from telectl.cli.streams import give_up, reader_gone

    give_up(sys.stdout)
    if reader_gone(error):
        return code
    return refuse(peek(sys.argv[1:]), unwritable("stdout", error))


def _bug(error: Exception) -> int:
    from telectl.cli.bug import tell

    tell(error, sys.argv[1:])
    return BUG


def run() -> None:
    """The command of its own: its memory is given back at once, not record by record."""
    code = 0
    try:
        main()
    except SystemExit as done:
        code = done.code if isinstance(done.code, int) else 1
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
    os._exit(code)


if __name__ == "__main__":
    run()
