"""Rules of gates: a project that moved had what the gate demands, on the day it moved."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from telectl.model.decision import Decision
from telectl.model.portfolio import Portfolio
from telectl.model.project import Project, Transition
from telectl.rules.moves import steps_made
from telectl.rules.registry import TOLD_BY_CODE, rules_of_all
from telectl.rules.sight import filed, hidden, settled, unread
from telectl.workflow import gates
from telectl.workflow.wishes import Wish

CLAUSES: dict[str, tuple[str, ...]] = {
    "G001": ("C5", "C35", "C36", "C37", "C42", "C43"),
    "G002": ("C17", "C18", "C19", "C20"),
    "G003": ("C13",),
    "G004": ("C12", "C31"),
    "G005": ("C3", "C5", "C23", "C30a", "C30b", "C30c"),
    "G006": ("C32",),
    "G007": ("C33", "C34", "C35", "C36", "C44"),
    "G008": ("C25",),
    "G009": ("C1",),
    "G010": (),
}
LOOKED_UP: dict[str, frozenset[str]] = {
    "G002": frozenset({"decisions", "bodies"}),
    "G003": frozenset({"decisions", "bodies"}),
    "G006": frozenset({"solutions"}),
    "G007": frozenset({"solutions", "organisations"}),
    "G008": frozenset({"organisations"}),
}


@rules_of_all(CLAUSES)
def moved_without_its_gate(portfolio: Portfolio, day: date) -> Iterator[TOLD_BY_CODE]:
    """A project moved although its gate demanded something that it didn't have that day."""
    if not settled(portfolio):
        return
    dark = unread(portfolio)
    for project in filed(portfolio, Project):
        for i, move, step in steps_made(portfolio.workflow, project):
            case = portfolio.get(Decision, move.decision)
            wish = Wish(project, move.to, move.date, case)
            for each in gates.unmet(portfolio, step, wish):
                if not _told_elsewhere(portfolio, dark, project, move, each.code):
                    facts = {"project": project.id, "to": move.to, "date": move.date}
                    yield each.code, project.id, ("transitions", i), {**facts, **each.facts}


def _told_elsewhere(
    portfolio: Portfolio, dark: frozenset[str], project: Project, move: Transition, code: str
) -> bool:
    """Whether the gate looked for something that is not there to be read."""
    if code == "G010":
        return True
    if not dark.isdisjoint(LOOKED_UP.get(code, ())):
        return True
    if code == "G003":
        return hidden(portfolio, move.decision)
    return code in ("G006", "G007") and hidden(portfolio, project.solution)
