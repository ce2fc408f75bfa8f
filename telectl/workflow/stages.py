"""The stages of a case on its way to a decision, and what a computed day takes for granted."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal, NamedTuple

from telectl.model.body import Body
from telectl.model.portfolio import Portfolio
from telectl.workflow.barred import Barred
from telectl.workflow.sittings import Sitting, notice


class Assumed(NamedTuple):
    """Something that a computed day takes for granted."""

    key: str
    facts: Mapping[str, object]


class Stage(NamedTuple):
    """One answer on the way to a decision: whose, and when it can be there at the earliest."""

    kind: Literal["advice", "hearing", "decision"]
    whose: str | None
    day: date | None
    subject: str | None = None
    sitting: Sitting | None = None
    barred: Barred | None = None
    assumed: tuple[Assumed, ...] = ()


class Path(NamedTuple):
    """The answers that a decision waits for, the decision itself, and its day.

    ``without`` is the decision where advice that nobody can give any more is waived.
    """

    waits: tuple[Stage, ...]
    decision: Stage
    without: Stage | None = None

    @property
    def day(self) -> date | None:
        """The earliest day of the decision; none where it can't be had."""
        return self.decision.day

    @property
    def stages(self) -> tuple[Stage, ...]:
        """All of them in order, the decision last."""
        return (*self.waits, self.decision)

    @property
    def assumed(self) -> tuple[Assumed, ...]:
        """What is taken for granted, each once."""
        found: list[Assumed] = []
        for stage in self.stages if self.without is None else (*self.waits, self.without):
            found += [each for each in stage.assumed if each not in found]
        if self.without is not None and self.without.day is not None:
            found.append(Assumed("waived", {}))
        return tuple(found)


def notice_of(portfolio: Portfolio, body: str) -> Assumed:
    """How many days before its meetings a body wants its cases, as far as that is known."""
    days = notice(portfolio.get(Body, body))
    if days is None:
        return Assumed("notice_unknown", {"body": body})
    return Assumed("notice", {"body": body, "n": days})
