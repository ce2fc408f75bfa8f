"""``telectl meeting form``: a meeting as a Word form, to be filled in while it lasts."""

from __future__ import annotations

from typing import Annotated

from telectl.cli.frame import Options, arg, command, complete_ids, noun

app = noun("meeting")

Which = Annotated[str, arg("paper.meeting", metavar="MEETING", complete=complete_ids("meetings"))]


@command(app, "meeting form")
def form(options: Options, *, meeting: Which) -> int:
    """Who was there and what was said, as a Word form; ``telectl read`` takes it back."""
    from telectl.cli.form_files import require_word, write_form
    from telectl.cli.reading import opened
    from telectl.reports import form_meeting
    from telectl.workflow.convening import meeting_named
    from telectl.workflow.forms.meeting import require_open

    require_word(options)
    portfolio = opened(options).portfolio
    found = meeting_named(portfolio, meeting)
    require_open(found)
    return write_form(options, form_meeting.sheet(options.voice, portfolio, options.day, found))
