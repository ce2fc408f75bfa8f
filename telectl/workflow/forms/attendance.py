"""The seats of a meeting's form: how each member took part, and in which cases not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from telectl.model.changes import Append, Change, Remove
from telectl.model.meeting import Attendance, Meeting
from telectl.workflow.attending import BEFOREHAND

Rows = Sequence[Mapping[str, str]]
SEAT = "attendance/"


def whole(meeting: Meeting, member: str) -> Attendance | None:
    """How a member took part in the meeting as a whole."""
    found = (e for e in meeting.attendance if e.member == member and not e.cases)
    return next(found, None)


def recused_from(meeting: Meeting, member: str) -> tuple[str, ...]:
    """The cases in which a member took no part."""
    return tuple(
        case
        for each in meeting.attendance
        if each.member == member and each.status == "recused"
        for case in each.cases
    )


def attendance(meeting: Meeting, told: Mapping[str, Rows]) -> Iterator[Change]:
    seats = {key.removeprefix(SEAT): rows for key, rows in told.items() if key.startswith(SEAT)}
    if not seats:
        return
    if not meeting.attendance_known:
        yield Remove(meeting.id, ("attendance_known",))
    for place, each in reversed(list(enumerate(meeting.attendance))):
        if each.member in seats and (not each.cases or each.status == "recused"):
            yield Remove(meeting.id, ("attendance", place))
    for member, rows in seats.items():
        for row in rows:
            yield from _entries(meeting.id, member, row)


def _entries(meeting: str, member: str, row: Mapping[str, str]) -> Iterator[Change]:
    """A line for the meeting, and one for the cases in which the member took no part."""
    status, substitute = row.get("status", ""), row.get("substitute", "")
    if status or substitute:
        made: dict[str, object] = {"member": member, "status": status or BEFOREHAND}
        made |= {"substitute": substitute} if substitute else {}
        yield Append(meeting, ("attendance",), made)
    if row.get("recused"):
        cases = row["recused"].split(",")
        yield Append(
            meeting, ("attendance",), {"member": member, "status": "recused", "cases": cases}
        )
