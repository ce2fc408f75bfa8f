"""``telectl diff A [B]``: what changed, in words of the field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telectl.cli import clock, days_said
from telectl.cli.frame import Options, arg, command, deliver, verb
from telectl.cli.reading import opened

if TYPE_CHECKING:
    from datetime import date

    from telectl.reports.changes.sides import Side
    from telectl.store.load import Loaded
    from telectl.workspace.home import Home

app = verb()


@command(app, "diff")
def diff(
    options: Options,
    before: str = arg("diff.before", metavar="REV|DAY"),
    after: str | None = arg("diff.after", metavar="REV|DAY", default=None),
) -> None:
    """Show what changed between two revisions, or from one to the working folder."""
    from telectl.reports.changes.report import report
    from telectl.workspace.home import home_of

    home = home_of(options.root)
    now = _at(home, after, options.day, None) if after else _as_it_lies(options)
    then = _at(home, before, now.day, now.loaded)
    deliver(options, report(options.voice, then, now))


def _as_it_lies(options: Options) -> Side:
    from telectl.reports.changes.sides import Side

    workspace = opened(options)
    return Side(workspace.loaded, workspace.day)


def _at(home: Home, said: str, day: date, read: Loaded | None) -> Side:
    """A revision judged on a day, or the last one of a day judged on that day."""
    from telectl.reports.changes.sides import Clock, Side
    from telectl.store.git.revisions import commit_before, committed_at, resolve
    from telectl.workspace.revisions import judged_at, require_folder

    repository = home.repository
    asked = days_said.day_of(said)
    if asked is None:
        days_said.require_in_month(said)
    commit = commit_before(repository, asked) if asked else resolve(repository, said)
    require_folder(home, commit)
    judged = judged_at(home, commit, asked or day, clock.today(), read)
    return Side(judged.loaded, judged.day, Clock(commit, committed_at(repository, commit)))
