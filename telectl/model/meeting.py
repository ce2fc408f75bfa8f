"""Meetings: a body, a day, the cases on the agenda, who was there."""

from typing import ClassVar, Literal

from telectl.model.base import (
    AnyId,
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
from telectl.model.decision import FollowUp
from telectl.model.outcome import Number, PointOutcome, Result, Votes
from telectl.model.stamp import Stamp


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


Sort = Literal["minutes", "advice", "hearing", "gate", "follow_up", "other"]


class Matter(Part):
    """An item of the agenda that is no case: old minutes, an answer awaited, something overdue.

    ``record`` is what it is about, ``number`` which one in it, counted from 1.
    """

    sort: Sort
    record: AnyId | None = None
    number: Number | None = None
    text: Text | None = None
    result: Result | None = None
    remark: Text | None = None


class Said(Part):
    """What a meeting said to a case, until it is closed: then it stands in the case."""

    case: DecisionId
    points: Many[PointOutcome]
    conditions: Many[Text] = ()
    agreed: Literal["consensus", "majority", "chair"] | Unknown | None = None
    votes: Votes | None = None
    deviation: Text | None = None
    follow_ups: Many[FollowUp] = ()
    no_follow_up: Text | None = None


class LeftOut(Part):
    """An item taken off the agenda by hand: a case, or a matter of its sort; it isn't put back."""

    record: AnyId
    sort: Sort | None = None
    number: Number | None = None


class Correction(Part):
    """Wording put right before the minutes were approved, and why."""

    date: Day
    reason: Text
    case: DecisionId | None = None


class Meeting(Record):
    """A meeting of a body; once it is closed, the outcomes stand in the cases."""

    kind: ClassVar[str] = "meeting"
    folder: ClassVar[str] = "meetings"

    body: BodyId
    date: Day
    place: Text | None = None
    extraordinary: bool = False
    status: Literal["planned", "held", "closed", "cancelled"] = "planned"
    agenda: Many[DecisionId] = ()
    matters: Many[Matter] = ()
    left_out: Many[LeftOut] = ()
    said: Many[Said] = ()
    attendance: Many[Attendance] = ()
    attendance_known: bool = True
    minutes: Minutes | None = None
    minutes_by: MemberId | Unknown | None = None
    corrections: Many[Correction] = ()
    stamps: Many[Stamp] = ()
