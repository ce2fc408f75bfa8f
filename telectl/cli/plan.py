"""The team leader's board."""

from __future__ import annotations

from telectl.cli.frame import Options, command, complete_ids, deliver, opt, verb
from telectl.cli.reading import entry_of, opened

app = verb()


@command(app, "plan", reads=True)
def plan(
    options: Options,
    owner: str | None = opt(
        "--owner", key="plan_owner", complete=complete_ids("members"), metavar="MEMBER"
    ),
    overdue: bool = opt("--overdue", key="overdue", default=False),
) -> None:
    """Show the first tasks and what is to be done."""
    from telectl.reports.plan import report

    workspace = opened(options)
    if owner:
        entry_of(workspace, "members", owner)
    portfolio, day = workspace.portfolio, options.day
    deliver(options, report(options.voice, portfolio, day, owner, overdue=overdue))
