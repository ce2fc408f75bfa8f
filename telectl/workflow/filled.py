"""What is filled once in a case that was decided: it may become known later, and then stays."""

from __future__ import annotations

from telectl.findings import Exit, KeyPath, Refusal
from telectl.model.decision import Decision
from telectl.model.key_paths import spelt
from telectl.model.meeting import Meeting
from telectl.model.portfolio import Portfolio
from telectl.workflow.frozen import counting

FILLED = frozenset({"agreed", "votes", "source"})


def refuse_filled(portfolio: Portfolio, case: Decision, path: KeyPath, there: object) -> None:
    """Refuses to write over what became known of an outcome, or why it went against advice."""
    if there is None:
        return
    if path[0] == "outcomes" and len(path) > 2:
        known = path[2] in FILLED or (path[2] == "meeting" and _met(portfolio, case, path[1]))
    else:
        known = path[0] == "deviation" and bool(counting(portfolio, case))
    if known:
        raise Refusal(Exit.REFUSED, "set.filled", id=case.id, key=spelt(path))


def _met(portfolio: Portfolio, case: Decision, at: object) -> bool:
    """Whether the meeting that an outcome names can have said it."""
    said = case.outcomes[at] if isinstance(at, int) else None
    meeting = portfolio.get(Meeting, said.meeting) if said else None
    if said is None or meeting is None or meeting.status == "cancelled":
        return False
    return (meeting.body, meeting.date) == (said.body, said.date)
