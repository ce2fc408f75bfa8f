"""Rules of the mandate ladder as a whole: each rung that is needed has somebody on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from telectl.findings import Severity
from telectl.model.organisation import Mandate, Organisation
from telectl.model.portfolio import Portfolio
from telectl.rules.registry import TOLD_OF_ALL, rule_of_all
from telectl.rules.sight import begun, filed, unread
from telectl.workflow import mandates

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
            yield "telectl", ("centre", "name"), {"role": role, "clauses": (clause,)}
    for subject, clause in ADVICE.items():
        if not any(mandates.holders(portfolio, "advise", day, subject)):
            facts = {"role": "advise", "subject": subject, "clauses": (clause,), "why": "advise"}
            yield "telectl", ("centre", "name"), facts


def _holders(portfolio: Portfolio, role: str, day: date) -> Iterator[str]:
    yield from mandates.holders(portfolio, role, day)
    for each in filed(portfolio, Organisation):
        if mandates.holds(portfolio, each.id, role, day):
            yield each.id


def clauses_for(mandate: Mandate) -> tuple[str, ...]:
    """The clauses that give somebody such a mandate; of advice, by its subjects."""
    if mandate.role == "decide":
        return (DECIDES,)
    if mandate.role == "advise":
        return tuple(ADVICE[each] for each in mandate.subjects)
    return (RUNGS[mandate.role],) if mandate.role in RUNGS else ()
