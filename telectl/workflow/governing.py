"""Who fixed a field of a case, and in whose minutes its wording therefore stands."""

from __future__ import annotations

from telectl.findings import KeyPath
from telectl.model.advice import Advice
from telectl.model.decision import Decision
from telectl.model.outcome import Outcome
from telectl.model.portfolio import Portfolio
from telectl.workflow.frozen import counting


def governing(portfolio: Portfolio, case: Decision, path: KeyPath) -> tuple[Outcome | Advice, ...]:
    """What fixed a field: of a point the outcomes that answer it, advice itself, else all."""
    at = path[1] if len(path) > 1 else None
    if path[0] == "advice" and isinstance(at, int):
        return (case.advice[at],)
    if path[0] == "outcomes" and isinstance(at, int):
        return (case.outcomes[at],)
    outcomes = counting(portfolio, case)
    if path[0] == "points" and isinstance(at, int):
        number = case.points[at].number
        return tuple(each for each in outcomes if each.on(number) or not each.points)
    return outcomes
