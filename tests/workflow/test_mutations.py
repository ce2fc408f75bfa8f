"""The sample's own moves, each with one thing changed: no gate opens by it, and nothing breaks."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from telectl import rules
from telectl.findings import KeyPath, Severity
from telectl.model import KINDS
from telectl.model.decision import Decision
from telectl.model.portfolio import Portfolio
from telectl.model.project import Project, Transition
from telectl.model.records import Entry
from telectl.model.workflow import Step
from telectl.rules.moves import steps_made
from telectl.store.files import listing
from telectl.store.load import load
from telectl.workflow import gates
from telectl.workflow.wishes import Wish

ROOT = Path(__file__).parents[2]
DAY = date(2026, 11, 23)
Raw = dict[str, Any]


@cache
def sample() -> Portfolio:
    return load(listing(ROOT / "data").contents).portfolio


MOVES = [
    (project, move, step)
    for project in sample().of(Project)
    for _, move, step in steps_made(sample().workflow, project)
]
NAMES = [f"{project.id}-{move.to}" for project, move, _ in MOVES]
each_move = pytest.mark.parametrize(("project", "move", "step"), MOVES, ids=NAMES)


def changed(name: str, raw: Raw | None) -> Portfolio:
    """The sample with one record's values, or without a record that could be read."""
    was = sample().entries[name]
    now = Entry(name, was.folder, was.file, _read(was.folder, raw), raw)
    entries = {**sample().entries, name: now}
    return Portfolio(entries.values(), sample().settings, sample().workflow)


def _read(folder: str, raw: Raw | None) -> Any:
    try:
        return KINDS[folder].model_validate(raw) if raw is not None else None
    except ValidationError:
        return None


def is_open(portfolio: Portfolio, name: str, move: Transition, step: Step) -> bool:
    project = portfolio.get(Project, name)
    if project is None:
        return False
    case = portfolio.get(Decision, move.decision)
    return not list(gates.unmet(portfolio, step, Wish(project, move.to, move.date, case)))


def with_value(name: str, path: KeyPath, value: object) -> Raw:
    """The record's values with one of them changed, or taken away: None."""
    raw = copy.deepcopy(dict(sample().entries[name].raw or {}))
    holder: Any = raw
    for part in path[:-1]:
        holder = holder[part]
    if value is None:
        del holder[path[-1]]
    else:
        holder[path[-1]] = value
    return raw


def value_at(raw: Any, path: KeyPath) -> Any:
    for part in path:
        raw = raw[part]
    return raw


def needed(project: Project, move: Transition, step: Step) -> Iterator[tuple[str, KeyPath]]:
    """What a move stands on: the places of which each one shuts its gate when taken away."""
    gate = sample().workflow.gate(step.gate or "")
    assert gate is not None
    about = Wish(project, move.to, move.date, sample().get(Decision, move.decision))
    for demand in gate.demands:
        if gates.applies(sample(), demand.when, about):
            yield from PLACES[demand.sort](project, move, demand)


def _of_decision(project: Project, move: Transition, demand: Any) -> Iterator[tuple[str, KeyPath]]:
    case = sample().get(Decision, move.decision)
    assert case is not None
    assert case.outcome is not None
    outcome = case.outcomes.index(case.outcome)
    yield case.id, ("outcomes", outcome, "deciding")
    yield case.id, ("outcomes", outcome)
    yield case.id, ("points",)
    asking = [i for i, p in enumerate(case.points) if p.moves and p.moves.project == project.id]
    for i in asking:
        yield case.id, ("points", i, "moves")
    yield case.outcome.body, ("mandates",)


def _of_evidence(project: Project, move: Transition, demand: Any) -> Iterator[tuple[str, KeyPath]]:
    held = [i for i, each in enumerate(project.evidence) if each.kind == demand.evidence]
    if len(held) == 1:
        for key in ("status", "date"):
            yield project.id, ("evidence", held[0], key)
        yield project.id, ("evidence", held[0])


def _of_field(project: Project, move: Transition, demand: Any) -> Iterator[tuple[str, KeyPath]]:
    yield project.id, (demand.field,)


def _of_involvement(
    project: Project, move: Transition, demand: Any
) -> Iterator[tuple[str, KeyPath]]:
    yield project.id, ("involvement",)


def _of_solution(project: Project, move: Transition, demand: Any) -> Iterator[tuple[str, KeyPath]]:
    key = "maturity" if demand.sort == "maturity" else "deployments"
    case = sample().get(Decision, move.decision)
    if project.solution and not (case and case.waivers):
        yield project.solution, (key,)


def _nothing(project: Project, move: Transition, demand: Any) -> Iterator[tuple[str, KeyPath]]:
    return iter(())


PLACES: dict[str, Callable[[Project, Transition, Any], Iterator[tuple[str, KeyPath]]]] = {
    "decision": _of_decision,
    "evidence": _of_evidence,
    "field": _of_field,
    "involvement": _of_involvement,
    "maturity": _of_solution,
    "readiness": _of_solution,
    "advice": _nothing,
    "consent": _nothing,
}


@each_move
def test_a_move_of_the_sample_has_its_gate(project, move, step):
    assert is_open(sample(), project.id, move, step)


@each_move
def test_what_is_taken_away_shuts_the_gate(project, move, step):
    for name, path in dict.fromkeys(needed(project, move, step)):
        portfolio = changed(name, with_value(name, path, None))
        assert not is_open(portfolio, project.id, move, step), (name, path)


@each_move
def test_what_cannot_be_read_shuts_the_gate(project, move, step):
    names = dict.fromkeys(name for name, _ in needed(project, move, step))
    for name in names:
        assert not is_open(changed(name, None), project.id, move, step), name


REFERRING = ("owner", "solution", "technical_responsible")


@each_move
def test_a_name_that_leads_nowhere_fills_no_field(project, move, step):
    for name, path in needed(project, move, step):
        if name == project.id and path[0] in REFERRING:
            portfolio = changed(name, with_value(name, path, "ingen-kender"))
            assert not is_open(portfolio, project.id, move, step), path


@each_move
def test_a_decision_counts_by_its_own_day_and_result(project, move, step):
    if move.decision is None:
        return
    case = sample().get(Decision, move.decision)
    assert case is not None
    assert case.outcome is not None
    at: KeyPath = ("outcomes", case.outcomes.index(case.outcome))
    later = (move.date + timedelta(1)).isoformat()
    points = [
        {**each, "result": "postponed"}
        for each in value_at(sample().entries[case.id].raw, (*at, "points"))
    ]
    for path, value in (
        ((*at, "date"), later),
        ((*at, "points"), points),
        ((*at, "points"), []),
        ((*at, "body"), "vicedirektoerkredsen"),
        (("withdrawn",), move.date.isoformat()),
        (("item_type",), "orientation"),
        (("points",), [*value_at(sample().entries[case.id].raw, ("points",))] * 2),
    ):
        portfolio = changed(case.id, with_value(case.id, path, value))
        assert not is_open(portfolio, project.id, move, step), (path, value)


@each_move
def test_a_body_that_was_gone_or_not_yet_there_decides_nothing(project, move, step):
    case = sample().get(Decision, move.decision)
    if case is None or case.outcome is None:
        return
    body, day = case.outcome.body, case.outcome.date
    for key, bound in (("valid_to", day - timedelta(1)), ("valid_from", day + timedelta(1))):
        portfolio = changed(body, with_value(body, (key,), bound.isoformat()))
        assert not is_open(portfolio, project.id, move, step), key


def _changes(raw: Raw) -> Iterator[Raw]:
    """The values with each key and item taken away, and each text turned into another."""
    for path in _paths(raw, ()):
        for value in (None, "ukendt", {"unknown": "x"}, []):
            made = copy.deepcopy(raw)
            holder = value_at(made, path[:-1])
            if value is None:
                del holder[path[-1]]
            else:
                holder[path[-1]] = value
            yield made


def _paths(value: Any, path: KeyPath) -> Iterator[KeyPath]:
    keys = value.items() if isinstance(value, dict) else enumerate(value)
    for key, held in keys:
        yield (*path, key)
        if isinstance(held, dict | list):
            yield from _paths(held, (*path, key))


FEW = ["genoptraening-i-eget-hjem", "udbredelse-af-pro-epilepsi", "koncerndirektionen"]


@pytest.mark.parametrize("name", FEW)
def test_no_change_of_a_record_breaks_the_rules(name):
    made = _changes(dict(sample().entries[name].raw or {}))
    for number, raw in enumerate(made):
        if number % 12 == 0:
            list(rules.run(changed(name, raw), DAY))


@pytest.mark.parametrize("folder", list(KINDS))
def test_a_record_that_cannot_be_read_makes_no_error_in_another(folder):
    for name in list(sample().ids(folder))[:12]:
        found = rules.run(changed(name, None), DAY)
        assert [each for each in found if each.severity is Severity.ERROR] == [], name
