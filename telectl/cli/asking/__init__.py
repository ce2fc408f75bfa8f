"""Questions at a terminal: one at a time, each answer judged at once."""

import sys

from telectl.findings import Exit, Refusal


def at_terminal() -> bool:
    """Whether there is somebody to ask."""
    return sys.stdin is not None and sys.stdin.isatty()


def require_terminal(lacking: tuple[str, ...]) -> None:
    """Refuses a command that lacks these options where nobody can be asked for them."""
    if not at_terminal():
        raise Refusal(Exit.USAGE, "usage.missing_options", names=lacking)
