"""Rules of gates: a project that moved had what the gate demands, on the day it moved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from telectl.model.decision import Decision
from telectl.model.portfolio import Portfolio
from telectl.model.project import Project, Transition
from telectl.model.solution import Deployment
from telectl.model.workflow import Step
from telectl.rules.moves import steps_made
from telectl.rules.registry import TOLD_BY_CODE, rules_of_all
from telectl.rules.sight import filed, hidden, settled, unread
from telectl.workflow import decisions, gates
from telectl.workflow.approval import approves
from telectl.workflow.wishes import Unmet, Wish

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
REFERRING = frozenset({"solution", "sites", "technical_responsible"})
LOOKED_UP: dict[str, frozenset[str]] = {
    "G001": frozenset({"organisations", "members", "decisions"}),
    "G002": frozenset({"decisions", "bodies"}),
    "G004": frozenset({"organisations"}),
    "G006": frozenset({"solutions", "members", "decisions", "bodies"}),
    "G007": frozenset({"solutions", "organisations", "members", "decisions", "bodies"}),
    "G008": frozenset({"organisations"}),
}


@rules_of_all(CLAUSES)
def moved_without_its_gate(portfolio: Portfolio, day: date) -> Iterator[TOLD_BY_CODE]:
    """A project moved although its gate demanded something that it didn't have that day."""
    if not settled(portfolio):
        return
    for project in filed(portfolio, Project):
        for i, move, step in steps_made(portfolio.workflow, project):
            case = portfolio.get(Decision, move.decision)
            wish = Wish(project, move.to, move.date, case)
            for each in _judged(_lacking(portfolio, step, wish)):
                if not _told_elsewhere(portfolio, project, move, each):
                    facts = {"project": project.id, "to": move.to, "date": move.date}
                    yield each.code, project.id, ("transitions", i), {**facts, **each.facts}


def _lacking(portfolio: Portfolio, step: Step, wish: Wish) -> Iterator[Unmet]:
    """What the gate demands, and would have whatever is known of the meetings: T008 warns of them.

    An error would refuse to have a list of those present, or a quorum, put right.
    """
    codes = {each.code for each in gates.unmet(portfolio, step, wish)}
    lacks = gates.unmet(portfolio.in_good_faith, step, wish) if codes else ()
    yield from (each for each in lacks if each.code in codes)


def _judged(lacks: Iterable[Unmet]) -> Iterator[Unmet]:
    """Where no gate could open, that alone is told."""
    for each in lacks:
        yield each
        if each.code == gates.NOT_ESTABLISHED:
            return


def _told_elsewhere(portfolio: Portfolio, project: Project, move: Transition, each: Unmet) -> bool:
    """Whether the gate looked for what can't be read, or for what was not so on that day."""
    if each.code == "G010" or unread(portfolio, *LOOKED_UP.get(each.code, ())):
        return True
    if _by_sector(portfolio, each) and hidden(portfolio, *project.sites):
        return True
    if each.code == "G003":
        return _unseen(portfolio, move, each)
    if each.code == "G005" and each.facts.get("why") == "no_mandate":
        return True  # it names who is responsible now: P028 tells where none of the days will do
    if each.code == "G005":
        return each.facts["field"] == "owner" or _names_hidden(portfolio, project, each)
    if each.code in ("G006", "G007") and hidden(portfolio, project.solution):
        return True
    site = each.facts.get("site")
    return isinstance(site, str) and _changed_since(portfolio, project, site, move.date)


def _by_sector(portfolio: Portfolio, each: Unmet) -> bool:
    """Whether what is lacking is asked of some sectors only: a hidden site may be of none."""
    gate = portfolio.workflow.gate(str(each.facts.get("gate")))
    asked = gate.demands if gate else ()
    return any(
        demand.when and (demand.when.sectors or demand.when.cross_sector is not None)
        for demand in asked
        if gates.MET_BY[demand.sort] == each.code
    )


def _unseen(portfolio: Portfolio, move: Transition, each: Unmet) -> bool:
    """Whether the case, a body, or the case that gave a body its mandate can't be read."""
    case = portfolio.get(Decision, move.decision)
    bodies = [each.body for each in case.rulings] if case else []
    why = each.facts.get("why")
    if hidden(portfolio, move.decision, *bodies) or why == ("unread",):
        return True
    if unread(portfolio, "decisions") and not portfolio.following.keys().isdisjoint(bodies):
        return True
    return why == ("after",) and case is not None and _had_said_so(portfolio, case, move.date)


def _had_said_so(portfolio: Portfolio, case: Decision, day: date) -> bool:
    """Whether a body with the mandate had approved it by the day, which gave way later.

    It does where too few turn out to have been there.
    """
    trusting = portfolio.in_good_faith
    said = (each for each in case.outcomes if each.date <= day and approves(each))
    return any(decisions.counts(trusting, case, each) for each in said)


def _names_hidden(portfolio: Portfolio, project: Project, each: Unmet) -> bool:
    """An id that can't be followed has its own finding; an owner who left is a vacancy."""
    value = getattr(project, str(each.facts["field"]), None)
    ids = value if isinstance(value, tuple) else (value,)
    names = [name for name in ids if isinstance(name, str)]
    return each.path[0] in REFERRING and hidden(portfolio, *names)


def _changed_since(portfolio: Portfolio, project: Project, site: str, when: date) -> bool:
    """Whether a site joined after the move, others being there before it, or has ended."""
    solution = portfolio.solution_of(project)
    deployments = solution.deployments if solution else ()
    if any(each.site == site and each.state == "ended" for each in deployments):
        return True
    later = {each.site for each in deployments if _later(each, when)}
    return site in later and not later.issuperset(project.sites)


def _later(deployment: Deployment, when: date) -> bool:
    since = deployment.since or deployment.start
    return deployment.state == "planned" or (isinstance(since, date) and since > when)
