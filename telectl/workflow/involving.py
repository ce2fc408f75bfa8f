"""Clinical staff involved in a project: pure, from what was told to a change of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from telectl.model import KINDS
from telectl.model.changes import Append, Change
from telectl.model.portfolio import Portfolio
from telectl.model.shape import shape_of
from telectl.model.values import parse
from telectl.workflow.moment import Moment
from telectl.workflow.records import item, require, require_after_moves

LIST = "involvement"


@dataclass(frozen=True, slots=True)
class Involved:
    """What was told of an involvement: how, which professions at which sites, what it gave."""

    project: str
    type: str | None = None
    professions: Sequence[str] = ()
    sites: Sequence[str] = ()
    outcome: str | None = None
    group: str | None = None
    day: date | None = None


def lacking(told: Involved) -> tuple[str, ...]:
    """The options without which an involvement says too little to count."""
    wanted = {
        "--type": told.type,
        "--profession": told.professions,
        "--site": told.sites,
        "--outcome": told.outcome,
    }
    return tuple(name for name, given in wanted.items() if not given)


def involved(portfolio: Portfolio, told: Involved, moment: Moment) -> tuple[Change, ...]:
    """The involvement on its day, with professions and sites."""
    require(portfolio, "projects", told.project)
    if told.group:
        require(portfolio, "bodies", told.group)
    for site in told.sites:
        require(portfolio, "organisations", site)
    then = moment.on(told.day or moment.day)
    require_after_moves(portfolio, told.project, moment)
    made: dict[str, object] = {"date": then.day, "type": kind_of(told.type or "")}
    made |= {"professions": list(told.professions), "sites": list(told.sites)}
    made |= {"outcome": told.outcome} | ({"group": told.group} if told.group else {})
    shape = shape_of(KINDS["projects"]).at((LIST, 0))
    assert shape is not None
    return (Append(told.project, (LIST,), item(shape, made, then, LIST)),)


def kind_of(said: str) -> str:
    """The word of the model for how staff were involved."""
    shape = shape_of(KINDS["projects"]).at((LIST, 0, "type"))
    assert shape is not None
    return str(parse(shape, said, "--type"))
