"""What is still to come after a decision: its number, an excerpt, those to be told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from telectl.model.decision import Decision
from telectl.model.portfolio import Portfolio
from telectl.workflow.orientations import untold


class Owed(NamedTuple):
    """Something that a decided case still lacks, until when, and whom it is for."""

    kind: str
    due: date
    fora: tuple[str, ...] = ()


def owed(portfolio: Portfolio, case: Decision, day: date) -> Iterator[Owed]:
    """What a case that was decided by a day lacks on it, late or not."""
    decided = case.decided
    if decided is None or decided > day or case.pre_charter:
        return
    limits = portfolio.settings.thresholds
    if case.journal is None:
        yield Owed("journal", _after(decided, limits.journal_days))
    established = portfolio.settings.centre.established
    if established is None or established > decided:
        return
    if lacks_excerpt(case):
        yield Owed("excerpt", _after(decided, limits.excerpt_days))
    left = untold(portfolio, case, day)
    if left:
        yield Owed("orientation", _after(decided, limits.orientation_days), left)
    for due, fora in left_to_tell(case, day, left):
        yield Owed("orientation", due, fora)


def lacks_excerpt(case: Decision) -> bool:
    """Whether somebody who was heard, is to be told, or has something to do got no excerpt."""
    waiting = case.hearings or case.to_tell or case.follow_ups
    numbered = case.journal is not None and not case.pre_charter
    return numbered and bool(waiting) and not case.excerpts


def left_to_tell(
    case: Decision, day: date, without: tuple[str, ...] = ()
) -> Iterator[tuple[date, tuple[str, ...]]]:
    """The fora that a case names itself, by their deadline, that were not told by a day."""
    decided = case.decided or date.min
    told = {each.forum for each in case.orientations if decided <= each.date <= day} | {*without}
    for due in sorted({each.deadline for each in case.to_tell}):
        fora = (each.forum for each in case.to_tell if each.deadline == due)
        left = tuple(each for each in fora if each not in told)
        if left:
            yield due, left


def _after(day: date, days: int) -> date:
    return day + timedelta(days=min(days, (date.max - day).days))
