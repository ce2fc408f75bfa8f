"""``telectl meeting agenda|minutes``: the papers of a meeting, which write nothing."""

from __future__ import annotations

from typing import Annotated

from telectl.cli.frame import Exit, Options, Refusal, arg, command, complete_ids, noun, opt
from telectl.cli.output import deliver

app = noun("meeting")

Which = Annotated[str, arg("paper.meeting", metavar="MEETING", complete=complete_ids("meetings"))]
Public = Annotated[bool, opt("--public", key="paper.public")]


@command(app, "meeting agenda", reads=True)
def agenda(options: Options, *, meeting: Which, public: Public = False) -> int:
    """The agenda, with every case in full."""
    return _deliver(options, meeting, "agenda", public=public)


@command(app, "meeting minutes", reads=True)
def minutes(options: Options, *, meeting: Which, public: Public = False) -> int:
    """The agenda with who was there, and what was said."""
    return _deliver(options, meeting, "minutes", public=public)


def _deliver(options: Options, record: str, paper: str, *, public: bool) -> int:
    from telectl.cli.reading import entry_of, opened
    from telectl.model.meeting import Meeting
    from telectl.reports import meeting_paper

    workspace = opened(options)
    entry = entry_of(workspace, "meetings", record)
    if not isinstance(entry.record, Meeting):
        raise Refusal(Exit.ERRORS, "record.unread", id=record, file=entry.file)
    make = meeting_paper.minutes if paper == "minutes" else meeting_paper.agenda
    voice, portfolio = options.voice, workspace.portfolio
    deliver(options, make(voice, portfolio, options.day, entry.record, technical=not public))
    return Exit.FINE
