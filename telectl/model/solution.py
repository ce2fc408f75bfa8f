"""Solutions: what exists, how mature it is, and where it stands ready."""

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
    When,
)

ReadinessItem = Literal[
    "workflow_change",
    "training",
    "safe_operation",
    "commissioning",
    "operations_acknowledgement",
    "data_processing_agreement",
    "fallback",
]
Standing = Literal["missing", "draft", "approved", "not_applicable"]
Signatory = Literal["technical", "clinical"]


class Supports(Part):
    """What the telemedicine is for: work processes, a pathway, a business need."""

    clinical_workflow: Text | None = None
    patient_pathway: Text | None = None
    business_need: Text | None = None


class Empowerment(Part):
    """How it goes with the patient-empowerment work, or why that is not relevant."""

    aim: Text | None = None
    involvement: Text | None = None
    contact: Text | None = None
    not_applicable: Text | None = None


class Maturity(Part):
    """A level from 1 (idea) to 5 (spread), by whom, on what grounds."""

    level: Annotated[int, Field(ge=1, le=5)]
    date: Day
    assessor: MemberId | Unknown
    evidence: Text


class Signature(Part):
    """Who signed, in which capacity, on which day."""

    capacity: Signatory
    by: AnyId
    date: Day


class Readiness(Part):
    """One condition of use at one site."""

    item: ReadinessItem
    status: Standing
    date: Day | None = None
    by: AnyId | None = None
    reference: Text | None = None
    reason: Text | None = None
    share: Annotated[int, Field(ge=0, le=100)] | None = None
    signatures: Many[Signature] = ()
    exemption: DecisionId | None = None


class Consent(Part):
    """A municipality's or a practice's own yes: the region can't bind it."""

    organisation: OrganisationId
    date: Day
    by: Text
    reference: Text | None = None


class Deployment(Part):
    """A solution at one site, with its state and its conditions of use."""

    site: OrganisationId
    state: Literal["planned", "pilot", "operation", "ended"]
    since: Day | Unknown | None = None
    start: Day | None = None
    extent: Text | None = None
    readiness: Many[Readiness] = ()
    consent: Consent | None = None


class Relation(Part):
    """How one solution stands to another."""

    to: SolutionId
    type: Literal["same_as", "parallel", "replaces", "part_of", "builds_on"]
    note: Text | None = None


class Years(Part):
    """From when to when, as far as it is known."""

    start: When | Unknown | None = Field(default=None, alias="from")
    end: When | Unknown | None = Field(default=None, alias="to")


class Solution(Record):
    """A telemedicine solution, ours or an experience from elsewhere (``external``)."""

    kind: ClassVar[str] = "solution"
    folder: ClassVar[str] = "solutions"

    purpose: Text
    area: Text
    function: Text | None = None
    origin: Literal["existing", "new"] = "existing"
    external: bool = False
    reported_state: Text | None = None
    owner: OrganisationId | Unknown | None = None
    sectors: Many[Sector] = ()
    participants: Many[Text] = ()
    years: Years = Years.model_construct()
    maturity: Many[Maturity] = ()
    supports: Supports = Supports.model_construct()
    patient_empowerment: Empowerment | None = None
    deployments: Many[Deployment] = ()
    relations: Many[Relation] = ()
    review_date: Day | None = None
    informed: Many[BodyId] = ()
