"""Wording that was fixed anew and of which the approved minutes know nothing."""

from __future__ import annotations

from collections.abc import Iterator

from telectl.model.decision import Decision
from telectl.model.meeting import Meeting
from telectl.model.portfolio import Portfolio
from telectl.model.stamp import Stamp, told
from telectl.workflow.fingerprints import NOTHING
from telectl.workflow.frozen import ITEMS, path_of, shown, taken_apart
from telectl.workflow.governing import governing
from telectl.workflow.minuted import is_approved
from telectl.workflow.records import raw_of

# Corrected at any time: they are no wording of minutes.
FREE = frozenset({"journal", "supersedes"})


def unminuted(
    portfolio: Portfolio, case: Decision, stamp: Stamp, before: dict[str, str]
) -> Iterator[tuple[str, Meeting]]:
    """The fields that a stamp fixed otherwise than it was before, with the minutes in question.

    A correction stands in the minutes, and is made before they are approved.
    """
    raw = raw_of(portfolio, case.id)
    for field, is_ in told(stamp.fields):
        key, _ = taken_apart(field)
        if key in FREE or before.get(field, is_) == is_ or (key in ITEMS and is_ == NOTHING):
            continue
        for said in governing(portfolio, case, path_of(raw, field)):
            meeting = portfolio.get(Meeting, said.meeting)
            if meeting and is_approved(meeting) and not _knows(meeting, case, stamp):
                yield shown(field), meeting


def _knows(meeting: Meeting, case: Decision, stamp: Stamp) -> bool:
    approved = meeting.minutes.approved if meeting.minutes else None
    if approved and stamp.date > approved:
        return False
    entered = {(each.case, each.date) for each in meeting.corrections}
    return not meeting.stamps or (case.id, stamp.date) in entered
