"""The portfolio on one screen."""

from __future__ import annotations

from telectl.cli.filters import Org, Owner, Sector, Solution, State, project_filter
from telectl.cli.frame import Options, command, deliver, on_paper, verb
from telectl.cli.reading import opened

app = verb()


@command(app, "status", reads=True)
def status(
    options: Options,
    *,
    owner: Owner = None,
    org: Org = None,
    sector: Sector = None,
    state: State = None,
    solution: Solution = None,
) -> None:
    """Show where the portfolio stands."""
    from telectl.reports.status import report
    from telectl.store.git.unsent import unsent

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
            whole=options.verbose or on_paper(options),
            unsent=None if options.known else unsent(options.root),
        ),
    )
