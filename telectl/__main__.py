"""The way in: the version at once, else the command line; what to do when all fails."""

from __future__ import annotations

import os
import sys
from io import TextIOWrapper

from telectl import __version__

BUG = 70


def main() -> None:
    """Run the command line and exit with its code."""
    if sys.argv[1:] == ["--version"]:
        sys.stdout.write(f"telectl {__version__}\n")
        sys.exit(0)
    _speak_utf8()
    try:
        code = _run()
        sys.stdout.flush()
    except BrokenPipeError:
        code = _quiet()
    except KeyboardInterrupt:
        code = 130
    except Exception as error:  # noqa: BLE001 - the last net: the rest is our fault
        code = _bug(error)
    sys.exit(code)


def _run() -> int:
    from telectl.cli import app

    try:
        app(prog_name="telectl")
    except SystemExit as done:
        return done.code if isinstance(done.code, int) else 1
    return 0


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if not isinstance(stream, TextIOWrapper):
            continue
        if sys.platform == "win32":
            stream.reconfigure(encoding="utf-8", errors="replace")
        else:
            stream.reconfigure(errors="replace")


def _quiet() -> int:
    # The reader went away; the interpreter must not complain at its own exit.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _bug(error: Exception) -> int:
    from telectl.cli.bug import tell

    tell(error, sys.argv[1:])
    return BUG


if __name__ == "__main__":
    main()
