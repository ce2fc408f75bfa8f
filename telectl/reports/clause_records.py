"""What finds the records that a clause is about on a day."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from telectl.model.portfolio import Portfolio

Records = Callable[[Portfolio, date], Iterator[str]]


def is_by(when: date | None, day: date) -> bool:
    """Whether something had happened by a day."""
    return when is not None and when <= day
