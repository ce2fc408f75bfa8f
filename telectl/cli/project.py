"""Projects on the command line."""

from __future__ import annotations

from telectl.cli import project_form, project_write
from telectl.cli.filters import Org, Owner, Sector, Solution, State, project_filter
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
from telectl.cli.parameters import states as state_words
from telectl.cli.reading import (
    chosen,
    deliver_list,
    entry_of,
    opened,
    show_record,
    states,
)
from telectl.findings import Exit

app = noun("project")


@command(app, "project list", reads=True)
def list_(
    options: Options,
    *,
    owner: Owner = None,
    org: Org = None,
    sector: Sector = None,
    state: State = None,
    solution: Solution = None,
) -> None:
    """List projects."""
    from telectl.reports.rows import project

    workspace = opened(options)
    asked = project_filter(
        workspace, owner=owner, org=org, sector=sector, state=state, solution=solution
    )
    found = [each for each, _ in asked.projects(workspace.portfolio, options.day)]
    columns = ("title", "state", "light", "owner", "next_milestone")
    deliver_list(options, workspace, "projects", found, row=project, columns=columns)


@command(app, "project show", reads=True)
def show(
    options: Options, record: str = arg("id", metavar="ID", complete=complete_ids("projects"))
) -> int:
    """Show one in full."""
    return show_record(options, "projects", record)


@command(app, "project gates", reads=True)
def gates(
    options: Options,
    record: str = arg("id", metavar="ID", complete=complete_ids("projects")),
    to: str | None = opt(
        "--to", key="gates_to", complete=complete_words(state_words), metavar="STATE"
    ),
) -> int:
    """Show what each step onward asks for, and the commands that meet it."""
    from telectl.model.project import Project
    from telectl.reports.steps import report

    workspace = opened(options)
    entry = entry_of(workspace, "projects", record)
    if not isinstance(entry.record, Project):
        return show_record(options, "projects", record)
    to = chosen("--to", to, states(workspace), "state")
    deliver(options, report(options.voice, workspace.portfolio, options.day, entry.record, to))
    return Exit.FINE


join(app, project_write.app)
join(app, project_form.app)
