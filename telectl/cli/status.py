"""The portfolio on one screen."""

from __future__ import annotations

from telectl.cli.frame import Options, command, complete_ids, complete_words, deliver, opt, verb
from telectl.cli.parameters import states as state_words
from telectl.cli.reading import opened, project_filter, sectors

app = verb()


@command(app, "status")
def status(
    options: Options,
    *,
    owner: str | None = opt(
        "--owner", key="owner", complete=complete_ids("members"), metavar="MEMBER"
    ),
    org: str | None = opt(
        "--org", key="org", complete=complete_ids("organisations"), metavar="ORGANISATION"
    ),
    sector: str | None = opt(
        "--sector", key="sector", complete=complete_words(sectors), metavar="SECTOR"
    ),
    state: str | None = opt(
        "--state", key="state", complete=complete_words(state_words), metavar="STATE"
    ),
    solution: str | None = opt(
        "--solution", key="solution", complete=complete_ids("solutions"), metavar="SOLUTION"
    ),
) -> None:
    """Show where the portfolio stands."""
    from telectl.reports.status import report

    workspace = opened(options)
    asked = project_filter(
        workspace, owner=owner, org=org, sector=sector, state=state, solution=solution
    )
    deliver(
        options,
        report(
            options.voice,
            workspace.portfolio,
            workspace.findings,
            options.day,
            asked,
            whole=options.verbose,
        ),
    )
