"""``telectl meeting correct``."""

from __future__ import annotations

from typing import Annotated

from telectl.cli.frame import Options, command, noun
from telectl.cli.meeting_write import OneMeeting
from telectl.cli.parameters import DryRun, Words, text

app = noun("meeting")

Reason = Annotated[str | None, text("--reason", key="meeting_reason")]


@command(app, "meeting correct")
def correct(
    options: Options,
    *,
    id: OneMeeting,
    words: Words,
    reason: Reason = None,
    dry_run: DryRun = False,
) -> int:
    """Put right what a closed meeting says of itself while its minutes are a draft."""
    from telectl.cli.acting import Acting, needed
    from telectl.model.key_paths import assignment
    from telectl.workflow.convening import meeting_named
    from telectl.workflow.meeting_correcting import corrected

    needed(reason=reason)
    acting, why = Acting(options), reason or ""
    meeting = meeting_named(acting.portfolio, id)
    changes = corrected(acting.portfolio, meeting, words, why, acting.moment)
    keys = tuple(assignment(word).key for word in words)
    return acting.carry_out(
        "meeting correct", changes, dry_run=dry_run, id=meeting.id, keys=keys, reason=why
    )
