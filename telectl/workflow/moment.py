"""The day of an act, and the day on which it is written down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from telectl.findings import Exit, Refusal
from telectl.model.shape import Shape

STAMP = "recorded"


@dataclass(frozen=True, slots=True)
class Moment:
    """When something was done, and today."""

    day: date
    today: date

    @property
    def late(self) -> bool:
        """Whether the act is written down on a later day than its own."""
        return self.day < self.today

    def on(self, day: date) -> Moment:
        """The same writing down of an act of another day."""
        if day > self.today:
            raise Refusal(Exit.REFUSED, "act.future", day=day, today=self.today)
        return Moment(day, self.today)

    def stamped(self, shape: Shape, part: Mapping[str, object]) -> dict[str, object]:
        """The part with the day of writing down, where it has that key and its day is past."""
        if STAMP in part or STAMP not in shape.keys or _own_day(part, self.day) >= self.today:
            return dict(part)
        return {**part, STAMP: self.today}


def _own_day(part: Mapping[str, object], otherwise: date) -> date:
    """The day that a part tells of: its date, or when it was given."""
    for key in ("date", "given"):
        value = part.get(key)
        if isinstance(value, date):
            return value
        if isinstance(value, str):
            try:
                return date.fromisoformat(value)
            except ValueError:  # the validation of the write says so, with its place
                return otherwise
    return otherwise
