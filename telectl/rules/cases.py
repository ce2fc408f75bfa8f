"""Rules of cases as they are decided: points, outcomes, form."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from telectl.findings import KeyPath, Severity
from telectl.model.body import Body
from telectl.model.decision import Decision
from telectl.model.meeting import Meeting
from telectl.model.outcome import APPROVING, Outcome
from telectl.model.portfolio import Portfolio
from telectl.rules.registry import Told, rule
from telectl.rules.sight import settled
from telectl.workflow import decisions, mandates
from telectl.workflow.approval import approves, approving
from telectl.workflow.drafting import TEXTS

EXAMPLE = "EKSEMPEL-"


@rule("D001", Decision)
def no_such_point(case: Decision, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """An outcome answers a point that the case doesn't have."""
    known = {point.number: None for point in case.points}
    for i, outcome in enumerate(case.outcomes):
        for j, answer in enumerate(outcome.points):
            if answer.number not in known:
                path: KeyPath = ("outcomes", i, "points", j, "number")
                yield path, {"number": answer.number, "known": tuple(known)}


@rule("D002", Decision)
def number_used_twice(case: Decision, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """Two points have the same number, or an outcome answers one point twice."""
    for i in _again([point.number for point in case.points]):
        yield ("points", i, "number"), {"number": case.points[i].number}
    for i, outcome in enumerate(case.outcomes):
        for j in _again([answer.number for answer in outcome.points]):
            path: KeyPath = ("outcomes", i, "points", j, "number")
            yield path, {"number": outcome.points[j].number}


def _again(numbers: list[int]) -> list[int]:
    if len(set(numbers)) == len(numbers):
        return []
    first = {number: i for i, number in reversed(list(enumerate(numbers)))}
    return [i for i, number in enumerate(numbers) if first[number] != i]


@rule("D003", Decision, clauses=["C13"])
def decided_twice(case: Decision, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """Two deciding outcomes are about the same point, and the earlier left nothing open."""
    bodies = tuple(outcome.body for outcome in case.outcomes if outcome.deciding)
    clashing = decisions.clashes(case) if len(bodies) > 1 else ()
    for i, outcome in enumerate(case.outcomes):
        if any(outcome is each for each in clashing):
            yield ("outcomes", i, "deciding"), {"bodies": bodies}


@rule("D004", Decision, Severity.WARNING, clauses=["C13", "C17"])
def decided_without_mandate(case: Decision, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """A body decided without a mandate, or at a meeting that was not held: it moves nothing."""
    if case.item_type != "decision" or case.pre_charter or decisions.clashes(case):
        return
    if not settled(portfolio) or case.id == portfolio.settings.centre.founding_decision:
        return
    for i, outcome in enumerate(case.outcomes):
        body = portfolio.get(Body, outcome.body) if _speaks_as_decider(case, outcome) else None
        if body is None:
            continue
        facts: dict[str, object] = {"body": body.id, "date": outcome.date, "case": case.id}
        if not mandates.held(portfolio, body.id, "decide", outcome.date):
            moving = any(point.moves for point in case.points)
            if moving or not mandates.held(portfolio, body.id, "found", outcome.date):
                yield ("outcomes", i, "body"), {**facts, **_way_on(case, portfolio, day)}
        elif _is_planned(portfolio, outcome):
            facts |= {"meeting": outcome.meeting, "why": "planned"}
            yield ("outcomes", i, "meeting"), facts


def _is_planned(portfolio: Portfolio, outcome: Outcome) -> bool:
    meeting = portfolio.get(Meeting, outcome.meeting)
    return meeting is not None and meeting.status == "planned"


def _way_on(case: Decision, portfolio: Portfolio, day: date) -> dict[str, object]:
    """Who can take the case instead; a new one where it is withdrawn."""
    deciding = tuple(mandates.holders(portfolio, "decide", day))
    board = portfolio.settings.centre.reports_to
    right = board if board in deciding else next(iter(deciding), None)
    if right is None:
        return {"why": "nobody"}
    withdrawn = case.withdrawn is not None and case.withdrawn <= day
    return {"right": right, "why": "withdrawn" if withdrawn else "open"}


def _speaks_as_decider(case: Decision, outcome: Outcome) -> bool:
    """A deciding outcome, or an approval given while nobody else has decided."""
    if outcome.deciding or case.outcome is not None:
        return outcome.deciding
    return any(each.result in APPROVING for each in outcome.points)


@rule("D005", Decision)
def orientation_decided(case: Decision, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """A case that only informs has a deciding approval."""
    if case.item_type != "orientation":
        return
    for i, each in enumerate(case.outcomes):
        if each.deciding and approves(each):
            yield ("item_type",), {"case": case.id, "number": i + 1}
            return


@rule("D006", Decision, Severity.WARNING)
def point_without_result(case: Decision, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """The deciding outcomes leave a point without a result."""
    outcome = case.outcome
    if outcome is not None:
        answered = {answer.number for each in case.rulings for answer in each.points}
        left = tuple(p.number for p in case.points if p.number not in answered)
        if left:
            yield ("outcomes", case.outcomes.index(outcome), "points"), {"numbers": left}


@rule("D014", Decision, Severity.WARNING, clauses=["C17", "C19"])
def against_advice(case: Decision, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """The case was approved against advice, and nothing says why."""
    decided = case.decided
    for i, advice in enumerate(case.advice):
        if advice.conclusion != "not_recommended" or advice.given is None:
            continue
        if decided and advice.given <= decided and approving(case) and not case.deviation:
            facts = {"body": advice.body, "subject": advice.subject, "case": case.id}
            yield ("advice", i, "conclusion"), facts


@rule("D017", Decision)
def number_of_the_wrong_form(case: Decision, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """An invented case has a number that could be real, or a real one an invented number."""
    if case.journal is not None:
        number = case.journal.number
        if number.startswith(EXAMPLE) != case.fictional:
            why = "fictional" if case.fictional else "real"
            yield ("journal", "number"), {"number": number, "prefix": EXAMPLE, "why": why}


@rule("D018", Decision)
def closed_case_holds_text(case: Decision, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """A case that is closed to the public holds its text instead of a reference."""
    if case.publicity.access == "closed":
        keys = tuple(key for key in TEXTS if getattr(case, key))
        if keys:
            yield (keys[0],), {"keys": keys}


@rule("D038", Decision, Severity.WARNING)
def closed_case_lies_nowhere(case: Decision, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """A case that is closed to the public doesn't say where its text lies."""
    if case.publicity.access == "closed" and not case.publicity.reference:
        yield ("publicity",), {"case": case.id}


@rule("D019", Decision)
def outcome_of_another_meeting(case: Decision, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """An outcome names a meeting of another body, of another day, or one that was cancelled."""
    for i, outcome in enumerate(case.outcomes):
        meeting = portfolio.get(Meeting, outcome.meeting)
        if meeting is None:
            continue
        same = meeting.body == outcome.body and meeting.date == outcome.date
        if not same or meeting.status == "cancelled":
            facts = {"meeting": meeting.id, "body": meeting.body, "date": meeting.date}
            facts |= {"case": case.id, "number": i + 1}
            why = "cancelled" if same else "other"
            yield ("outcomes", i, "meeting"), {**facts, "why": why}


@rule("D020", Decision)
def withdrawn_and_decided(case: Decision, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """A case is withdrawn and decided at once."""
    outcome = case.outcome
    if case.withdrawn is None or outcome is None:
        return
    if any(each.result != "withdrawn" for ruling in case.rulings for each in ruling.points):
        facts = {"case": case.id, "withdrawn": case.withdrawn, "decided": outcome.date}
        yield ("withdrawn",), facts
