"""Meetings: a body, a day, the cases on the agenda, who was there."""

from typing import ClassVar, Literal

from telectl.model.base import (
    BodyId,
    Day,
    DecisionId,
    Many,
    MemberId,
    Part,
    Record,
    Text,
    Unknown,
)


class Attendance(Part):
    """How one member took part; the reason is nobody's business."""

    member: MemberId
    status: Literal["present", "apologies", "absent", "recused", "abstained"]
    substitute: MemberId | None = None
    cases: Many[DecisionId] = ()


class Minutes(Part):
    """Where the minutes stand."""

    status: Literal["draft", "final"]
    approved: Day | None = None
    source: Text | None = None


class Meeting(Record):
    """A meeting of a body; outcomes stand in the cases."""

    kind: ClassVar[str] = "meeting"
    folder: ClassVar[str] = "meetings"

    body: BodyId
    date: Day
    place: Text | None = None
    status: Literal["planned", "held", "closed", "cancelled"] = "planned"
    agenda: Many[DecisionId] = ()
    attendance: Many[Attendance] = ()
    attendance_known: bool = True
    minutes: Minutes | None = None
    minutes_by: MemberId | Unknown | None = None
