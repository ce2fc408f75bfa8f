"""Whatever the models accept, the rules give findings and never fail."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from telectl import rules
from telectl.model import KINDS
from telectl.model.portfolio import Portfolio
from telectl.model.records import Entry
from telectl.model.settings import Settings
from telectl.model.shape import Shape, shape_of
from telectl.model.workflow import Workflow
from telectl.rules.registry import RULES
from tests.rules.portfolios import RECORDS, SETTINGS, WORKFLOW

NAMES = [name for records in RECORDS.values() for name in records] + ["nobody"]
STATES = [state["id"] for state in WORKFLOW["states"]] + ["lost"]
DAYS = st.dates(date(2025, 11, 1), date(2026, 8, 1)).map(date.isoformat) | st.sampled_from(
    ["0001-01-01", "9999-12-31"]
)
WORDS = st.sampled_from([*STATES, "EKSEMPEL-1", "tekst", "2026"])


def values(shape: Shape, depth: int = 0) -> st.SearchStrategy[Any]:
    """Anything of a shape; ids and states mostly of the small portfolio."""
    found: st.SearchStrategy[Any]
    if shape.sort == "part":
        found = parts(shape, depth)
    elif shape.sort == "list":
        assert shape.item
        found = st.lists(values(shape.item, depth + 1), max_size=3 - depth if depth < 3 else 0)
    elif shape.sort == "choice":
        found = st.sampled_from(shape.choices)
    elif shape.refers is not None:
        found = st.sampled_from(NAMES)
    else:
        found = SCALARS[shape.sort]
    return found | st.just({"unknown": "Ikke fundet"}) if shape.unknown else found


def parts(shape: Shape, depth: int) -> st.SearchStrategy[dict[str, Any]]:
    kept = {key: each for key, each in shape.keys.items() if each.required}
    more = {key: each for key, each in shape.keys.items() if not each.required}
    return st.fixed_dictionaries(
        {key: values(each, depth) for key, each in kept.items()},
        optional={key: values(each, depth) for key, each in more.items()},
    )


SCALARS: dict[str, st.SearchStrategy[Any]] = {
    "text": WORDS,
    "whole": st.integers(0, 5),
    "number": st.integers(-3, 3) | st.floats(-2, 2),
    "flag": st.booleans(),
    "day": DAYS,
}


def entry(folder: str, name: str, raw: dict[str, Any]) -> Entry:
    """As the reader would make it: where the model refuses, the record stays unread."""
    file, whole = f"{folder}/{name}.yaml", {**raw, "id": name, "title": name}
    try:
        return Entry(name, folder, file, KINDS[folder].model_validate(whole), whole)
    except ValueError:
        return Entry(name, folder, file, None, whole)


@pytest.mark.parametrize("folder", KINDS)
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_the_rules_never_fail(folder, data):
    base = [
        entry(kind, name, raw)
        for kind, records in RECORDS.items()
        for name, raw in records.items()
        if kind != folder
    ]
    names = [*RECORDS.get(folder, ()), "one", "two"]
    drawn = [
        entry(folder, name, data.draw(parts(shape_of(KINDS[folder]), 0))) for name in names[:4]
    ]
    portfolio = Portfolio(
        [*base, *drawn], Settings.model_validate(SETTINGS), Workflow.model_validate(WORKFLOW)
    )
    for finding in rules.run(portfolio, data.draw(st.dates(date(2025, 12, 1), date(2027, 1, 1)))):
        assert finding.severity is RULES[finding.code].severity
        assert finding.file


@settings(max_examples=40, deadline=None)
@given(flow=parts(shape_of(Workflow), 0), about=parts(shape_of(Settings), 0))
def test_no_workflow_and_no_settings_make_the_rules_fail(flow, about):
    entries = [entry(kind, n, raw) for kind, found in RECORDS.items() for n, raw in found.items()]
    try:
        made = Settings.model_validate({**about, "schema_version": 1})
        steps = Workflow.model_validate({**flow, "schema_version": 1})
    except ValueError:
        return
    assert all(
        each.code in RULES for each in rules.run(Portfolio(entries, made, steps), date(2026, 6, 1))
    )
