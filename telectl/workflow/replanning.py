"""A plan agreed anew: days and kroner with their reason, and what was agreed before kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from telectl.findings import Exit, Refusal
from telectl.model.changes import Append, Change, Set
from telectl.model.portfolio import Portfolio
from telectl.model.project import Project
from telectl.model.shape import Shape, shape_of
from telectl.model.values import parse
from telectl.model.words import nearest
from telectl.workflow.baselines import Plan, agreed, keyed, standing
from telectl.workflow.moment import Moment
from telectl.workflow.readiness import says
from telectl.workflow.records import item, require

BUDGET = ("budget", "baseline")


@dataclass(frozen=True, slots=True)
class Replan:
    """What was asked: new days by milestone, a new budget, why, and by which decision."""

    project: str
    milestones: Sequence[str] = ()
    budget: str | None = None
    reason: str | None = None
    decision: str | None = None


def rebaseline(portfolio: Portfolio, asked: Replan, moment: Moment) -> tuple[Change, ...]:
    """The plan as it stands, with the new days and kroner, as the one that is agreed now."""
    require(portfolio, "projects", asked.project)
    project = portfolio.get(Project, asked.project)
    assert project is not None
    if not says(asked.reason):
        raise Refusal(Exit.USAGE, "rebaseline.no_reason", id=project.id)
    moved = _moved(project, asked.milestones)
    budget = _parsed(BUDGET, asked.budget, "--budget") if asked.budget else None
    plan = _plan(project, moved, budget)
    if plan == agreed(project) or not plan.part():
        key = "rebaseline.nothing" if not plan.part() else "rebaseline.same"
        raise Refusal(Exit.USAGE, key, id=project.id)
    made: dict[str, object] = {"date": moment.day, "reason": asked.reason, **plan.part()}
    made |= {"decision": asked.decision} if asked.decision else {}
    changes: list[Change] = [
        Set(project.id, ("milestones", i, "baseline"), day) for i, day in moved.items()
    ]
    if budget is not None:
        changes.append(_budget(project, budget))
    added = item(_shape(("baselines", 0)), made, moment, "baselines")
    return (*changes, Append(project.id, ("baselines",), added))


def _moved(project: Project, words: Sequence[str]) -> Mapping[int, date]:
    """By its number the new day of each milestone that was named."""
    moved: dict[int, date] = {}
    for word in words:
        title, equals, text = word.rpartition("=")
        if not equals:
            raise Refusal(Exit.USAGE, "rebaseline.no_day", text=word)
        moved[_number(project, title.strip())] = _day(text.strip(), word)
    return moved


def _day(text: str, word: str) -> date:
    try:
        return date.fromisoformat(str(_parsed(("milestones", 0, "baseline"), text, "--milestone")))
    except ValueError as odd:
        raise Refusal(Exit.USAGE, "rebaseline.no_day", text=word) from odd


def _number(project: Project, title: str) -> int:
    """Which milestone is meant: by its title, which is one's alone, or by its number from 1."""
    titles = [each.title for each in project.milestones]
    if titles.count(title) == 1:
        return titles.index(title)
    if title.isascii() and title.isdigit() and 1 <= int(title) <= len(titles):
        return int(title) - 1
    near = nearest(title, titles)
    key = "rebaseline.twice" if title in titles else "rebaseline.unknown"
    known = tuple(titles)
    raise Refusal(Exit.USAGE, key, id=project.id, title=title, known=known, nearest=near)


def _plan(project: Project, moved: Mapping[int, date], budget: object) -> Plan:
    now = standing(project)
    keys = tuple(keyed(each.title for each in project.milestones))
    days = {**now.days, **{keys[i]: day for i, day in moved.items()}}
    return Plan(days, budget if isinstance(budget, int) else now.budget)


def _budget(project: Project, budget: object) -> Change:
    if project.budget is None:
        return Set(project.id, ("budget",), {"baseline": budget})
    return Set(project.id, BUDGET, budget)


def _parsed(path: tuple[str | int, ...], text: str, key: str) -> object:
    return parse(_shape(path), text, key)


def _shape(path: tuple[str | int, ...]) -> Shape:
    shape = shape_of(Project).at(path)
    assert shape is not None
    return shape
