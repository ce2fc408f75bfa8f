"""Decisions: a case from draft on, what was recommended, advised and decided."""

from datetime import date
from typing import ClassVar, Literal

from telectl.model.advice import Advice, Hearing
from telectl.model.base import (
    AnyId,
    BodyId,
    Day,
    DecisionId,
    Many,
    MemberId,
    OrganisationId,
    Part,
    ProjectId,
    Record,
    Text,
    Unknown,
)
from telectl.model.organisation import Subject
from telectl.model.outcome import OPEN, Number, Outcome
from telectl.model.solution import ReadinessItem
from telectl.model.stamp import Stamp

ItemType = Literal["decision", "advice", "hearing", "orientation", "theme"]


class Journal(Part):
    """The number and the day in the records system."""

    number: Text
    date: Day


class Move(Part):
    """The step that a point asks for."""

    project: ProjectId
    to: str


class Rank(Part):
    """A project's place in the ranked portfolio that a point asks for."""

    project: ProjectId
    rank: Number


class Point(Part):
    """A numbered recommendation point, and the step or the ranking that it is about."""

    number: Number
    text: Text
    moves: Move | None = None
    ranks: Many[Rank] = ()


class Waiver(Part):
    """A demand that the decision does without, and why."""

    demand: Literal["advice", "maturity", "technical_responsible", "readiness"]
    subject: Subject | None = None
    item: ReadinessItem | None = None
    site: OrganisationId | None = None
    reason: Text


class Orientation(Part):
    """A forum told, on a day."""

    forum: BodyId
    date: Day
    what: Text
    recorded: Day | None = None


class ToTell(Part):
    """A forum that is to be told, and until when."""

    forum: BodyId
    deadline: Day


class Excerpt(Part):
    """An excerpt of the minutes, sent to whom on which day."""

    to: Text
    sent: Day
    recorded: Day | None = None


class FollowUp(Part):
    """Something to do after the decision, by whom, until when."""

    text: Text
    responsible: MemberId
    deadline: Day
    done: Day | None = None


class Annex(Part):
    """A paper that goes with the case."""

    number: Number
    title: Text
    reference: Text | None = None
    access: Literal["open", "closed"] = "open"


class Publicity(Part):
    """Open, or closed on a legal ground; a closed case holds no text, only where it lies."""

    access: Literal["open", "closed"] = "open"
    ground: Text | None = None
    reference: Text | None = None


class Finances(Part):
    """Two accounts of the money: one for all, one technical."""

    public: Text | None = None
    technical: Text | None = None
    amount: int | None = None
    pays: Text | None = None
    gains: Text | None = None


class Decision(Record):
    """A case (*sag*): one matter, from draft to outcome and follow-up."""

    kind: ClassVar[str] = "decision"
    folder: ClassVar[str] = "decisions"

    item_type: ItemType = "decision"
    journal: Journal | None = None
    concerns: Many[AnyId] = ()
    chain: Many[BodyId] = ()
    prepared_by: MemberId | Unknown | None = None
    submitted: Day | None = None
    withdrawn: Day | None = None
    publicity: Publicity = Publicity.model_construct()
    points: Many[Point] = ()
    background: Text | None = None
    statement: Text | None = None
    consequences: Text | None = None
    risk: Text | None = None
    finances: Finances | None = None
    communication: Text | None = None
    timetable: Text | None = None
    advice: Many[Advice] = ()
    waivers: Many[Waiver] = ()
    deviation: Text | None = None
    hearings: Many[Hearing] = ()
    annexes: Many[Annex] = ()
    outcomes: Many[Outcome] = ()
    follow_ups: Many[FollowUp] = ()
    no_follow_up: Text | None = None
    to_tell: Many[ToTell] = ()
    orientations: Many[Orientation] = ()
    excerpts: Many[Excerpt] = ()
    stamps: Many[Stamp] = ()
    supersedes: DecisionId | None = None

    @property
    def about(self) -> frozenset[str]:
        """What it concerns, and the projects of which it asks a step."""
        return frozenset((*self.concerns, *(p.moves.project for p in self.points if p.moves)))

    @property
    def rulings(self) -> tuple[Outcome, ...]:
        """The deciding outcomes by day: what one left for another day a later one may settle."""
        return tuple(sorted((e for e in self.outcomes if e.deciding), key=lambda e: e.date))

    def rulings_on(self, number: int) -> tuple[Outcome, ...]:
        """Those that say something to a point, by day."""
        return tuple(each for each in self.rulings if each.on(number))

    @property
    def outcome(self) -> Outcome | None:
        """The deciding outcome, if it has come to that; the latest where points were left."""
        latest = None
        for each in self.outcomes:  # asked by many rules of every case
            if each.deciding and (latest is None or each.date >= latest.date):
                latest = each
        return latest

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of its points, each once."""
        return tuple(dict.fromkeys(point.number for point in self.points))

    @property
    def left_open(self) -> tuple[int, ...]:
        """The points of a decided case that nobody has settled yet."""
        if self.outcome is None:
            return ()
        return tuple(number for number in self.numbers if self._is_open(number))

    @property
    def to_answer(self) -> tuple[int, ...]:
        """The points that a body is asked about: those left open, before an outcome all."""
        return self.left_open or self.numbers

    def _is_open(self, number: int) -> bool:
        said = self.rulings_on(number)
        last = said[-1].on(number) if said else None
        return last is None or last.result in OPEN

    @property
    def decided(self) -> date | None:
        """The day of the deciding outcome, the latest."""
        outcome = self.outcome
        return outcome.date if outcome else None
