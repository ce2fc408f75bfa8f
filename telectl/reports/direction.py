"""What the register of directions says of each."""

from __future__ import annotations

from telectl.document import Inline
from telectl.model.decision import Decision
from telectl.model.direction import Direction
from telectl.reports.rows import period
from telectl.reports.teller import NOTHING, Teller

Row = dict[str, Inline]


def row(teller: Teller, each: Direction) -> Row:
    """Number, scope, who decided it, from when to when, which solutions."""
    return {
        "id": each.id,
        "title": each.title,
        "number": each.number,
        "applies_to": each.scope or NOTHING,
        "decided_by": _decided_by(teller, each),
        "period": period(teller, each) or teller.voice("list.draft"),
        "solutions": teller.names(each.solutions),
    }


def _decided_by(teller: Teller, each: Direction) -> str:
    case = teller.portfolio.get(Decision, each.decision)
    outcome = case.outcome if case else None
    if outcome is None or outcome.date > teller.day:
        return NOTHING
    return teller.brief(outcome.body)
