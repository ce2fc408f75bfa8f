"""Which settings hold for the moves of a change: those before it, and facts as they are now."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from telectl.model.settings import Settings
from telectl.rules.changes.sides import settings_in_force
from tests.rules.portfolios import build

CENTRE = {"name": "Centret", "region": "region", "reports_to": "board", "established": "2025-09-01"}
FOLLOWING = {"bodies/council": {"type": "executive", "predecessors": ["board"]}}


def settings(**more: Any) -> Settings:
    made = {"schema_version": 1, "centre": CENTRE, **more}
    return Settings.model_validate(made)


def in_force(before: Settings, now: Settings, records: Any = None) -> Settings:
    after = build(records or {})
    after.settings = now
    return settings_in_force(before, after)


@pytest.mark.parametrize("key", ["reports_to", "core_team", "reference_group", "region"])
def test_nobody_can_put_themselves_in_the_place_of_another(key: str):
    before = settings(centre={**CENTRE, key: "board"})
    assert (
        getattr(in_force(before, settings(centre={**CENTRE, key: "team"})).centre, key) == "board"
    )


def test_who_follows_another_holds_its_place():
    now = settings(centre={**CENTRE, "reports_to": "council"})
    assert in_force(settings(), now, FOLLOWING).centre.reports_to == "council"


def test_what_nobody_had_said_is_as_the_change_says():
    now = settings(centre={**CENTRE, "core_team": "team"})
    assert in_force(settings(), now).centre.core_team == "team"


def test_the_day_of_the_beginning_and_the_thresholds_are_those_before():
    centre = {**CENTRE, "established": "2026-11-01", "name": "Et andet navn"}
    made = in_force(settings(), settings(centre=centre, thresholds={"training_percent": 10}))
    assert made.centre.established == date(2025, 9, 1)
    assert made.thresholds.training_percent == 80
    assert made.centre.name == "Et andet navn"
