"""The plan as agreed: what stands in it, and what in the project is new since."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from telectl.model.project import Baseline, Milestone, Project

Key = tuple[str, int]


class Plan(NamedTuple):
    """Days by milestone, and kroner, as they were agreed or as they stand."""

    days: Mapping[Key, date]
    budget: int | None

    def part(self) -> dict[str, object]:
        """As it is written down."""
        listed = [{"title": title, "date": day} for (title, _), day in self.days.items()]
        made: dict[str, object] = {"milestones": listed} if listed else {}
        return made if self.budget is None else {**made, "budget": self.budget}


def keyed(titles: Iterable[str]) -> Iterator[Key]:
    """Titles told apart where two milestones bear the same."""
    seen: Counter[str] = Counter()
    for title in titles:
        seen[title] += 1
        yield title, seen[title]


def standing(project: Project) -> Plan:
    """The plan that stands in the project's milestones and its budget."""
    keys = keyed(each.title for each in project.milestones)
    days = {key: each.baseline for key, each in zip(keys, project.milestones, strict=True)}
    return Plan(days, project.budget.baseline if project.budget else None)


def plan_of(baseline: Baseline) -> Plan:
    """The plan that was agreed at one time."""
    keys = keyed(each.title for each in baseline.milestones)
    days = {key: each.date for key, each in zip(keys, baseline.milestones, strict=True)}
    return Plan(days, baseline.budget)


def agreed(project: Project) -> Plan | None:
    """The plan that was agreed last; None where none was."""
    return plan_of(project.baselines[-1]) if project.baselines else None


def comes_of_a_move(project: Project, before: Baseline, each: Baseline) -> bool:
    """Whether a move of the day made it: by the move's case, or adding to what was agreed."""
    moves = [one for one in project.transitions if one.date == each.date]
    if each.decision is not None:
        return any(one.decision == each.decision for one in moves)
    return bool(moves) and _keeps(plan_of(before), plan_of(each))


def _keeps(before: Plan, now: Plan) -> bool:
    same = all(now.days.get(key) == day for key, day in before.days.items())
    return same and before.budget in (None, now.budget)


def milestones_by_key(project: Project) -> Mapping[Key, Milestone]:
    """The milestones by title."""
    keys = keyed(each.title for each in project.milestones)
    return dict(zip(keys, project.milestones, strict=True))


def grown(project: Project) -> Plan | None:
    """The agreed plan with what is new since; None where nothing is.

    What was agreed stays as it was, whatever stands in the file: a step agrees to no other day.
    """
    now, before = standing(project), agreed(project)
    if before is None:
        return now if now.days or now.budget is not None else None
    budget = now.budget if before.budget is None else before.budget
    plan = Plan({**now.days, **before.days}, budget)
    return None if plan == before else plan
