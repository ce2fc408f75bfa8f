"""The form of a meeting, taken back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from telectl.cli.form_taker import Taker, Why
from telectl.model.changes import Change
from telectl.model.portfolio import Portfolio
from telectl.reports import form_meeting
from telectl.workflow.convening import meeting_named
from telectl.workflow.forms import meeting as fields
from telectl.workflow.forms.drafts import unready
from telectl.workflow.forms.manifest import Manifest
from telectl.workflow.forms.merging import Changed
from telectl.workflow.moment import Moment


class MeetingTaker(Taker):
    """Attendance, outcomes and results of a meeting."""

    def __init__(self, portfolio: Portfolio, moment: Moment, manifest: Manifest) -> None:
        super().__init__(portfolio, moment, manifest)
        self.meeting = meeting_named(portfolio, manifest.record)
        self.sheet = form_meeting.sheet(
            self.voice, portfolio, manifest.written, self.meeting, manifest.items
        )

    def wrong(self, changed: Sequence[Changed]) -> Mapping[str, Why]:
        """What lacks a part without which it says nothing; minutes that can't be approved yet."""
        told = {each.key: each.rows for each in changed}
        lacking = fields.incomplete(self.portfolio, self.meeting, told)
        early = unready(self.portfolio, self.meeting, told)
        return dict.fromkeys(lacking, Why("incomplete")) | {
            key: Why("unready", old) for key, old in early
        }

    def require_open(self, taken: Sequence[Changed]) -> None:
        """A closed meeting has said what it had to say."""
        if taken:
            fields.require_open(self.meeting, tuple(each.name for each in taken))

    def changes(self, taken: Sequence[Changed]) -> Sequence[Change]:
        """The meeting as the form says it."""
        told = {each.key: each.rows for each in taken}
        return tuple(fields.changes(self.portfolio, self.meeting, told, self.moment))
