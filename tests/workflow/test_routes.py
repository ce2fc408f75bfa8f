"""Whose advice a case needs that moves no project: what can't be seen of its record counts."""

from __future__ import annotations

from typing import Any

import pytest

from telectl.model.direction import Direction
from telectl.workflow.routes import wanted
from tests.workflow.portfolios import build, workflow


def asked(about: dict[str, Any], when: dict[str, Any], **changed: Any) -> list[str]:
    route = {"advice": "cross_sector_content", "about": ["direction"], "when": when}
    portfolio = build({**workflow(), "routes": [route]}, **changed)
    told = {"id": "way", "title": "W", "number": "1", "text": "T", "valid_from": "2026-04-01"}
    made = Direction.model_validate({**told, "decision": "case", **about})
    return list(wanted(portfolio, made))


CROSSING = {"cross_sector": True}
TOWNS = {"sectors": ["municipality"]}


@pytest.mark.parametrize(
    ("organisations", "when", "applies"),
    [
        (["hospital", "town"], CROSSING, True),
        (["hospital"], CROSSING, False),
        ([], CROSSING, True),
        (["hospital", "unheard-of"], CROSSING, True),
        (["hospital"], TOWNS, False),
        (["hospital", "unheard-of"], TOWNS, True),
    ],
)
def test_a_list_that_can_be_seen_in_part_drops_no_route(organisations, when, applies):
    found = asked({"organisations": organisations}, when)
    assert found == (["cross_sector_content"] if applies else [])


@pytest.mark.parametrize(
    ("solutions", "applies"), [(["tele"], False), (["tele", "unheard-of"], True)]
)
def test_a_solution_that_cannot_be_seen_may_be_a_new_one(solutions, applies):
    old = {"tele": {"origin": "existing"}}
    found = asked({"solutions": solutions}, {"origin": "new"}, **old)
    assert found == (["cross_sector_content"] if applies else [])
