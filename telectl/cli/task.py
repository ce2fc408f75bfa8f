"""Tasks on the command line."""

from __future__ import annotations

from datetime import date

from telectl.cli import task_write
from telectl.cli.frame import Options, command, complete_ids, join, noun, opt
from telectl.cli.reading import deliver_list, opened

app = noun("task")


@command(app, "task list", reads=True)
def list_(
    options: Options,
    owner: str | None = opt(
        "--owner", key="task_owner", complete=complete_ids("members"), metavar="MEMBER"
    ),
    all_: bool = opt("--all", key="all_tasks", default=False),
) -> None:
    """List the tasks that are open on the day, or all."""
    from telectl.model.task import Task
    from telectl.reports.rows import is_done, task

    workspace = opened(options)
    if owner:
        workspace.file_of(owner)
    found = [
        each
        for each in workspace.portfolio.of(Task)
        if owner in (None, each.owner) and (all_ or not is_done(each, options.day))
    ]
    columns = ("title", "due", "owner", "finished")
    found.sort(key=lambda each: (each.due or date.max, each.id))
    deliver_list(options, workspace, "tasks", found, row=task, columns=columns)


join(app, task_write.app)
