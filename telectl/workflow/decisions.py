"""What a decision allows: a step of a project, approved by a body with the mandate."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from telectl.model.body import Body
from telectl.model.decision import Decision, Point
from telectl.model.outcome import APPROVING, OPEN, Outcome
from telectl.model.portfolio import Portfolio
from telectl.workflow import mandates, quorum

UNREAD = "unread"


def faults(
    portfolio: Portfolio, decision: Decision, project: str, to: str, day: date
) -> Iterator[str]:
    """Why a decision does not allow a project's step on a day; nothing when it does."""
    if decision.item_type != "decision":
        yield "item_type"
    if decision.withdrawn and decision.withdrawn <= day:
        yield "withdrawn"
    superseded = is_superseded(portfolio, decision, day)
    unread = not superseded and _perhaps_superseded(portfolio, decision)
    if superseded or unread:
        yield "superseded" if superseded else UNREAD
    points = _points_for(decision, project, to)
    if not points:
        yield "no_point"
        return
    if decision.outcome is None:
        yield "undecided"
        return
    if clashes(decision):
        yield "several"
    by_point = [_point_faults(portfolio, decision, each.number, day) for each in points]
    yield from (each for each in min(by_point, key=len) if each != UNREAD or not unread)


def clashes(decision: Decision) -> tuple[Outcome, ...]:
    """The deciding outcomes that contradict one that stands before them.

    Two may stand side by side where they are about different points, or where the earlier left
    the point for another day; on one and the same day nobody can tell which of them came last.
    """
    told = [each for each in decision.outcomes if each.deciding]
    return tuple(b for i, b in enumerate(told) if any(clash(a, b) is not None for a in told[:i]))


def clash(one: Outcome, other: Outcome) -> int | None:
    """The first point that two deciding outcomes can't both be about; 0 for the case itself."""
    if not (one.points and other.points):
        return 0
    for each in other.points:
        said = one.on(each.number)
        settled = said and said.result not in OPEN and each.result not in OPEN
        if said and (settled or one.date == other.date):
            return each.number
    return None


def ruling(portfolio: Portfolio, decision: Decision, number: int, day: date) -> Outcome | None:
    """The outcome that counts for a point on a day: the latest by a body that could decide.

    Before the first of them it is that first one. A body that can't be read or found is not
    passed over: it may have had the mandate. A meeting where too few were there to vote is,
    and one that is named and didn't say it. Where none counts, the latest is told.
    """
    said = decision.rulings_on(number)
    counting = [e for e in said if _may_count(portfolio, decision, e)]
    counting = counting or list(said[-1:])
    past = [each for each in counting if each.date <= day]
    return past[-1] if past else next(iter(counting), None)


def decided_on(
    portfolio: Portfolio, decision: Decision, project: str, to: str, day: date
) -> date | None:
    """The day on which a project's step was decided; where no point asks for it, the case."""
    points = _points_for(decision, project, to)
    found = [ruling(portfolio, decision, point.number, day) for point in points]
    days = [each.date for each in found if each] or [each.date for each in decision.rulings]
    return min(days, default=None)


def _point_faults(portfolio: Portfolio, decision: Decision, number: int, day: date) -> list[str]:
    outcome = ruling(portfolio, decision, number, day)
    if outcome is None:
        return ["not_approved"]
    checks = {
        "after": outcome.date > day,
        "no_mandate": not _may_decide(portfolio, outcome),
        "elsewhere": quorum.is_elsewhere(portfolio, outcome),
        UNREAD: quorum.is_unseen(portfolio, outcome),
        "not_quorate": quorum.is_short(portfolio, decision.id, outcome),
        "not_approved": not _approved(decision, outcome, number),
    }
    return [name for name, wrong in checks.items() if wrong]


def _may_count(portfolio: Portfolio, decision: Decision, outcome: Outcome) -> bool:
    if not _is_known(portfolio, outcome):
        return True
    return counts(portfolio, decision, outcome)


def counts(portfolio: Portfolio, decision: Decision, outcome: Outcome) -> bool:
    """Whether a body said it that could, at the meeting that it names where it names one."""
    could = could_decide(portfolio, decision, outcome)
    return could and not quorum.is_elsewhere(portfolio, outcome)


def is_told(portfolio: Portfolio, decision: Decision, outcome: Outcome) -> bool:
    """Whether it counts, and nothing that it rests on is out of sight."""
    void = quorum.is_void(portfolio, decision.id, outcome)
    return _may_decide(portfolio, outcome) and not void


def could_decide(portfolio: Portfolio, decision: Decision, outcome: Outcome) -> bool:
    """Whether a body could say it: with the mandate, and with enough there to vote."""
    if not _may_decide(portfolio, outcome):
        return False
    return not quorum.is_short(portfolio, decision.id, outcome)


def _is_known(portfolio: Portfolio, outcome: Outcome) -> bool:
    return portfolio.get(Body, outcome.body) is not None


def _may_decide(portfolio: Portfolio, outcome: Outcome) -> bool:
    body = portfolio.get(Body, outcome.body)
    return body is not None and mandates.held(portfolio, body.id, "decide", outcome.date)


def _approved(decision: Decision, outcome: Outcome, number: int) -> bool:
    """Whether the point of that number was approved; a number used twice says nothing."""
    if sum(point.number == number for point in decision.points) > 1:
        return False
    results = {each.result for each in outcome.points if each.number == number}
    return bool(results) and results <= APPROVING


def point_for(decision: Decision, project: str, to: str) -> Point | None:
    """The first recommendation point that asks for a step."""
    return next(iter(_points_for(decision, project, to)), None)


def _points_for(decision: Decision, project: str, to: str) -> tuple[Point, ...]:
    asking = (each for each in decision.points if each.moves)
    wanted = (project, to)
    return tuple(p for p in asking if p.moves and (p.moves.project, p.moves.to) == wanted)


def decided_for(portfolio: Portfolio, project: str, to: str) -> tuple[Decision, ...]:
    """The cases in which a body has said anything to a project's step."""
    about = portfolio.cases_about.get(project, ())
    return tuple(
        case
        for case in about
        if any(case.rulings_on(point.number) for point in _points_for(case, project, to))
    )


def allows(portfolio: Portfolio, decision: Decision, project: str, to: str, day: date) -> bool:
    """Whether a decision in force allows a project's step on a day."""
    return next(faults(portfolio, decision, project, to, day), None) is None


def allowing(portfolio: Portfolio, project: str, to: str, day: date) -> tuple[Decision, ...]:
    """The decisions in force that allow a project's step on a day."""
    cases = portfolio.cases_about.get(project, ())
    return tuple(each for each in cases if allows(portfolio, each, project, to, day))


def is_replaced(portfolio: Portfolio, decision: Decision, day: date) -> bool:
    """Whether a later case has taken its place by a day, or one that can't be read may have."""
    superseded = is_superseded(portfolio, decision, day)
    return superseded or _perhaps_superseded(portfolio, decision)


def is_superseded(portfolio: Portfolio, decision: Decision, day: date) -> bool:
    """Whether a later case had taken its place, and was on record, by the day.

    Only a case that was approved by a body that could decide takes the place of another.
    """
    later = (each for each in portfolio.superseding.get(decision.id, ()) if each is not decision)
    return any(_takes_over(portfolio, each, day) for each in later)


def _takes_over(portfolio: Portfolio, later: Decision, day: date) -> bool:
    if later.withdrawn and later.withdrawn <= day:
        return False
    return any(_approves_by(portfolio, later, each, day) for each in later.rulings)


def _approves_by(portfolio: Portfolio, later: Decision, outcome: Outcome, day: date) -> bool:
    written = outcome.recorded or outcome.date
    known = written if written <= portfolio.today else outcome.date  # none was written tomorrow
    if max(outcome.date, known) > day:
        return False
    if not _may_count(portfolio, later, outcome):
        return False
    return any(each.result in APPROVING for each in outcome.points) or not outcome.points


def _perhaps_superseded(portfolio: Portfolio, decision: Decision) -> bool:
    """Whether a case that can't be read names it as superseded, or can't be seen to name none."""
    return any(
        raw is None or raw.get("supersedes") == decision.id for raw in portfolio.unread_cases
    )
