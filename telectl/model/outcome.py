"""What a body said to a case, point by point, and by how many."""

from typing import Annotated, Literal

from pydantic import Field

from telectl.model.base import BodyId, Day, Many, MeetingId, Part, Text, Unknown

Result = Literal[
    "approved",
    "approved_with_remarks",
    "endorsed",
    "recommended",
    "not_recommended",
    "noted",
    "discussed",
    "postponed",
    "returned",
    "rejected",
    "withdrawn",
]
APPROVING: frozenset[str] = frozenset({"approved", "approved_with_remarks", "endorsed"})
# What leaves a point for another day: it can still be decided.
OPEN: frozenset[str] = frozenset({"postponed", "returned", "discussed"})
# Of these, what a body is to take up again.
PUT_OFF: frozenset[str] = frozenset({"postponed", "returned"})
Number = Annotated[int, Field(ge=1)]


class PointOutcome(Part):
    """What a body said to one point."""

    number: Number
    result: Result
    proviso: Text | None = None


class Votes(Part):
    """How many voted how; who voted what is nobody's business."""

    for_: Annotated[int, Field(ge=0, alias="for")]
    against: Annotated[int, Field(ge=0)] = 0
    abstained: Annotated[int, Field(ge=0)] = 0


class Outcome(Part):
    """What one body said, on its day; ``deciding`` is the one that counts."""

    body: BodyId
    date: Day
    meeting: MeetingId | None = None
    deciding: bool = False
    points: Many[PointOutcome]
    conditions: Many[Text] = ()
    agreed: Literal["consensus", "majority", "chair"] | Unknown | None = None
    votes: Votes | None = None
    source: Text | None = None
    recorded: Day | None = None

    def on(self, number: int) -> PointOutcome | None:
        """What it says to a point, if anything."""
        return next((each for each in self.points if each.number == number), None)
