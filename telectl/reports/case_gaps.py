"""What a case still lacks: to be decided, and after it has been."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from telectl.model.decision import Decision
from telectl.model.outcome import APPROVING
from telectl.model.portfolio import Portfolio
from telectl.model.project import Project
from telectl.reports.filters import standing
from telectl.reports.gaps import Gap
from telectl.reports.remedies import deciding_body
from telectl.reports.teller import Teller
from telectl.workflow import gates, mandates
from telectl.workflow.answers import unanswered, waives
from telectl.workflow.earliest import submitted
from telectl.workflow.orientations import untold
from telectl.workflow.stages import Path
from telectl.workflow.states import step_between
from telectl.workflow.wishes import Wish

FOLLOWING = ("follow_up", "no_follow_up")


def wanted(portfolio: Portfolio, case: Decision, teller: Teller) -> tuple[str, ...]:
    """The advice that was asked for and hasn't come, and that which the steps it is about need."""
    day = teller.day
    found: list[str] = [
        each.subject
        for each in case.advice
        if each.requested and each.requested <= day and not (each.given and each.given <= day)
    ]
    for point in case.points:
        project = portfolio.get(Project, point.moves.project) if point.moves else None
        if project is not None and point.moves is not None:
            found += _demanded(portfolio, project, point.moves.to, teller)
    return tuple(each for each in dict.fromkeys(found) if not waives(case, each))


def _demanded(portfolio: Portfolio, project: Project, to: str, teller: Teller) -> Iterator[str]:
    state = standing(project, teller.day) or project.state
    past = tuple(move for move in project.transitions if move.date <= teller.day)
    step = step_between(portfolio.workflow, state, to, past)
    if step is not None:
        for each in gates.unmet(portfolio, step, Wish(project, to, teller.day)):
            if each.code == "G002":
                yield str(each.facts["subject"])


def before(teller: Teller, case: Decision, subjects: Sequence[str]) -> Iterator[Gap]:
    """What an open case lacks before it can be decided."""
    voice = teller.voice
    author = case.prepared_by if isinstance(case.prepared_by, str) else None
    if not case.points:
        command = voice("explained.command.point", case=case.id)
        yield Gap(voice("explained.gap.points"), author, (command,))
    for subject in subjects:
        yield _advice(teller, case, subject, author)
    for each in unanswered(case, teller.day):
        yield _hearing(teller, case, case.hearings.index(each) + 1)


def _advice(teller: Teller, case: Decision, subject: str, author: str | None) -> Gap:
    voice, day = teller.voice, teller.day
    text = voice("lack.G002", subject=subject)
    for each in case.advice:
        if each.subject == subject and each.requested and not (each.given and each.given <= day):
            answer = voice("remedy.G002", case=case.id, subject=each.subject, body=each.body)
            return Gap(text, each.body, (answer,), each.requested, "G002")
    body = next(mandates.holders(teller.portfolio, "advise", day, subject), None)
    named = body or voice("explained.forum")
    ask = voice("explained.command.ask", case=case.id, subject=f"{subject}", body=named)
    return Gap(text, author, (ask,), None, "G002")


def _hearing(teller: Teller, case: Decision, number: int) -> Gap:
    voice, each = teller.voice, case.hearings[number - 1]
    is_sent = each.sent is not None and each.sent <= teller.day
    facts = {"party": each.party, "deadline": each.deadline, "case": case.id, "number": number}
    key = "answer" if is_sent else "send"
    if is_sent and each.deadline and each.deadline < teller.day:
        text = voice("explained.gap.hearing_late", **facts)
    else:
        text = voice(
            "explained.gap.hearing" if is_sent else "explained.gap.hearing_unsent", **facts
        )
    author = case.prepared_by if isinstance(case.prepared_by, str) else None
    whose = (each.organisation or each.party) if is_sent else author
    return Gap(text, whose, (voice(f"explained.command.{key}", **facts),), each.sent)


def to_decide(teller: Teller, case: Decision, way: Path | None) -> Iterator[Gap]:
    """The submission and the answer of the body that decides."""
    voice, day = teller.voice, teller.day
    author = case.prepared_by if isinstance(case.prepared_by, str) else None
    since = submitted(teller.portfolio, case, day)
    if since is None:
        command = voice("explained.command.submit", case=case.id)
        key = "submit" if case.submitted is None or case.submitted > day else "resubmit"
        yield Gap(voice(f"explained.gap.{key}"), author, (command,))
    body = (way.decision.whose if way else None) or deciding_body(teller.portfolio, day)
    if case.item_type == "decision":
        command = voice("remedy.G003.case", case=case.id, body=body or voice("explained.forum"))
        yield Gap(voice("lack.G003.none"), body, (command,), since, "G003")


def after(teller: Teller, case: Decision) -> Iterator[Gap]:
    """What follows a case that has been treated: journal, follow-up, those to be told."""
    voice, day = teller.voice, teller.day
    author = case.prepared_by if isinstance(case.prepared_by, str) else None
    if case.journal is None:
        yield Gap(
            voice("explained.gap.journal"),
            author,
            (voice("explained.command.journal", case=case.id),),
        )
    said = {each.result for outcome in case.rulings for each in outcome.points}
    if not case.follow_ups and not case.no_follow_up and said & APPROVING:
        commands = (voice(f"explained.command.{key}", case=case.id) for key in FOLLOWING)
        yield Gap(voice("explained.gap.no_follow_up"), author, tuple(commands))
    for number, each in enumerate(case.follow_ups, 1):
        if each.done is None or each.done > day:
            late = "follow_up_late" if each.deadline < day else "follow_up"
            text = voice(f"explained.gap.{late}", text=each.text, deadline=each.deadline)
            command = voice("explained.command.done", case=case.id, number=number)
            yield Gap(text, each.responsible, (command,))
    told_of = case.item_type == "decision"
    for body in untold(teller.portfolio, case, teller.day) if told_of else ():
        command = voice("explained.command.tell", case=case.id, body=body)
        yield Gap(voice("explained.gap.tell", body=teller.name(body)), author, (command,))
