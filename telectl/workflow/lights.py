"""A project's traffic light as its plan gives it, and as somebody has set it instead."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from telectl.model.project import Budget, Light, Milestone, Project, Rating
from telectl.model.settings import Thresholds
from telectl.workflow.baselines import agreed, milestones_by_key

ORDER: tuple[Light, ...] = ("green", "amber", "red")


class Cause(NamedTuple):
    """What gives a light: how late a milestone is, or how much dearer it becomes."""

    why: str
    light: Light
    facts: dict[str, object]


class Lights(NamedTuple):
    """The light that somebody has set, and the one that the plan gives, with the worst first."""

    rating: Rating | None
    causes: tuple[Cause, ...]

    @property
    def computed(self) -> Light | None:
        """The worst of time and cost; None where there is nothing to compute by."""
        return self.causes[0].light if self.causes else None

    @property
    def shown(self) -> Light | None:
        """The light that counts: the one set by hand where there is one."""
        return self.rating.value if self.rating else self.computed

    @property
    def worst(self) -> Light | None:
        """The darker of the two."""
        known = [each for each in (self.shown, self.computed) if each]
        return max(known, key=ORDER.index, default=None)

    @property
    def differ(self) -> bool:
        """Whether the one set by hand is another than the one that the plan gives."""
        return None not in (self.rating, self.computed) and self.shown != self.computed

    @property
    def too_bright(self) -> bool:
        """Whether the one set by hand is brighter than the plan gives."""
        return self.differ and self.worst == self.computed


def lights_of(project: Project, limits: Thresholds, day: date) -> Lights:
    """Both lights of a project as of a day."""
    causes = [*_time(project, limits, day), *_cost(project.budget, limits)]
    causes.sort(key=lambda each: -ORDER.index(each.light))
    return Lights(project.rating(day), tuple(causes))


def _time(project: Project, limits: Thresholds, day: date) -> Iterator[Cause]:
    """The latest of those still to be reached, or of all the last: what was caught up is past."""
    milestones = _measured(project)
    if not milestones:
        return
    last = max(milestones, key=lambda each: each.baseline)
    ahead = [each for each in milestones if not _reached(each, day)]
    worst = max((last, *ahead), key=lambda each: delay(each, day))
    days = delay(worst, day)
    yield Cause("time", _light_of_delay(limits, days), {"milestone": worst.title, "days": days})


def _measured(project: Project) -> tuple[Milestone, ...]:
    """Those that were agreed, where any were: one added since hides no delay."""
    plan = agreed(project)
    if plan is None or not plan.days:
        return project.milestones
    return tuple(each for key, each in milestones_by_key(project).items() if key in plan.days)


def _reached(milestone: Milestone, day: date) -> bool:
    return milestone.done is not None and milestone.done <= day


def delay(milestone: Milestone, day: date) -> int:
    """How many days a milestone is behind what was agreed: reached, expected, or past its day."""
    reached = milestone.done if _reached(milestone, day) else None
    return ((reached or max(milestone.due, day)) - milestone.baseline).days


def _light_of_delay(limits: Thresholds, days: int) -> Light:
    if days > limits.red_delay_days:
        return "red"
    return "amber" if days > limits.amber_delay_days else "green"


def _cost(budget: Budget | None, limits: Thresholds) -> Iterator[Cause]:
    if budget is None or budget.forecast is None:
        return
    more = budget.forecast - budget.baseline
    percent = 100 * more / budget.baseline if budget.baseline else 0.0
    facts: dict[str, object] = {"more": more, "percent": round(percent, 1)}
    yield Cause("cost", _light_of_overrun(limits, budget.baseline, more), facts)


def _light_of_overrun(limits: Thresholds, agreed: int, more: int) -> Light:
    """Nothing agreed and something spent is over every share."""
    if more <= 0:
        return "green"
    if more > limits.red_overrun_kroner or 100 * more > limits.red_overrun_percent * agreed:
        return "red"
    return "amber" if 100 * more > limits.amber_overrun_percent * agreed else "green"
