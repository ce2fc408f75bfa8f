"""What papers tell machines: the items, who was there, what was said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from telectl.model.base import Part
from telectl.model.decision import Decision
from telectl.model.meeting import Matter, Meeting
from telectl.reports.paper_case import heading_of, is_closed, is_of_closed
from telectl.reports.paper_items import Item, matters_of
from telectl.reports.paper_ruling import Ruling, advice_at, ruling_at
from telectl.reports.teller import Teller
from telectl.reports.views import as_view


def meeting_view(
    teller: Teller, meeting: Meeting, items: Sequence[Item], *, minutes: bool
) -> dict[str, object]:
    """An agenda, or minutes: these hold what the meeting added, an agenda nothing of it."""
    view: dict[str, object] = {
        **teller.head(),
        "meeting": meeting.id,
        "body": meeting.body,
        "date": meeting.date.isoformat(),
        "place": meeting.place,
        "status": meeting.status,
        "items": [_item(teller, meeting, each, minutes=minutes) for each in items],
    }
    if minutes:
        view |= _added(teller, meeting)
    return view


def _added(teller: Teller, meeting: Meeting) -> dict[str, object]:
    return {
        "minutes": _dumped(meeting.minutes) if meeting.minutes else None,
        "minutes_by": meeting.minutes_by if isinstance(meeting.minutes_by, str) else None,
        "attendance": [_dumped(each) for each in meeting.attendance],
        "attendance_known": meeting.attendance_known,
        "corrections": [
            _dumped(each, {"reason"} if is_of_closed(teller, each.case) else None)
            for each in meeting.corrections
        ],
    }


def _item(teller: Teller, meeting: Meeting, item: Item, *, minutes: bool) -> Mapping[str, object]:
    head: dict[str, object] = {"number": item.number, "sort": item.sort}
    case = teller.portfolio.get(Decision, item.case)
    if item.case is None:
        told = (_matter(teller, each, minutes) for each in matters_of(meeting, item.sort))
        return {**head, "matters": list(told)}
    view = {**head, "case": item.case, **(case_view(teller, case) if case else {})}
    if minutes and case is not None:
        view["outcome"] = None if is_closed(case) else _outcome(meeting, case)
    return view


def _matter(teller: Teller, matter: Matter, minutes: bool) -> object:
    closed = {"text", "remark"} if is_of_closed(teller, matter.record) else set()
    return _dumped(matter, closed if minutes else closed | {"result", "remark"})


def case_view(teller: Teller, case: Decision) -> dict[str, object]:
    """What a paper says of a case at its head; nothing of a closed one but where it lies."""
    closed = is_closed(case)
    view: dict[str, object] = {"title": heading_of(teller, case), "closed": closed}
    if closed:
        return {**view, "reference": case.publicity.reference}
    points = [{"number": each.number, "text": each.text} for each in case.points]
    journal = case.journal.number if case.journal else None
    return {**view, "item_type": case.item_type, "journal": journal, "points": points}


def _outcome(meeting: Meeting, case: Decision) -> dict[str, object] | None:
    said, advice = ruling_at(meeting, case), advice_at(meeting, case)
    if said is not None:
        return ruling_view(said)
    return {"advice": [_dumped(each) for each in advice]} if advice else None


def ruling_view(said: Ruling) -> dict[str, object]:
    """What a body said to the points of a case."""
    return {
        "body": said.body,
        "date": said.date.isoformat(),
        "draft": said.draft,
        "points": [_dumped(each) for each in said.points],
        "conditions": list(said.conditions),
        "agreed": said.agreed,
        "votes": _dumped(said.votes) if said.votes else None,
        "deviation": said.deviation,
        "follow_ups": [_dumped(each) for each in said.follow_ups],
    }


def _dumped(part: Part, hidden: set[str] | None = None) -> object:
    return as_view(part.model_dump(by_alias=True, exclude_none=True, exclude=hidden or set()))
