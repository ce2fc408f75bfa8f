"""What rests on a decided case: no command lays more on it than what was decided."""

from __future__ import annotations

from telectl.findings import Exit, KeyPath, Refusal
from telectl.model.decision import Decision
from telectl.model.key_paths import spelt
from telectl.model.portfolio import Portfolio
from telectl.workflow.frozen import counting

# What others rest on: mandates, directions and plans on what it concerns, gates on the rest.
DECIDED = frozenset({"concerns", "waivers", "item_type", "supersedes"})
# Taking away closes, but for what would let another case count again.
KEPT = "supersedes"


def refuse_more(portfolio: Portfolio, record_id: str, path: KeyPath, *, less: bool = False) -> None:
    """Refuses a change by which a decided case would carry what nobody decided."""
    case = portfolio.get(Decision, record_id)
    if case is None or not _was_decided(case, path) or (less and path[0] != KEPT):
        return
    if counting(portfolio, case):
        raise Refusal(Exit.REFUSED, "set.decided", id=case.id, key=spelt(path), day=case.decided)


def _was_decided(case: Decision, path: KeyPath) -> bool:
    """Whether others rest on what stands there: of a point it is the step, once it is settled."""
    if path[0] != "points" or "moves" not in path:
        return path[0] in DECIDED
    at = path[1]
    return isinstance(at, int) and case.points[at].number not in case.left_open
