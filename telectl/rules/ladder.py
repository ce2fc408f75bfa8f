"""Rules of the mandate ladder as a whole: each rung that is needed has somebody on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from telectl.findings import Severity
from telectl.model.organisation import Mandate, Organisation
from telectl.model.portfolio import Portfolio
from telectl.rules.registry import TOLD_OF_ALL, rule_of_all
from telectl.rules.sight import begun, unread
from telectl.workflow import mandates
from telectl.workflow.nearest_holder import must_be_decided, nearest_holder

# The rungs below the decision, and the clauses that ask for each; who decides is K006.
ADVICE: Mapping[str, str] = {
    "clinical_content": "C17",
    "spread_potential": "C18",
    "cross_sector_content": "C19",
    "cross_sector_spread_potential": "C20",
}
RUNGS: Mapping[str, str] = {
    "technically_responsible": "C5",
    "involve": "C12",
    "be_informed": "C21",
    "run": "C23",
    "prepare": "C28",
}
DECIDES = "C13"
CLAUSES = (*RUNGS.values(), *ADVICE.values())


@rule_of_all("K020", Severity.WARNING, clauses=sorted(CLAUSES, key=lambda each: int(each[1:])))
def rung_without_anybody(portfolio: Portfolio, day: date) -> Iterator[TOLD_OF_ALL]:
    """Nobody holds on the day a mandate that the charter gives somebody."""
    if not begun(portfolio, day) or unread(portfolio, "bodies", "organisations"):
        return
    for role, clause in RUNGS.items():
        if not any(_holders(portfolio, role, day)):
            facts = {"role": role, "clauses": (clause,), **_nearest(portfolio, role, day)}
            yield "telectl", ("centre", "name"), facts
    for subject, clause in ADVICE.items():
        if not any(mandates.holders(portfolio, "advise", day, subject)):
            facts = {"role": "advise", "subject": subject, "clauses": (clause,)}
            facts |= _nearest(portfolio, "advise", day, subject)
            yield "telectl", ("centre", "name"), facts


def _nearest(
    portfolio: Portfolio, role: str, day: date, subject: str | None = None
) -> dict[str, object]:
    """Whom the mandate is to be given to, as far as that can be told, and by a decision or not."""
    about = {"advise": "advise", "technically_responsible": "technical"}.get(role)
    holder = nearest_holder(portfolio, role, day, subject)
    if holder is None:
        return {"why": about or "nobody"}
    how = "by_case" if must_be_decided(portfolio, holder, role) else "known"
    return {"why": f"advise_{how}" if subject else how, "holder": holder.id}


def _holders(portfolio: Portfolio, role: str, day: date) -> Iterator[str]:
    yield from mandates.holders(portfolio, role, day)
    yield from mandates.holders(portfolio, role, day, model=Organisation)


def clauses_for(mandate: Mandate) -> tuple[str, ...]:
    """The clauses that give somebody such a mandate; of advice, by its subjects."""
    if mandate.role == "decide":
        return (DECIDES,)
    if mandate.role == "advise":
        return tuple(ADVICE[each] for each in mandate.subjects)
    return (RUNGS[mandate.role],) if mandate.role in RUNGS else ()
