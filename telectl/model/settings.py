"""The centre itself and its thresholds: ``telectl.yaml``."""

from typing import Annotated, Literal

from pydantic import Field

from telectl.model.base import BodyId, Day, DecisionId, Many, OrganisationId, Part, Period, Text

# Days are added to dates, which end with the year 9999.
Days = Annotated[int, Field(ge=0, le=36_500)]
Months = Annotated[int, Field(ge=0, le=1_200)]
Amount = Annotated[int, Field(ge=0)]


class Placement(Period):
    """Where the centre is placed, and since when."""

    organisation: OrganisationId


class Centre(Part):
    """Who we are, where we are placed, to whom we report, since when."""

    name: Text
    type: Literal["virtual"] = "virtual"
    region: OrganisationId | None = None
    hosts: Many[Placement] = ()
    reports_to: BodyId | None = None
    core_team: BodyId | None = None
    reference_group: BodyId | None = None
    established: Day | None = None
    founding_decision: DecisionId | None = None
    contact: Text | None = None


class Thresholds(Part):
    """Figures that change: days, months, levels, shares."""

    status_note_days: Days = 45
    involvement_months: Months = 6
    advice_answer_days: Days = 45
    hearing_days: Days = 14
    orientation_days: Days = 30
    journal_days: Days = 14
    excerpt_days: Days = 14
    gate_near_days: Days = 45
    recent_days: Days = 14
    seat_ending_days: Days = 60
    ending_days: Days = 60
    amber_delay_days: Days = 30
    red_delay_days: Days = 90
    amber_overrun_percent: Amount = 0
    red_overrun_percent: Amount = 10
    red_overrun_kroner: Amount = 6_000_000
    immature_share_percent: Annotated[int, Field(ge=0, le=100)] = 50
    mature_level: Annotated[int, Field(ge=1, le=5)] = 4
    training_percent: Annotated[int, Field(ge=0, le=100)] = 80
    mapping_months: Months = 12
    effect_months: Months = 12


class Settings(Part):
    """The portfolio's own settings."""

    schema_version: Literal[1]
    language: Literal["da", "en"] = "da"
    commit: bool = True
    centre: Centre
    thresholds: Thresholds = Thresholds.model_construct()
    # What a number of the records system looks like: # is a digit, * one or more.
    journal_format: Many[Text] = ("########", "*-*-*-*", "EKSEMPEL-####-*")
    # Whatever was decided on this day or later carries stamps, or it lost them.
    stamps_since: Day | None = None
