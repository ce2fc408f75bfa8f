"""Effects: what was measured, how surely, and who pays and gains."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from telectl.model.base import (
    Many,
    MemberId,
    OrganisationId,
    Part,
    ProjectId,
    Record,
    SolutionId,
    Text,
    Unknown,
    When,
)

Domain = Literal[
    "patients_technology",
    "safety",
    "clinical",
    "patient_perspective",
    "economy",
    "organisation",
    "socio_ethical_legal",
]
Number = float | int
Count = Annotated[int, Field(ge=0)]


class Population(Part):
    """How many took part."""

    total: Count | Unknown | None = None
    intervention: Count | None = None
    control: Count | None = None


class Interval(Part):
    """Between which figures, at which confidence in per cent."""

    low: Number
    high: Number
    level: Number = 95


class Effect(Record):
    """One documented effect on one of the seven domains of the national checklist."""

    kind: ClassVar[str] = "effect"
    folder: ClassVar[str] = "effects"

    solution: SolutionId
    project: ProjectId | None = None
    sites: Many[OrganisationId] = ()
    domain: Domain
    indicator: Text
    unit: Text | None = None
    population: Population = Population.model_construct()
    design: Literal[
        "rct",
        "cluster_rct",
        "before_after",
        "cohort",
        "survey",
        "register",
        "interviews",
        "model",
        "expert_estimate",
        "unknown",
    ]
    baseline: Number | Text | None = None
    result: Number | Text | None = None
    difference: Number | Text | None = None
    interval: Interval | None = None
    p_value: Number | None = None
    period: Text | None = None
    date: When | None = None
    price_year: Text | None = None
    perspective: Literal["patient", "municipality", "region", "health_system", "society"] | None = (
        None
    )
    direction: Literal["improved", "none", "worse", "mixed", "not_demonstrable"]
    certainty: Literal["high", "moderate", "low"] | Unknown | None = None
    pays: Text | None = None
    gains: Text | None = None
    transferability: Text | None = None
    recorded_by: MemberId | None = None
    reviewed_by: MemberId | None = None
