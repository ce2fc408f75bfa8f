"""Excerpts of the minutes that were sent: pure changes of their case."""

from __future__ import annotations

from telectl.findings import Exit, Refusal
from telectl.model import KINDS
from telectl.model.changes import Append
from telectl.model.decision import Decision
from telectl.model.outcome import Outcome
from telectl.model.shape import shape_of
from telectl.workflow.moment import Moment
from telectl.workflow.records import item


def sent(case: Decision, outcome: Outcome, to: str, moment: Moment) -> Append:
    """An excerpt sent to somebody on a day, not before the outcome that it tells of."""
    if moment.day < outcome.date:
        raise Refusal(
            Exit.REFUSED, "excerpt.too_early", id=case.id, day=moment.day, decided=outcome.date
        )
    if any((each.to, each.sent) == (to, moment.day) for each in case.excerpts):
        raise Refusal(Exit.CONFLICT, "excerpt.there", id=case.id, to=to, day=moment.day)
    shape = shape_of(KINDS["decisions"]).at(("excerpts", 0))
    assert shape is not None
    made: dict[str, object] = {"to": to, "sent": moment.day}
    return Append(case.id, ("excerpts",), item(shape, made, moment, "excerpts"))
