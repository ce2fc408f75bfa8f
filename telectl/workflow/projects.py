"""Moving a project: refusals, or the changes that make the move."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from telectl.findings import Facts, KeyPath
from telectl.model.changes import Append, Change, Set
from telectl.model.decision import Decision
from telectl.model.portfolio import Portfolio
from telectl.model.project import Project
from telectl.model.workflow import Step
from telectl.workflow import decisions, gates, states
from telectl.workflow.baselines import grown
from telectl.workflow.readiness import says
from telectl.workflow.wishes import Unmet, Wish


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked: a project, a state, a day, and what was said with it."""

    project: str
    to: str
    day: date
    today: date
    decision: str | None = None
    by: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """Refusals where there are any; otherwise the changes that make the move."""

    refusals: tuple[Unmet, ...] = ()
    changes: tuple[Change, ...] = ()
    step: Step | None = None
    decision: str | None = None


def advance(portfolio: Portfolio, request: Request) -> Answer:
    """Ask whether a project may move, and how the move is written if it may."""
    project = portfolio.get(Project, request.project)
    if project is None:
        known = request.project in portfolio.entries
        why = "W002" if known else "W001"
        return Answer((_refused(why, request.project, id=request.project),))
    step = states.step_between(portfolio.workflow, project.state, request.to, project.transitions)
    if step is None:
        return Answer((_no_step(portfolio, project, request.to),))
    decision = _decision(portfolio, project, step, request)
    refusals = tuple(_refusals(portfolio, project, step, request, decision))
    if refusals:
        return Answer(refusals, step=step)
    return Answer((), _changes(portfolio, project, step, request, decision), step, decision)


def _no_step(portfolio: Portfolio, project: Project, to: str) -> Unmet:
    workflow = portfolio.workflow
    allowed = tuple(
        each for each, _ in states.steps_from(workflow, project.state, project.transitions)
    )
    there = "there" if to == project.state else "elsewhere"
    why = there if allowed else "final_there" if to == project.state else "final"
    facts = {"state": project.state, "to": to, "allowed": allowed, "why": why}
    if workflow.state(project.state) is None:
        return _refused("W003", project.id, ("state",), **facts)
    if workflow.state(to) is None:
        known = tuple(state.id for state in workflow.states)
        return _refused("W004", project.id, ("state",), **facts, known=known)
    return _refused("W005", project.id, ("state",), **facts)


def _decision(portfolio: Portfolio, project: Project, step: Step, request: Request) -> str | None:
    """The decision that was named, or the only one that allows the step.

    Where none allows it, the only one that was made about it, so that its faults are told.
    """
    if request.decision or step.approver != "deciding_body":
        return request.decision
    found = decisions.allowing(portfolio, project.id, request.to, request.day)
    unspent = [each.id for each in found if not spent(project, each.id, request.to)]
    if unspent:
        return unspent[0] if len(unspent) == 1 else None
    faulty = made_for(portfolio, project, request.to)
    return faulty.id if faulty else None


def made_for(portfolio: Portfolio, project: Project, to: str) -> Decision | None:
    """The only case in which a step was decided, and that hasn't been used for it."""
    decided = decisions.decided_for(portfolio, project.id, to)
    left = [each for each in decided if not spent(project, each.id, to)]
    return left[0] if len(left) == 1 else None


def spent(project: Project, decision: str, to: str) -> bool:
    """Whether a decision has already moved the project there: it does so once."""
    return any(move.decision == decision and move.to == to for move in project.transitions)


def _refusals(
    portfolio: Portfolio, project: Project, step: Step, request: Request, decision: str | None
) -> Iterator[Unmet]:
    yield from _day_refusals(project, request)
    if step.reason and not says(request.reason):
        yield _refused("W008", project.id, to=request.to)
    if decision and spent(project, decision, request.to):
        yield _refused("W009", project.id, decision=decision, to=request.to)
    yield from _approver_refusals(portfolio, project, step, request)
    case = portfolio.get(Decision, decision)
    if decision and case is None:
        yield _refused("W010", project.id, decision=decision)
        return
    yield from gates.unmet(portfolio, step, Wish(project, request.to, request.day, case))


def _day_refusals(project: Project, request: Request) -> Iterator[Unmet]:
    if request.day > request.today:
        yield _refused("W006", project.id, day=request.day, today=request.today)
    last = project.transitions[-1].date if project.transitions else None
    if last and request.day < last:
        yield _refused("W007", project.id, day=request.day, last=last)


def _approver_refusals(
    portfolio: Portfolio, project: Project, step: Step, request: Request
) -> Iterator[Unmet]:
    leaders = tuple(each.id for each in portfolio.leading(request.day))
    if request.by is None and not leaders:
        why = "own" if step.approver == "team_leader" else "decided"
        yield _leaderless(project.id, request.day, why)
    elif step.approver == "team_leader" and request.by and request.by not in leaders:
        yield _refused("W012", project.id, by=request.by, leaders=leaders)


def unmet(portfolio: Portfolio, step: Step, wish: Wish) -> Iterator[Unmet]:
    """What a step waits for: what its gate demands, and a team leader where one is to take it."""
    if step.approver == "team_leader" and not portfolio.leading(wish.day):
        yield _leaderless(wish.project.id, wish.day, "own")
    yield from gates.unmet(portfolio, step, wish)


def _leaderless(project: str, day: date, why: str) -> Unmet:
    return _refused("W011", project, day=day, why=why)


def _changes(
    portfolio: Portfolio, project: Project, step: Step, request: Request, decision: str | None
) -> tuple[Change, ...]:
    by = request.by or portfolio.leading(request.day)[0].id
    move: dict[str, object] = {"date": request.day, "from": project.state, "to": request.to}
    move |= {"by": by}
    if decision:
        move["decision"] = decision
    if request.reason:
        move["reason"] = request.reason
    if request.day < request.today:
        move["recorded"] = request.today
    return (
        Set(project.id, ("state",), request.to),
        Append(project.id, ("transitions",), move),
        *(_agreed(project, request, decision) if step.gate else ()),
    )


def _agreed(project: Project, request: Request, decision: str | None) -> Iterator[Change]:
    """With a gate what is new in the plan is agreed; what was agreed before stays."""
    plan = grown(project)
    if plan is None:
        return
    made: dict[str, object] = {"date": request.day}
    made |= {"reason": request.reason} if request.reason else {}
    made |= {"decision": decision} if decision else {}
    stamp = {"recorded": request.today} if request.day < request.today else {}
    yield Append(project.id, ("baselines",), {**made, **plan.part(), **stamp})


def _refused(code: str, record: str, path: KeyPath = (), **facts: object) -> Unmet:
    told: Facts = {"project": record, **facts}
    return Unmet(code, record, path, told)
