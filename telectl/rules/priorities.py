"""Rules of the ranked portfolio: bound to a decision, each rank given once, carried out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from telectl.findings import Severity
from telectl.model.decision import Decision
from telectl.model.portfolio import Portfolio
from telectl.model.project import Project
from telectl.rules.registry import TOLD_OF_ALL, Told, rule, rule_of_all
from telectl.rules.sight import hidden, settled
from telectl.workflow.approval import is_approved
from telectl.workflow.priorities import Ranking, behind, in_force, ranking


@rule("P040", Project, clauses=["C15"])
def rank_without_decision(project: Project, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """A rank rests on a case that no body with the mandate approved, or that ranks otherwise."""
    given = project.priority
    if given is None or hidden(portfolio, given.decision) or not settled(portfolio):
        return
    case = portfolio.get(Decision, given.decision)
    if case is None or case.pre_charter or _unseen(portfolio, case):
        return
    facts = {"project": project.id, "decision": case.id, "rank": given.rank}
    judged, trusting = max(day, case.decided or day), portfolio.in_good_faith
    found = ranking(trusting, case, judged)
    if found is None:
        if not is_approved(trusting, case, judged):
            yield ("priority", "decision"), {**facts, "why": "undecided"}
    elif found.decided is None:
        yield ("priority", "decision"), {**facts, "why": "undecided"}
    elif found.ranks.get(project.id) != given.rank:
        yield ("priority", "rank"), {**facts, "why": "otherwise"}


def _unseen(portfolio: Portfolio, case: Decision) -> bool:
    """Whether who decided can't be read: then nobody can say that they couldn't."""
    return any(hidden(portfolio, each.body) for each in case.rulings)


@rule_of_all("P041", Severity.WARNING, clauses=["C15"])
def ranking_not_carried_out(portfolio: Portfolio, day: date) -> Iterator[TOLD_OF_ALL]:
    """An approved ranking is newer than what the running projects bear."""
    found = in_force(portfolio, day)
    late = _behind(portfolio, found) if found and settled(portfolio) else ()
    if found and late:
        i = found.case.points.index(found.point)
        facts = {"case": found.case.id, "decided": found.decided, "projects": late, "n": len(late)}
        yield found.case.id, ("points", i, "ranks"), facts


def _behind(portfolio: Portfolio, found: Ranking) -> tuple[str, ...]:
    """Those that don't bear it; one that bears it wrongly is told by the rule of its rank."""
    late = (portfolio.get(Project, each) for each in behind(portfolio, found))
    own = found.case.id
    return tuple(e.id for e in late if e and not (e.priority and e.priority.decision == own))


@rule("D030", Decision, clauses=["C15"])
def ranked_twice(case: Decision, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """A point gives one rank to two projects, or one project two ranks."""
    for i, point in enumerate(case.points):
        seen: set[int | str] = set()
        for j, each in enumerate(point.ranks):
            if each.rank in seen or each.project in seen:
                facts = {"case": case.id, "project": each.project, "rank": each.rank}
                yield ("points", i, "ranks", j), {**facts, "number": point.number}
            seen |= {each.rank, each.project}
