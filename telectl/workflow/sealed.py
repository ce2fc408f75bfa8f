"""What stays as it is in a meeting that is over: that it is closed, and what was approved of it."""

from __future__ import annotations

from telectl.findings import Exit, KeyPath, Refusal
from telectl.model.key_paths import spelt
from telectl.model.meeting import Meeting

# What the minutes say of the meeting: approved with them.
APPROVED = frozenset(
    {"agenda", "attendance", "attendance_known", "body", "date", "matters", "said"}
)


def refuse_sealed(meeting: Meeting, path: KeyPath, value: object) -> None:
    """Refuses to open a closed meeting again, and to change what was approved."""
    if path == ("status",) and meeting.status == "closed" and value != "closed":
        raise Refusal(Exit.REFUSED, "set.closed", id=meeting.id, day=meeting.date)
    require_unapproved(meeting, path)


def require_unapproved(meeting: Meeting, path: KeyPath) -> None:
    """Refuses what changes minutes that are approved."""
    minutes = meeting.minutes
    if minutes and minutes.status == "final" and path[0] in APPROVED:
        day = minutes.approved
        key = "set.approved_on" if day else "set.approved"
        raise Refusal(Exit.REFUSED, key, id=meeting.id, key=spelt(path), day=day)
