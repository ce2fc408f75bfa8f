"""All rules."""

from __future__ import annotations

from telectl.cli.frame import Options, command, deliver, verb

app = verb()


@command(app, "rules")
def rules(options: Options) -> None:
    """List every code."""
    from telectl.reports.rules import report

    deliver(options, report(options.voice))
