"""Priorities on the command line."""

from __future__ import annotations

from telectl.cli import priority_write
from telectl.cli.frame import Options, command, deliver, join, noun
from telectl.cli.reading import opened

app = noun("priority")


@command(app, "priority list", reads=True)
def list_(options: Options) -> None:
    """The ranked portfolio on the day, and beside it what a pending case would make of it."""
    from telectl.reports.priority import report

    workspace = opened(options)
    deliver(options, report(options.voice, workspace.portfolio, options.day))


join(app, priority_write.app)
