"""A project's milestones and agreed plans, and how far it has slipped from each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from telectl.document import Inline, Text
from telectl.model.project import Baseline, Project
from telectl.reports.teller import NOTHING, Teller
from telectl.workflow.baselines import milestones_by_key, plan_of

Rows = Sequence[tuple[Inline, ...]]


def milestones(teller: Teller, project: Project) -> Rows:
    """What was agreed, what is expected, what was reached."""
    return [
        (
            each.title,
            teller.date(each.baseline),
            teller.date(each.due),
            slip(teller, each.baseline, each.done or each.due),
            teller.date(each.done),
        )
        for each in project.milestones
    ]


def baselines(teller: Teller, project: Project) -> Rows:
    """Every plan that was agreed, the latest first, and the slip from it."""
    known = [each for each in project.baselines if each.date <= teller.day]
    return [
        (
            teller.date(each.date),
            _why(teller, project, each),
            "; ".join(_agreed(teller, each)) or NOTHING,
            *_slips(teller, project, each),
        )
        for each in reversed(known)
    ]


def _why(teller: Teller, project: Project, each: Baseline) -> str:
    """The reason, the decision, or the step with which it was agreed."""
    if each.reason or each.decision:
        return each.reason or teller.name(each.decision)
    moves = [f"→ {teller.state(move.to)}" for move in project.transitions if move.date == each.date]
    return moves[-1] if moves else NOTHING


def _agreed(teller: Teller, each: Baseline) -> Iterator[str]:
    for milestone in each.milestones:
        yield f"{milestone.title} {teller.date(milestone.date)}"
    if each.budget is not None:
        yield teller.voice.money(each.budget)


def _slips(teller: Teller, project: Project, each: Baseline) -> tuple[Inline, Inline]:
    """How late the last of its milestones is, and how much dearer the project becomes."""
    there = milestones_by_key(project)
    days = {key: day for key, day in plan_of(each).days.items() if key in there}
    time: Inline = NOTHING
    if days:
        last = max(days, key=lambda key: days[key])
        time = slip(teller, days[last], there[last].done or there[last].due)
    expected = project.budget.forecast if project.budget else None
    if each.budget is None or expected is None or expected == each.budget:
        return time, NOTHING
    more = expected - each.budget
    said = f"{'+' if more > 0 else '−'}{teller.voice.money(abs(more))}"
    return time, Text(said, "watch" if more > 0 else "plain")


def slip(teller: Teller, agreed: date, due: date) -> Inline:
    """So many days after what was agreed, or before."""
    days = (due - agreed).days
    if days <= 0:
        return NOTHING if days == 0 else f"−{teller.days(-days)}"
    limit = teller.portfolio.settings.thresholds.amber_delay_days
    return Text(f"+{teller.days(days)}", "watch" if days > limit else "plain")
