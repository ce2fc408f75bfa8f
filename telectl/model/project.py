"""Projects: a state and how it came about, a plan, evidence, the people involved."""

from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from telectl.model.base import (
    AnyId,
    BodyId,
    Day,
    DecisionId,
    Many,
    MemberId,
    OrganisationId,
    Part,
    Record,
    Sector,
    SolutionId,
    Text,
    Unknown,
)
from telectl.model.solution import Consent, Empowerment, Standing, Supports

Light = Literal["green", "amber", "red"]
EvidenceKind = Literal[
    "projektgrundlag",
    "business_case",
    "pid",
    "mast_preceding",
    "evaluation",
    "clinical_risk",
    "it_risk",
    "dpia",
    "data_processing_agreement",
    "mdr_assessment",
    "supplier_agreement",
    "workflow_description",
    "training_plan",
    "operations_agreement",
    "contingency",
    "support_model",
    "patient_involvement",
    "reference_group_statement",
    "imt_signoff",
    "communication",
    "tender",
    "final_report",
    "benefits_report",
    "effects_organisational",
    "effects_clinical",
    "lessons",
]


class Transition(Part):
    """One move, on its day; the first one has no ``from``."""

    date: Day
    origin: str | None = Field(default=None, alias="from")
    to: str
    by: MemberId
    decision: DecisionId | None = None
    reason: Text | None = None
    recorded: Day | None = None
    pre_charter: bool = False


class Milestone(Part):
    """A day to reach, against the day first agreed."""

    title: Text
    baseline: Day
    due: Day
    done: Day | None = None


class Agreed(Part):
    """A milestone as it was agreed."""

    title: Text
    date: Day


class Baseline(Part):
    """The plan as agreed on a day: never changed, only followed by another with its reason."""

    date: Day
    reason: Text | None = None
    decision: DecisionId | None = None
    milestones: Many[Agreed] = ()
    budget: Annotated[int, Field(ge=0)] | None = None
    recorded: Day | None = None


class StatusNote(Part):
    """How it goes, on a day."""

    date: Day
    text: Text
    by: MemberId | None = None
    recorded: Day | None = None


class Rating(Part):
    """A traffic light with its reason."""

    date: Day
    value: Light
    reason: Text
    by: MemberId | None = None
    recorded: Day | None = None


class Evidence(Part):
    """A paper that a gate asks for."""

    kind: EvidenceKind
    status: Standing
    date: Day | None = None
    by: AnyId | None = None
    reference: Text | None = None
    reason: Text | None = None
    expires: Day | None = None
    recorded: Day | None = None


class Involvement(Part):
    """Clinical staff involved: when, how, which professions, which sites."""

    date: Day
    type: Literal["workshop", "interview", "survey", "test", "meeting", "visit", "other"]
    group: BodyId | None = None
    professions: Many[Text] = ()
    sites: Many[OrganisationId] = ()
    outcome: Text
    recorded: Day | None = None


class Budget(Part):
    """Whole kroner: what was agreed and what is expected."""

    baseline: Annotated[int, Field(ge=0)]
    forecast: Annotated[int, Field(ge=0)] | None = None
    funded_by: Text | None = None


class Priority(Part):
    """A rank in the portfolio, by a decision."""

    rank: Annotated[int, Field(ge=1)]
    decision: DecisionId


class Risk(Part):
    """What may go wrong, and what is done about it."""

    text: Text
    action: Text | None = None


class Project(Record):
    """Work with a solution, on its way through the workflow."""

    kind: ClassVar[str] = "project"
    folder: ClassVar[str] = "projects"

    solution: SolutionId | None = None
    state: str
    owner: MemberId | Unknown | None = None
    purpose: Text | None = None
    sectors: Many[Sector] = ()
    sites: Many[OrganisationId] = ()
    technical_responsible: OrganisationId | None = None
    technical_exemption: DecisionId | None = None
    start: Day | None = None
    end: Day | None = None
    budget: Budget | None = None
    priority: Priority | None = None
    supports: Supports = Supports.model_construct()
    patient_empowerment: Empowerment | None = None
    competences: Many[Text] = ()
    transitions: Many[Transition] = ()
    milestones: Many[Milestone] = ()
    baselines: Many[Baseline] = ()
    ratings: Many[Rating] = ()
    notes: Many[StatusNote] = ()
    evidence: Many[Evidence] = ()
    involvement: Many[Involvement] = ()
    consents: Many[Consent] = ()
    risks: Many[Risk] = ()
    lessons: Many[Text] = ()

    def rating(self, day: date) -> Rating | None:
        """The latest traffic light on or before the day."""
        known = [rating for rating in self.ratings if rating.date <= day]
        return max(known, key=lambda rating: rating.date, default=None)
