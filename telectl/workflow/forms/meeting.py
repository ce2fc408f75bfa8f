"""The fields of a meeting that a form holds, and what a filled one changes in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from telectl.findings import Exit, Refusal
from telectl.model.changes import Change, Remove, Set
from telectl.model.meeting import Meeting
from telectl.model.portfolio import Portfolio
from telectl.workflow.attending import BEFOREHAND, held
from telectl.workflow.forms.attendance import SEAT, attendance
from telectl.workflow.forms.drafts import drafted, without_result
from telectl.workflow.moment import Moment

Rows = Sequence[Mapping[str, str]]
MINUTES_BY = "minutes_by"


def require_open(meeting: Meeting, names: tuple[str, ...] = ()) -> None:
    """Refuses a meeting that is over: closed, called off, or with minutes that are approved."""
    final = meeting.minutes is not None and meeting.minutes.status == "final"
    if meeting.status in ("closed", "cancelled"):
        key = f"form.{meeting.status}" + ("_now" if names else "")
        raise Refusal(Exit.REFUSED, key, id=meeting.id, names=names)
    if final:
        raise Refusal(Exit.REFUSED, "meeting.minutes_final", id=meeting.id)


def incomplete(portfolio: Portfolio, meeting: Meeting, told: Mapping[str, Rows]) -> Iterator[str]:
    """The units that lack something: a result beside a proviso, who or when of a follow-up."""
    for key, rows in told.items():
        if "/points/" in key and rows and not rows[0].get("result"):
            yield key
        if key.endswith("/follow_ups") and any(not all(row.values()) for row in rows):
            yield key
        if key.startswith(SEAT) and rows and not (rows[0].get("status") or rows[0].get("recused")):
            yield key
    yield from without_result(portfolio, meeting, told)


def changes(
    portfolio: Portfolio, meeting: Meeting, told: Mapping[str, Rows], moment: Moment
) -> Iterator[Change]:
    """Attendance, outcomes and results as the form says them; a planned meeting is held."""
    if any(_happened(key, rows) for key, rows in told.items()):
        yield from held(meeting, moment)
    yield from attendance(meeting, told)
    yield from drafted(portfolio, meeting, told)
    if MINUTES_BY in told:
        rows = told[MINUTES_BY]
        yield _set(meeting.id, (MINUTES_BY,), rows[0]["text"] if rows else "")


def _happened(key: str, rows: Rows) -> bool:
    """Whether it tells of something that only a meeting that took place has."""
    if key.startswith(SEAT):
        return any((row.get("status") or BEFOREHAND) != BEFOREHAND for row in rows)
    return key != MINUTES_BY


def _set(record: str, path: tuple[str | int, ...], value: object) -> Change:
    return Set(record, path, value) if value else Remove(record, path)
