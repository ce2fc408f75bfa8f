"""What approving its minutes fixes of a meeting, as fingerprints in the meeting itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from telectl.model.changes import Append, Change, Create
from telectl.model.meeting import Meeting
from telectl.model.portfolio import Portfolio
from telectl.model.stamp import told
from telectl.workflow.fingerprints import fingerprint
from telectl.workflow.frozen import Raw
from telectl.workflow.moment import Moment
from telectl.workflow.records import raw_of
from telectl.workflow.stamped import Held, stamps_of
from telectl.workflow.stamps import stamp

# What may become known only after the approval is fixed once it is there.
LATER = ("place", "attendance", "attendance_known", "minutes_by")
FIXED = ("title", "body", "date", "agenda", "matters", "corrections", "minutes", *LATER)
SOURCE = "source"  # where the minutes lie: known when they are filed


def is_approved(meeting: Meeting | None) -> bool:
    """Whether a meeting is closed and its minutes are approved."""
    if meeting is None or meeting.status != "closed":
        return False
    return meeting.minutes is not None and meeting.minutes.status == "final"


def fixed(raw: Raw) -> dict[str, Held]:
    """By field what was fixed first: no later stamp goes before the approval."""
    found: dict[str, Held] = {}
    for i, each in stamps_of(raw):
        if each.get("record") == raw.get("id"):
            for field, is_ in told(each.get("fields")):
                found.setdefault(field, Held(is_, str(each.get("date")), i))
    return found


def changed(raw: Raw) -> Iterator[tuple[str, Held]]:
    """The fields of approved minutes that are no longer as they were."""
    for field, held in fixed(raw).items():
        if _print(raw, field) != held.is_:
            yield field, held


def touched(portfolio: Portfolio, changes: Iterable[Change]) -> tuple[str, ...]:
    """The meetings that changes are about."""
    return tuple(dict.fromkeys(each.id for each in changes if _is_meeting(portfolio, each)))


def _is_meeting(portfolio: Portfolio, change: Change) -> bool:
    if isinstance(change, Create):
        return change.kind == Meeting.folder
    entry = portfolio.entries.get(change.id)
    return entry is not None and entry.folder == Meeting.folder


def stamps_of_approval(
    before: Portfolio, after: Portfolio, meetings: Iterable[str], moment: Moment
) -> Iterator[Append]:
    """The stamps of meetings whose minutes are approved now, or that were told more since.

    Minutes that were approved before there were such stamps get none.
    """
    for name in meetings:
        then, now = before.get(Meeting, name), after.get(Meeting, name)
        if not is_approved(now) or (is_approved(then) and then and not then.stamps):
            continue
        raw = raw_of(after, name)
        there = fixed(raw)
        new = {field: is_ for field, is_ in _prints(raw).items() if field not in there}
        if new:
            yield stamp(name, (name, new), moment)


def _prints(raw: Raw) -> dict[str, str]:
    fields = (each for each in FIXED if each not in LATER or raw.get(each) is not None)
    return {field: _print(raw, field) for field in fields}


def _print(raw: Raw, field: str) -> str:
    value = raw.get(field)
    if field == "minutes" and isinstance(value, Mapping):
        value = {key: each for key, each in value.items() if key != SOURCE}
    return fingerprint(value)
