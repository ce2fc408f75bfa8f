"""``telectl task new|done``."""

from __future__ import annotations

from typing import Annotated

from telectl.cli.frame import Options, arg, command, complete_ids, noun
from telectl.cli.parameters import EVERY_FOLDER, DryRun, MoreWords, NewId, Title, day, ids

app = noun("task")


@command(app, "task new")
def new(
    options: Options,
    *,
    id: NewId,
    words: MoreWords = None,
    title: Title = None,
    owner: Annotated[str | None, ids("--owner", key="owner", kinds=("members",))] = None,
    due: Annotated[str | None, day("--due", key="due")] = None,
    about: Annotated[list[str] | None, ids("--about", key="about", kinds=EVERY_FOLDER)] = None,
    dry_run: DryRun = False,
) -> int:
    """A new task, open from the day of the act."""
    from telectl.cli.acting import Acting, needed
    from telectl.workflow import records

    needed(title=title)
    acting = Acting(options)
    typed = {"title": title, "owner": owner, "due": due, "about": about}
    opened = {"opened": acting.moment.day}
    made = records.new("tasks", id, {**typed, **opened}, words or [], acting.moment)
    return acting.carry_out("task new", (made,), dry_run=dry_run, id=id, title=title)


@command(app, "task done")
def done(
    options: Options,
    *,
    id: Annotated[str, arg("write.task", complete=complete_ids("tasks"), metavar="ID")],
    dry_run: DryRun = False,
) -> int:
    """A task finished."""
    from telectl.cli.acting import Acting
    from telectl.workflow import records

    acting = Acting(options)
    changes = records.task_done(acting.portfolio, id, acting.moment)
    return acting.carry_out("task done", changes, dry_run=dry_run, id=id)
