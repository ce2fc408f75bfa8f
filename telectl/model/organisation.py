"""Organisations: who takes part, under which codes, and what came before and after."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field, StringConstraints

from telectl.model.base import (
    Day,
    DecisionId,
    Many,
    OrganisationId,
    Part,
    Period,
    PeriodRecord,
    Sector,
    Text,
)

Role = Literal[
    "found",
    "decide",
    "advise",
    "involve",
    "prepare",
    "run",
    "technically_responsible",
    "be_informed",
]
Subject = Literal[
    "clinical_content",
    "spread_potential",
    "cross_sector_content",
    "cross_sector_spread_potential",
]


class Mandate(Period):
    """What a body or an organisation may do, about what, and since when."""

    role: Role
    subjects: Many[Subject] = ()
    scope: Text | None = None
    decision: DecisionId | None = None
    note: Text | None = None


class Identifiers(Part):
    """Codes of the registers, always text: leading zeros count."""

    sor: Annotated[str, StringConstraints(pattern=r"^[0-9]{11,}$")] | None = None
    shak: Annotated[str, StringConstraints(pattern=r"^[0-9A-Z]{4}(?:[0-9A-Z]{2}[0-9A-Z]?)?$")] | (
        None
    ) = None
    kommunekode: Annotated[str, StringConstraints(pattern=r"^[0-9]{4}$")] | None = None
    regionskode: Annotated[str, StringConstraints(pattern=r"^[0-9]{4}$")] | None = None
    iso3166: Annotated[str, StringConstraints(pattern=r"^DK-[0-9]{2}$")] | None = None
    ydernummer: Annotated[str, StringConstraints(pattern=r"^[0-9]{6}$")] | None = None
    cvr: Annotated[str, StringConstraints(pattern=r"^[0-9]{8}$")] | None = None
    p_number: Annotated[str, StringConstraints(pattern=r"^[0-9]{10}$")] | None = None
    ean: Annotated[str, StringConstraints(pattern=r"^[0-9]{13}$")] | None = None


class Relevance(Part):
    """Whether the charter's "relevant" holds, why, and who decided that it doesn't."""

    value: bool
    reason: Text | None = None
    decision: DecisionId | None = None


class Succession(Part):
    """How what was passes to what follows: by law, or by decision; never a mandate."""

    basis: Literal["law", "decision", "reorganisation"]
    reference: Text | None = None
    decision: DecisionId | None = None


class Blackout(Part):
    """Days on which nothing may start at a hospital, and when it said so."""

    start: Day = Field(alias="from")
    end: Day = Field(alias="to")
    reason: Text
    announced: Day | None = None


class Organisation(PeriodRecord):
    """A region, hospital, municipality, practice sector or unit of one."""

    kind: ClassVar[str] = "organisation"
    folder: ClassVar[str] = "organisations"

    short: Text | None = None
    sector: Sector
    type: Literal[
        "region",
        "hospital",
        "psychiatry",
        "municipality",
        "practice_sector",
        "unit",
        "enterprise",
        "authority",
        "other",
    ]
    part_of: OrganisationId | None = None
    predecessors: Many[OrganisationId] = ()
    successors: Many[OrganisationId] = ()
    succession: Succession | None = None
    identifiers: Identifiers = Identifiers.model_construct()
    relevant: Relevance | None = None
    functions: Many[Literal["strategic_it", "patient_empowerment"]] = ()
    contact: Text | None = None
    mandates: Many[Mandate] = ()
    blackouts: Many[Blackout] = ()
