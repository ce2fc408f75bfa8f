"""Meetings on the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telectl.cli import (
    meeting_acts,
    meeting_close,
    meeting_correct,
    meeting_form,
    meeting_papers,
    meeting_write,
)
from telectl.cli.frame import Options, arg, command, complete_ids, complete_words, join, noun, opt
from telectl.cli.parameters import words_of
from telectl.cli.reading import body_named, chosen, deliver_list, opened, show_record

if TYPE_CHECKING:
    from telectl.model.meeting import Meeting

app = noun("meeting")


@command(app, "meeting list", reads=True)
def list_(
    options: Options,
    body: str | None = opt(
        "--body", key="of_body", complete=complete_ids("bodies"), metavar="BODY"
    ),
    state: str | None = opt(
        "--state",
        key="meeting_state",
        complete=complete_words(lambda: words_of("meeting.status")),
        metavar="STATE",
    ),
) -> None:
    """List meetings: those to come and those not closed by day, then the others, newest first."""
    from telectl.model.meeting import Meeting
    from telectl.reports.rows import meeting

    workspace = opened(options)
    body = body_named(workspace, body)
    state = chosen("--state", state, words_of("meeting.status"), "status")
    found = [
        each
        for each in workspace.portfolio.of(Meeting)
        if body in (None, each.body) and state in (None, each.status)
    ]
    columns = ("date", "body", "status", "cases", "owed")
    found.sort(key=_order)
    deliver_list(options, workspace, "meetings", found, row=meeting, columns=columns)


def _order(meeting: Meeting) -> tuple[bool, int, str]:
    over = meeting.status in ("closed", "cancelled")
    day = meeting.date.toordinal()
    return over, -day if over else day, meeting.id


@command(app, "meeting show", reads=True)
def show(
    options: Options, record: str = arg("id", metavar="ID", complete=complete_ids("meetings"))
) -> int:
    """Show one in full."""
    return show_record(options, "meetings", record)


join(app, meeting_papers.app)
join(app, meeting_write.app)
join(app, meeting_acts.app)
join(app, meeting_close.app)
join(app, meeting_correct.app)
join(app, meeting_form.app)
