"""``telectl charter``: the charter's clauses on a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telectl.cli.frame import Options, command, deliver, verb
from telectl.cli.reading import opened

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from telectl.findings import Finding

app = verb()


@command(app, "charter", reads=True)
def charter(options: Options) -> None:
    """Show every clause: met, not met or nothing to judge, with its rules and records."""
    from functools import cache

    from telectl.reports.charter import report

    workspace = opened(options)

    @cache  # a day is asked about for its findings and for its clauses
    def judge(on: date) -> Sequence[Finding]:
        return workspace.findings if on == options.day else workspace.judged_on(on).findings

    portfolio, skipped = workspace.portfolio, workspace.skipped
    whole = options.verbose
    deliver(options, report(options.voice, portfolio, options.day, judge, skipped, whole=whole))
