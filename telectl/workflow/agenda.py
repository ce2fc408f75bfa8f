"""Items put on a meeting's agenda, moved and taken off, by hand."""

from __future__ import annotations

from collections.abc import Iterator

from telectl.findings import Exit, Refusal
from telectl.model.changes import Append, Change, Remove, Set
from telectl.model.meeting import Meeting
from telectl.model.portfolio import Portfolio
from telectl.workflow.records import raw_of, require


def require_open(meeting: Meeting) -> None:
    """Refuses a meeting that is closed or called off, and one whose minutes are approved."""
    if meeting.status in ("closed", "cancelled"):
        status, day = meeting.status, meeting.date
        raise Refusal(
            Exit.REFUSED, "meeting.closed", id=meeting.id, status=status, day=day, why=status
        )
    if meeting.minutes and meeting.minutes.status == "final":
        raise Refusal(Exit.REFUSED, "meeting.minutes_final", id=meeting.id)


def added(
    portfolio: Portfolio, meeting: Meeting, case: str | None, text: str | None
) -> Iterator[Change]:
    """A case, or a matter of its own words, at the end of the agenda."""
    require_open(meeting)
    if case:
        require(portfolio, "decisions", case)
        if case in meeting.agenda:
            raise Refusal(Exit.CONFLICT, "meeting.listed", id=meeting.id, case=case)
        for i in reversed(range(len(meeting.left_out))):
            if (meeting.left_out[i].sort, meeting.left_out[i].record) == (None, case):
                yield Remove(meeting.id, ("left_out", i))
        yield Append(meeting.id, ("agenda",), case)
    if text:
        yield Append(meeting.id, ("matters",), {"sort": "other", "text": text})


def moved(
    portfolio: Portfolio, meeting: Meeting, case: str | None, matter: int | None, to: int
) -> Iterator[Change]:
    """A case among the cases, or a matter among the matters, at another place."""
    require_open(meeting)
    key = "agenda" if case else "matters"
    held = raw_of(portfolio, meeting.id).get(key)
    items = list(held) if isinstance(held, list) else []
    at = _place(meeting, case) if case else matter_place(meeting, matter or 0)
    if not 1 <= to <= len(items):
        raise Refusal(Exit.USAGE, "meeting.no_place", id=meeting.id, to=to, n=len(items))
    items.insert(to - 1, items.pop(at))
    yield Set(meeting.id, (key,), items)


def taken_off(meeting: Meeting, case: str | None, matter: int | None) -> Iterator[Change]:
    """An item off the agenda; the next filling leaves it off."""
    require_open(meeting)
    if case:
        at = _place(meeting, case)
        refuse_said(meeting, case)
        yield Remove(meeting.id, ("agenda", at))
        yield Append(meeting.id, ("left_out",), {"record": case})
        return
    at = matter_place(meeting, matter or 0)
    there = meeting.matters[at]
    yield Remove(meeting.id, ("matters", at))
    if there.sort != "other" and there.record:
        made = {"record": there.record, "sort": there.sort}
        yield Append(
            meeting.id, ("left_out",), made | ({"number": there.number} if there.number else {})
        )


def refuse_said(meeting: Meeting, case: str) -> None:
    """Refuses to take off a case to which the meeting has said something."""
    if any(each.case == case for each in meeting.said):
        raise Refusal(Exit.REFUSED, "meeting.has_said", id=meeting.id, case=case)


def _place(meeting: Meeting, case: str) -> int:
    if case not in meeting.agenda:
        raise Refusal(
            Exit.USAGE, "meeting.not_listed", id=meeting.id, case=case, cases=meeting.agenda
        )
    return meeting.agenda.index(case)


def matter_place(meeting: Meeting, number: int) -> int:
    """The place of a matter, which people count from 1."""
    if not 1 <= number <= len(meeting.matters):
        n = len(meeting.matters)
        raise Refusal(Exit.USAGE, "meeting.no_matter", id=meeting.id, number=number, n=n)
    return number - 1
