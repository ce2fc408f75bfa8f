"""Solutions on the command line."""

from __future__ import annotations

from telectl.cli import solution_ready, solution_write
from telectl.cli.frame import (
    Options,
    arg,
    command,
    complete_ids,
    complete_words,
    deliver,
    join,
    noun,
    opt,
)
from telectl.cli.parameters import words_of
from telectl.cli.reading import (
    chosen,
    deliver_list,
    entry_of,
    opened,
    sectors,
    show_record,
)

app = noun("solution")


@command(app, "solution list", reads=True)
def list_(
    options: Options,
    org: str | None = opt(
        "--org", key="of_org", complete=complete_ids("organisations"), metavar="ORGANISATION"
    ),
    sector: str | None = opt(
        "--sector", key="of_sector", complete=complete_words(sectors), metavar="SECTOR"
    ),
    state: str | None = opt(
        "--state",
        key="deployment_state",
        complete=complete_words(lambda: words_of("solution.deployments.state")),
        metavar="STATE",
    ),
    own: bool = opt("--own", key="own", default=False),
) -> None:
    """List solutions."""
    from telectl.model.solution import Solution
    from telectl.reports.rows import solution

    workspace = opened(options)
    if org:
        workspace.file_of(org)
    sector = chosen("--sector", sector, sectors())
    state = chosen("--state", state, words_of("solution.deployments.state"))
    found = [
        each
        for each in workspace.portfolio.of(Solution)
        if not (own and each.external)
        and sector in (None, *each.sectors)
        and (state is None or any(d.state == state for d in each.deployments))
        and (org is None or org == each.owner or any(d.site == org for d in each.deployments))
    ]
    columns = ("title", "area", "maturity", "deployed")
    deliver_list(options, workspace, "solutions", found, row=solution, columns=columns)


@command(app, "solution show", reads=True)
def show(
    options: Options, record: str = arg("id", metavar="ID", complete=complete_ids("solutions"))
) -> int:
    """Show one in full."""
    return show_record(options, "solutions", record)


@command(app, "solution map", reads=True)
def map_(
    options: Options,
    org: str | None = opt(
        "--org", key="of_org", complete=complete_ids("organisations"), metavar="ORGANISATION"
    ),
    solution: str | None = opt(
        "--solution", key="map_solution", complete=complete_ids("solutions"), metavar="SOLUTION"
    ),
    sector: str | None = opt(
        "--sector", key="of_sector", complete=complete_words(sectors), metavar="SECTOR"
    ),
    gaps: bool = opt("--gaps", key="map_gaps", default=False),
) -> None:
    """Show organisations against solutions."""
    from telectl.reports.solution_map import report
    from telectl.reports.solution_places import Wanted

    workspace = opened(options)
    for folder, named in (("organisations", org), ("solutions", solution)):
        if named:
            entry_of(workspace, folder, named)
    asked = Wanted(org, solution, chosen("--sector", sector, sectors()), gaps)
    deliver(options, report(options.voice, workspace.portfolio, options.day, asked))


join(app, solution_write.app)
join(app, solution_ready.app)
