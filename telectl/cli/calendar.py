"""``telectl calendar``: meetings and deadlines, as a page or as a file for one's own calendar."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Annotated

from telectl.cli.as_of import both_clocks
from telectl.cli.files import require_place, write_to
from telectl.cli.frame import Exit, Options, command, complete_ids, opt, show, verb
from telectl.cli.output import deliver, require_outputs

ICS = ".ics"
# How far back a calendar file goes.
_PAST = timedelta(days=30)
_FIRST = date.min + _PAST

app = verb()


def _require(options: Options) -> None:
    """A calendar file is one more kind of file that this command can write."""
    files = [path for path in options.outputs if path.suffix.lower() == ICS]
    for path in files:
        require_place(path)
    rest = [path for path in options.outputs if path not in files]
    if rest or not files:
        require_outputs(replace(options, outputs=rest))


@command(app, "calendar", outputs=_require, reads=True)
def calendar(
    options: Options,
    body: Annotated[
        str | None,
        opt("--body", key="paper.calendar_body", complete=complete_ids("bodies"), metavar="BODY"),
    ] = None,
    everything: Annotated[bool, opt("--all", key="paper.calendar_all")] = False,
) -> int:
    """Meetings, deadlines for submitting and for answers, follow-ups, who is to be told."""
    from telectl.cli.reading import body_named, opened
    from telectl.render import ics
    from telectl.render.safe import safe
    from telectl.reports.calendar import report

    workspace = opened(options)
    named = body_named(workspace, body)
    made = report(options.voice, workspace.portfolio, options.day, named)
    files = [path for path in options.outputs if path.suffix.lower() == ICS]
    since = date.min if everything else max(options.day, _FIRST) - _PAST
    for path in files:
        write_to(path, ics.render(made, since, both_clocks(options)))
        show(safe(options.voice("frame.written", path=str(path))), error=True)
    rest = [path for path in options.outputs if path not in files]
    if rest or not files:
        deliver(replace(options, outputs=rest), made)
    return Exit.FINE
