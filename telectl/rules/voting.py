"""Rules of how a body decides: enough of it there, and agreed as it votes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from telectl.findings import KeyPath, Severity
from telectl.model.body import Body
from telectl.model.decision import Decision
from telectl.model.meeting import Meeting
from telectl.model.outcome import APPROVING
from telectl.model.portfolio import Portfolio
from telectl.rules.registry import TOLD_OF_ALL, Told, rule, rule_of_all
from telectl.rules.sight import filed, hidden, judges, since_closing
from telectl.workflow import quorum
from telectl.workflow.quorum import Count

FOR = APPROVING | {"recommended"}
AGAINST = frozenset({"rejected", "not_recommended"})
FOR_A_CASE = frozenset({"recused", "abstained"})


@rule_of_all("T008", Severity.WARNING, clauses=["C13"])
def too_few_to_decide(portfolio: Portfolio, day: date) -> Iterator[TOLD_OF_ALL]:
    """A meeting decided, and fewer were there who may vote than its body needs: nothing moves."""
    short: dict[str, dict[str, Count]] = {}
    for case in filed(portfolio, Decision):
        for outcome in case.rulings:
            for meeting, count in quorum.shortfalls(portfolio, case.id, outcome):
                short.setdefault(meeting.id, {})[case.id] = count
    for meeting in filed(portfolio, Meeting) if short else ():
        counted = short.get(meeting.id)
        if counted and not hidden(portfolio, *(each.member for each in meeting.attendance)):
            least = min(counted.values())
            facts = {"body": meeting.body, "meeting": meeting.id, "date": meeting.date}
            facts |= {"present": least.present, "needed": least.needed, "cases": tuple(counted)}
            yield meeting.id, ("attendance",), {**facts, **since_closing(meeting)}


@rule("T009", Meeting, Severity.WARNING)
def recused_from_what(meeting: Meeting, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """Someone is recused or abstained at a meeting of several cases, and it isn't said in which."""
    for i, each in enumerate(meeting.attendance if len(meeting.agenda) > 1 else ()):
        if each.status in FOR_A_CASE and not each.cases:
            facts = {"meeting": meeting.id, "member": each.member, "status": each.status}
            yield ("attendance", i, "status"), {**facts, "number": i + 1, **since_closing(meeting)}


@rule("T011", Meeting, Severity.WARNING, clauses=["C13"])
def one_substitute_for_two(meeting: Meeting, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """A substitute stands in twice in one case, or has a seat with a vote there already."""
    if not any(each.substitute for each in meeting.attendance):
        return
    seated = quorum.voters(portfolio, meeting.body, meeting.date)
    again = quorum.standing_in_again(meeting)
    for i, each in enumerate(meeting.attendance):
        facts = {"meeting": meeting.id, "substitute": each.substitute, "number": i + 1}
        if each.substitute in seated:
            path: KeyPath = ("attendance", i, "substitute")
            yield path, {**facts, "body": meeting.body, **since_closing(meeting, "seated")}
        elif any(each is other for other in again):
            yield ("attendance", i, "substitute"), {**facts, **since_closing(meeting, "again")}


@rule("T010", Body, Severity.WARNING, clauses=["C11", "C13"])
def seats_vacant(body: Body, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """A body has fewer members than it must be to decide, or nobody in the chair any more."""
    known = portfolio.seats_ever(body.id)
    if not known or not body.covers(day) or not judges(portfolio, day, "members"):
        return
    seated = portfolio.seats(body.id, day)
    held = len({member.id for member, seat in seated if seat.role in quorum.VOTING})
    needed = quorum.needed(portfolio, body.id)
    if needed is not None and held < needed:
        facts = {"body": body.id, "held": held, "needed": needed, "why": "few"}
        yield ("quorum", "members"), facts
    vacant = quorum.vacancies(portfolio, body.id, day)
    chairs = [seat for _, seat in seated if seat.role == "chair"]
    gone = [member.id for member, seat in vacant if seat.role == "chair"]
    if gone and not chairs:
        yield (), {"body": body.id, "member": gone[-1], "why": "chair"}


@rule("D023", Decision, Severity.WARNING, clauses=["C13"])
def agreed_otherwise(case: Decision, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """It was agreed in another way than its body votes; what all agree to needs no vote."""
    for i, outcome in enumerate(case.outcomes):
        body = portfolio.body(outcome.body)
        voting = body.quorum.voting if body else None
        agreed = outcome.agreed
        known = isinstance(voting, str) and isinstance(agreed, str)
        if known and agreed not in ("consensus", voting):
            facts = {"case": case.id, "number": i + 1, "body": outcome.body}
            yield ("outcomes", i, "agreed"), {**facts, "agreed": agreed, "voting": voting}


@rule("D024", Decision)
def votes_against_the_result(case: Decision, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """A majority is said to have agreed, or decides there, and the votes say it was against."""
    for i, outcome in enumerate(case.outcomes):
        votes, body = outcome.votes, portfolio.body(outcome.body)
        agreed = outcome.agreed or (body.quorum.voting if body else None)
        if votes is None or agreed != "majority" or not outcome.points:
            continue
        said = {each.result for each in outcome.points}
        lost = said <= FOR and votes.for_ < votes.against
        won = said <= AGAINST and votes.for_ > votes.against
        if lost or won:
            facts = {"for": votes.for_, "against": votes.against, "case": case.id}
            facts |= {"results": tuple(sorted(said)), "number": i + 1}
            yield ("outcomes", i, "votes"), facts
