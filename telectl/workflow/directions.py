"""The register of directions: which are in force, and a new one in the place of an old."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from telectl.model.changes import Append, Change, Set
from telectl.model.direction import Direction
from telectl.model.numerals import is_numeral
from telectl.model.plan import Plan
from telectl.model.portfolio import Portfolio
from telectl.workflow.moment import Moment
from telectl.workflow.records import require


def in_force(direction: Direction, day: date) -> bool:
    """Whether a direction is in force on a day; one without a first day is a draft."""
    return direction.valid_from is not None and direction.covers(day)


def subjects(record: Plan | Direction) -> tuple[str, ...]:
    """What a case must be about for it to rest on: itself, its solutions, or what it replaces."""
    more = (*record.solutions, *record.predecessors) if isinstance(record, Direction) else ()
    return (record.id, *more)


def order(direction: Direction) -> tuple[list[tuple[int, str]], str]:
    """By number as people count, however long it is: 2 before 10."""
    parts = re.findall(r"[0-9]+|[^0-9]+", direction.number)
    digits = (each.lstrip("0") if is_numeral(each) else each for each in parts)
    return [(len(e) if is_numeral(e) else 0, e) for e in digits], direction.id


def typed(*, replaces: str | None, **plain: object) -> dict[str, object]:
    """The keys of a new direction: what was typed, and the one that it comes in place of."""
    return {**plain, "predecessors": [replaces] if replaces else None}


def replacing(
    portfolio: Portfolio, old: str | None, new: str, start: date | None, moment: Moment
) -> Iterator[Change]:
    """The old direction names its successor, and ends the day before that comes into force."""
    if old is None:
        return
    require(portfolio, "directions", old)
    found = portfolio.get(Direction, old)
    assert found is not None
    if new not in found.successors:
        yield Append(old, ("successors",), new)
    if start is None:
        return
    last, end = start - timedelta(days=1), found.valid_to
    if isinstance(end, date) and end <= last:
        return
    yield Set(old, ("valid_to",), last)
    if last < moment.today:
        yield Set(old, ("end_recorded",), moment.today)
