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

app = verb()


@command(app, "diff")
def diff(
    options: Options,
    before: str = arg("diff.before", metavar="REV|DAY"),
    after: str | None = arg("diff.after", metavar="REV|DAY", default=None),
) -> None:
    """Show what changed between two revisions, or from one to the working folder."""
    from telectl.reports.changes.report import report

    now = _as_it_lies(options) if after is None else _at(options, after, options.day, None)
    then = _at(options, before, now.day, now.loaded)
    deliver(options, report(options.voice, then, now))


def _as_it_lies(options: Options) -> Side:
    from telectl.reports.changes.sides import Side

    workspace = opened(options)
    return Side(workspace.loaded, workspace.day)


def _at(options: Options, said: str, day: date, read: Loaded | None) -> Side:
    """A revision judged on a day, or the last one of a day judged on that day."""
    from telectl.cli.known import known_at
    from telectl.reports.changes.sides import Clock, Side
    from telectl.store.git.revisions import committed_at
    from telectl.workspace.revisions import judged_at

    known = known_at(said, options.data)
    on = days_said.day_of(said) or day
    judged = judged_at(known.home, known.commit, on, clock.today(), read)
    written = committed_at(known.home.repository, known.commit)
    return Side(judged.loaded, on, Clock(known.commit, written))
