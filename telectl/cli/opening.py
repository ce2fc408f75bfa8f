"""The portfolio that a reading command works on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telectl.cli import clock
from telectl.cli.options import Options

if TYPE_CHECKING:
    from telectl.workspace.judged import Judged


def opened(options: Options) -> Judged:
    """The portfolio as of the day asked for, as it stands or as a commit has it."""
    from telectl.workspace import open_folder

    if options.known:
        return options.known.portfolio.judged_on(options.day)
    return open_folder(options.root, options.day, clock.today())
