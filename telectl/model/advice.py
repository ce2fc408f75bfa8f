"""What others are asked before a decision: a body's advice, a party's answer in a hearing."""

from typing import Annotated, Literal

from pydantic import Field

from telectl.model.base import (
    AnyId,
    BodyId,
    Day,
    Many,
    MeetingId,
    OrganisationId,
    Part,
    Text,
    Unknown,
)
from telectl.model.organisation import Subject


class Potential(Part):
    """Where a solution could spread to: for whom, how many, at which sites, on what terms."""

    target_group: Text
    size: Annotated[int, Field(ge=0)] | Unknown | None = None
    sites: Many[OrganisationId] = ()
    preconditions: Text | None = None


class Advice(Part):
    """Advice asked of a body, and what it answered."""

    subject: Subject
    body: BodyId
    requested: Day | None = None
    given: Day | None = None
    conclusion: Literal["recommended", "recommended_with_remarks", "not_recommended"] | None = None
    text: Text | None = None
    potential: Potential | None = None
    meeting: MeetingId | None = None
    recorded: Day | None = None


class Hearing(Part):
    """A party asked to answer before a deadline."""

    party: Text
    organisation: AnyId | None = None
    sent: Day | None = None
    deadline: Day | None = None
    answered: Day | None = None
    answer: Text | None = None
    reference: Text | None = None
