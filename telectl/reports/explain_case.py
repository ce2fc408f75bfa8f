"""A case explained: where it stands, what it still lacks, whose move, how, and when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from telectl.document import Block, Facts, Inline, Items, Text
from telectl.model.body import Body
from telectl.model.decision import Decision
from telectl.model.portfolio import Portfolio
from telectl.model.project import Project
from telectl.reports.cases import CaseStanding, standing_of
from telectl.reports.filters import standing
from telectl.reports.gaps import Gap, gap_blocks, gaps_view, movers, nothing_lacks, said
from telectl.reports.pathway import earliest_text, path_blocks, path_view
from telectl.reports.remedies import deciding_body
from telectl.reports.teller import Teller
from telectl.reports.views import as_view
from telectl.workflow import gates, mandates
from telectl.workflow.answers import unanswered
from telectl.workflow.earliest import path, submitted
from telectl.workflow.stages import Path
from telectl.workflow.states import step_between
from telectl.workflow.wishes import Wish


class Explained(NamedTuple):
    """Where a case stands, what it lacks, and the way to its decision while it is open."""

    stands: CaseStanding
    gaps: tuple[Gap, ...]
    path: Path | None


def collect(teller: Teller, case: Decision) -> Explained:
    """What is to be said of a case on a day."""
    stands = standing_of(case, teller.day)
    if stands.stands == "withdrawn":
        return Explained(stands, (), None)
    if not stands.is_open:
        return Explained(stands, tuple(_after(teller, case)), None)
    subjects = wanted(teller.portfolio, case, teller)
    decides = case.item_type in ("decision", "hearing")
    way = path(teller.portfolio, case, subjects, teller.day) if decides else None
    gaps = (*_before(teller, case, subjects), *_to_decide(teller, case, way))
    return Explained(stands, gaps, way)


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
    return tuple(dict.fromkeys(found))


def _demanded(portfolio: Portfolio, project: Project, to: str, teller: Teller) -> Iterator[str]:
    state = standing(project, teller.day) or project.state
    past = tuple(move for move in project.transitions if move.date <= teller.day)
    step = step_between(portfolio.workflow, state, to, past)
    if step is not None:
        for each in gates.unmet(portfolio, step, Wish(project, to, teller.day)):
            if each.code == "G002":
                yield str(each.facts["subject"])


def _before(teller: Teller, case: Decision, subjects: Sequence[str]) -> Iterator[Gap]:
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
    for number, each in enumerate(case.advice, 1):
        if each.subject == subject and each.requested and not (each.given and each.given <= day):
            answer = voice("remedy.G002.answer", case=case.id, number=number)
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


def _to_decide(teller: Teller, case: Decision, way: Path | None) -> Iterator[Gap]:
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


def _after(teller: Teller, case: Decision) -> Iterator[Gap]:
    """What follows a case that has been treated: journal, follow-up, those to be told."""
    voice, day = teller.voice, teller.day
    author = case.prepared_by if isinstance(case.prepared_by, str) else None
    if case.journal is None:
        yield Gap(
            voice("explained.gap.journal"),
            author,
            (voice("explained.command.journal", case=case.id),),
        )
    for number, each in enumerate(case.follow_ups, 1):
        if each.done is None or each.done > day:
            late = "follow_up_late" if each.deadline < day else "follow_up"
            text = voice(f"explained.gap.{late}", text=each.text, deadline=each.deadline)
            command = voice("explained.command.done", case=case.id, number=number)
            yield Gap(text, each.responsible, (command,))
    for body in _untold(teller, case):
        command = voice("explained.command.tell", case=case.id, body=body)
        yield Gap(voice("explained.gap.tell", body=teller.name(body)), author, (command,))


def _untold(teller: Teller, case: Decision) -> Iterator[str]:
    """The fora that are to be informed of a decision and haven't been."""
    decided, day = case.decided, teller.day
    if decided is None or case.item_type != "decision":
        return
    told = {each.forum for each in case.orientations if each.date <= day}
    for body in teller.portfolio.of(Body):
        if body.id not in told and mandates.holds(
            teller.portfolio, body.id, "be_informed", decided
        ):
            yield body.id


def blocks(teller: Teller, case: Decision) -> Iterator[Block]:
    """The conclusion, what is lacking, the days."""
    found = collect(teller, case)
    yield Facts(tuple(_conclusion(teller, case, found)))
    yield from gap_blocks(teller, found.gaps)
    if not found.gaps:
        yield nothing_lacks(teller)
    if found.path is not None:
        yield from path_blocks(teller, found.path, case, 0)
    projects = dict.fromkeys(p.moves.project for p in case.points if p.moves)
    if projects and found.stands.is_open:
        lines = (Text(f"telectl explain {each}", "command") for each in projects)
        yield Items(((teller.voice("explained.projects"), *lines),))


def _conclusion(teller: Teller, case: Decision, found: Explained) -> Iterator[tuple[str, Inline]]:
    voice, stands = teller.voice, found.stands
    said_so = stands.text(teller)
    text = said_so.text if isinstance(said_so, Text) else said_so
    body = teller.name(stands.body) if stands.body else None
    key = (
        "explained.case_by"
        if body
        else "explained.case_since"
        if stands.since
        else "explained.as_is"
    )
    yield voice("explained.stands"), voice(key, stands=text, since=stands.since, body=body)
    for point in case.points:
        if point.moves:
            facts = {
                "project": teller.name(point.moves.project),
                "to": teller.state(point.moves.to),
            }
            yield voice("explained.about"), voice("decision.moves", **facts)
    if found.gaps:
        yield voice("explained.lacks"), said(teller, found.gaps)
        yield voice("explained.with"), movers(teller, found.gaps)
    if found.path is not None:
        yield voice("explained.when"), earliest_text(teller, found.path)


def view(teller: Teller, case: Decision) -> Mapping[str, object]:
    """The same for machines."""
    found = collect(teller, case)
    return {
        "stands": found.stands.stands,
        "since": as_view(found.stands.since),
        "body": found.stands.body,
        "lacking": gaps_view(found.gaps),
        "earliest": path_view(teller, found.path, case, 0) if found.path else None,
    }
