"""What stays as it is in a meeting that is over: what was done, and what was approved of it."""

from __future__ import annotations

from telectl.findings import Exit, KeyPath, Refusal
from telectl.model.key_paths import spelt
from telectl.model.meeting import Meeting
from telectl.workflow.frozen import Raw
from telectl.workflow.minuted import changed
from telectl.workflow.standing_at import value_at

# What a closed meeting was: put right with a reason, until its minutes are approved.
SAID = frozenset(
    {"title", "body", "date", "place", "agenda", "matters", "said", "attendance"}
    | {"attendance_known", "minutes_by"}
)
# What the minutes say of the meeting, and that they were approved.
APPROVED = SAID | {"minutes", "corrections"}
# What may become known after the meeting: filled once.
FILLED = frozenset({("place",), ("minutes_by",), ("minutes", "source"), ("minutes", "approved")})


def refuse_sealed(meeting: Meeting, raw: Raw, path: KeyPath, value: object) -> None:
    """Refuses to open a closed meeting again, and to change what it was and what was approved."""
    if path == ("status",) and meeting.status == "closed" and value != "closed":
        raise Refusal(Exit.REFUSED, "set.closed", id=meeting.id, day=meeting.date)
    if path[0] == "stamps":
        raise Refusal(Exit.REFUSED, "set.minuted", id=meeting.id, key=spelt(path))
    if _becomes_known(raw, path, value) or _is_put_right(meeting, raw, path, value):
        return
    require_unapproved(meeting, path)
    if meeting.status == "closed" and path[0] in SAID:
        raise Refusal(Exit.REFUSED, "set.over", id=meeting.id, key=spelt(path), day=meeting.date)


def _becomes_known(raw: Raw, path: KeyPath, value: object) -> bool:
    there = value_at(raw, path)
    fills = path in FILLED or (path[0] == "matters" and path[2:] == ("text",))
    return fills and value is not None and there is None


def _is_put_right(meeting: Meeting, raw: Raw, path: KeyPath, value: object) -> bool:
    """Whether what is there can't be so: it was changed by hand, or is no minutes' to say."""
    minutes = meeting.minutes
    approved = minutes.approved if minutes else None
    if path[0] == "minutes" and meeting.status != "closed":
        return True
    if path == ("minutes", "approved") and approved and approved < meeting.date:
        return True
    if path[0] == "corrections" and len(path) > 1 and isinstance(path[1], int) and approved:
        return value is None and meeting.corrections[path[1]].date > approved
    if path[0] == "said" and value is None:
        return True
    return any(field == path[0] for field, _ in changed(raw))


def require_unapproved(meeting: Meeting, path: KeyPath) -> None:
    """Refuses what changes minutes that are approved."""
    minutes = meeting.minutes
    if minutes and minutes.status == "final" and path[0] in APPROVED:
        day = minutes.approved
        key = "set.approved_on" if day else "set.approved"
        raise Refusal(Exit.REFUSED, key, id=meeting.id, key=spelt(path), day=day)
