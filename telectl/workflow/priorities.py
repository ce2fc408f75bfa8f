"""The ranked portfolio: what a case asks for, what is decided, what it makes of projects."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from telectl.findings import Exit, Refusal
from telectl.model.changes import Change, Remove, Set
from telectl.model.decision import Decision, Point
from telectl.model.outcome import APPROVING, Outcome
from telectl.model.portfolio import Portfolio
from telectl.model.project import Project
from telectl.workflow import decisions
from telectl.workflow.moment import Moment
from telectl.workflow.records import require


@dataclass(frozen=True, slots=True)
class Ranking:
    """The ranks of one point of a case, and the day on which they were approved."""

    case: Decision
    point: Point
    decided: date | None = None

    @property
    def ranks(self) -> dict[str, int]:
        """The rank of each project."""
        return {each.project: each.rank for each in self.point.ranks}


def ranked_point(case: Decision) -> Point | None:
    """The point of a case that ranks projects."""
    return next((each for each in case.points if each.ranks), None)


def approved_on(portfolio: Portfolio, case: Decision, number: int, day: date) -> date | None:
    """The day on which a point was approved by a body that could; None while it isn't."""
    outcome = decisions.ruling(portfolio, case, number, day)
    said = outcome.on(number) if outcome else None
    if outcome is None or said is None or outcome.date > day or said.result not in APPROVING:
        return None
    return outcome.date if decisions.is_told(portfolio, case, outcome) else None


def ranking(portfolio: Portfolio, case: Decision, day: date) -> Ranking | None:
    """What a case ranks, and since when it is approved; None where it ranks nothing."""
    point = ranked_point(case)
    if point is None or case.item_type != "decision":
        return None
    return Ranking(case, point, approved_on(portfolio, case, point.number, day))


def in_force(portfolio: Portfolio, day: date) -> Ranking | None:
    """The newest approved ranking."""
    found = [each for each in _rankings(portfolio, day) if each.decided]
    return max(found, key=lambda each: (each.decided or day, each.case.id), default=None)


def pending(portfolio: Portfolio, day: date) -> tuple[Ranking, ...]:
    """The rankings that wait for a decision, the first submitted first."""
    found = [each for each in _rankings(portfolio, day) if not each.decided and _waits(each, day)]
    return tuple(sorted(found, key=lambda each: (each.case.submitted or date.max, each.case.id)))


def _rankings(portfolio: Portfolio, day: date) -> Iterator[Ranking]:
    for case in portfolio.of(Decision):
        found = ranking(portfolio, case, day)
        if found:
            yield found


def _waits(ranking: Ranking, day: date) -> bool:
    case, number = ranking.case, ranking.point.number
    if case.withdrawn and case.withdrawn <= day:
        return False
    return case.decided is None or case.decided > day or number in case.left_open


def is_running(portfolio: Portfolio, project: Project) -> bool:
    """Whether a project has not come to its end."""
    return not portfolio.workflow.is_final(project.state)


def behind(portfolio: Portfolio, ranking: Ranking) -> tuple[str, ...]:
    """The running projects that bear another rank, or one by another decision."""
    ranks = ranking.ranks
    return tuple(
        each.id
        for each in portfolio.of(Project)
        if is_running(portfolio, each) and not _bears(each, ranking.case.id, ranks.get(each.id))
    )


def _bears(project: Project, case: str, rank: int | None) -> bool:
    given = project.priority
    if given is None or rank is None:
        return given is None and rank is None
    return (given.rank, given.decision) == (rank, case)


def carried_out(portfolio: Portfolio, case: str, ranks: Mapping[str, int]) -> Iterator[Change]:
    """The ranks set on every project named, and taken from the running ones left out."""
    for project in portfolio.of(Project):
        rank = ranks.get(project.id)
        if rank is None:
            if project.priority and is_running(portfolio, project):
                yield Remove(project.id, ("priority",))
        elif project.priority is None:
            yield Set(project.id, ("priority",), {"rank": rank, "decision": case})
        elif not _bears(project, case, rank):
            yield Set(project.id, ("priority", "rank"), rank)
            yield Set(project.id, ("priority", "decision"), case)


def following(portfolio: Portfolio, case: Decision, said: Outcome, today: date) -> Iterator[Change]:
    """What an approval of a ranking makes of the projects, where no newer one stands."""
    point = ranked_point(case)
    answer = said.on(point.number) if point else None
    if point is None or answer is None or answer.result not in APPROVING or not said.deciding:
        return
    if case.item_type != "decision" or not decisions.is_told(portfolio, case, said):
        return
    newest = in_force(portfolio, today)
    if newest is None or (newest.decided or today) <= said.date:
        yield from carried_out(portfolio, case.id, Ranking(case, point).ranks)


def applied(portfolio: Portfolio, case_id: str, moment: Moment) -> tuple[Change, ...]:
    """An approved ranking carried out; refuses one that isn't, or that a newer one has followed."""
    require(portfolio, "decisions", case_id)
    case = portfolio.get(Decision, case_id)
    found = ranking(portfolio, case, moment.day) if case else None
    if found is None:
        raise Refusal(Exit.USAGE, "priority.no_ranks", id=case_id)
    if found.decided is None:
        raise Refusal(Exit.REFUSED, "priority.not_approved", id=case_id)
    newest = in_force(portfolio, moment.day)
    if newest and newest.case.id != case_id:
        raise Refusal(
            Exit.REFUSED, "priority.older", id=case_id, newer=newest.case.id, day=newest.decided
        )
    return tuple(carried_out(portfolio, case_id, found.ranks))


def proposed(portfolio: Portfolio, projects: Sequence[str], text: str) -> dict[str, object]:
    """The keys of a case that asks for a ranking, the projects in their order."""
    for each in projects:
        require(portfolio, "projects", each)
    twice = next((each for each in projects if projects.count(each) > 1), None)
    if twice:
        raise Refusal(Exit.USAGE, "priority.twice", project=twice)
    ranks = [{"project": each, "rank": rank} for rank, each in enumerate(projects, 1)]
    point = {"number": 1, "text": text, "ranks": ranks}
    return {"item_type": "decision", "concerns": list(projects), "points": [point]}
