"""Plans: strategy, action plan, communication plan."""

from typing import ClassVar, Literal

from telectl.model.base import (
    BodyId,
    Day,
    DecisionId,
    Many,
    MemberId,
    Part,
    PeriodRecord,
    PlanId,
    Text,
)


class Goal(Part):
    """What the strategy wants, with a name to refer to."""

    name: Text
    text: Text


class Action(Part):
    """What is done for a goal, by whom, until when."""

    title: Text
    owner: MemberId
    deadline: Day
    goal: Text | None = None
    done: Day | None = None


class Audience(Part):
    """A forum to be told, by which channel, how often."""

    forum: BodyId
    channel: Text
    frequency: Text
    owner: MemberId


class Plan(PeriodRecord):
    """A deliverable of the centre: written by some, decided by others."""

    kind: ClassVar[str] = "plan"
    folder: ClassVar[str] = "plans"

    type: Literal["strategy", "action_plan", "communication_plan"]
    version: Text
    status: Literal["draft", "submitted", "decided", "retired"] = "draft"
    deadline: Day | None = None
    authors: Many[MemberId] = ()
    decision: DecisionId | None = None
    strategy: PlanId | None = None
    summary: Text | None = None
    goals: Many[Goal] = ()
    actions: Many[Action] = ()
    audiences: Many[Audience] = ()
