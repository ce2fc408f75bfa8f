"""Whether a case can have taken the place of the one that it says it replaces."""

from __future__ import annotations

from telectl.model.decision import Decision
from telectl.model.portfolio import Portfolio


def older_than_replaced(portfolio: Portfolio, case: Decision) -> Decision | None:
    """The case that it replaces, where that was decided only after all that was decided here."""
    other = portfolio.get(Decision, case.supersedes)
    if other is None or case.decided is None or not other.rulings:
        return None
    return other if case.decided < other.rulings[0].date else None


def cannot_replace(portfolio: Portfolio, case: Decision) -> bool:
    """Whether what it says that it replaces must be wrong: newer than it, or in its own place."""
    seen, other = {case.id}, portfolio.get(Decision, case.supersedes)
    while other is not None and other.id not in seen:
        seen.add(other.id)
        other = portfolio.get(Decision, other.supersedes)
    return other is not None or older_than_replaced(portfolio, case) is not None
