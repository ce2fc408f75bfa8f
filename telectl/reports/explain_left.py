"""What still names a member who left, each with the command that names another."""

from __future__ import annotations

from collections.abc import Iterator

from telectl.model.key_paths import spelt
from telectl.model.member import Member
from telectl.reports.gaps import Gap
from telectl.reports.teller import Teller
from telectl.workflow.standing import has_ended, places


def left_gaps(teller: Teller, member: Member) -> Iterator[Gap]:
    """The places to be filled by somebody else; none while the member is there."""
    voice, portfolio, day = teller.voice, teller.portfolio, teller.day
    if not has_ended(portfolio, member, day):
        return
    for record, path, name in places(portfolio, day):
        if name == member.id and record != member.id:
            key = next(str(each) for each in path if isinstance(each, str))
            facts = {"record": record, "title": teller.name(record), "name": member.title}
            text = voice("explained.gap.left", field=key, **facts)
            command = voice("explained.command.other", record=record, key=spelt(path))
            yield Gap(text, None, (command,))
