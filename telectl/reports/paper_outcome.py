"""The outcome as minutes tell it: point by point, on what conditions, how, and what follows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from telectl.document import Block, Column, Heading, Inline, Items, Note, Paragraph, Table, Text
from telectl.model.advice import Advice
from telectl.model.decision import Decision
from telectl.model.meeting import Meeting
from telectl.model.outcome import PointOutcome
from telectl.reports.paper_ruling import Ruling, advice_at, ruling_at
from telectl.reports.teller import Teller
from telectl.reports.values import label
from telectl.workflow.quorum import shortfalls


def outcome_blocks(teller: Teller, meeting: Meeting, case: Decision) -> Iterator[Block]:
    """What a meeting said to a case, or that nothing is noted yet."""
    said, advice = ruling_at(meeting, case), advice_at(meeting, case)
    if said is not None:
        yield from ruling_blocks(teller, case, said)
        return
    yield heading(teller, meeting.body)
    if not advice:
        yield Paragraph((Text(teller.voice("papers.no_outcome"), "quiet"),))
    for each in advice:
        yield Paragraph(_advised(teller, each))


def heading(teller: Teller, body: str, *, draft: bool = False) -> Heading:
    """What the outcome is called: another word where the body is a political one."""
    found = teller.portfolio.body(body)
    political = found is not None and found.type == "political"
    said = teller.voice("papers.political" if political else "papers.decision")
    return Heading(3, teller.voice("papers.as_draft", heading=said) if draft else said)


def ruling_blocks(teller: Teller, case: Decision, said: Ruling) -> Iterator[Block]:
    """The results of the points, the conditions, how it was agreed, what is to be done."""
    voice = teller.voice
    yield heading(teller, said.body, draft=said.draft)
    yield results(teller, case, said.points)
    if said.conditions:
        yield Paragraph((Text(voice("papers.on_condition"), "strong"),))
        yield Items(tuple((each,) for each in said.conditions))
    agreed = how_agreed(teller, said)
    if agreed:
        yield Paragraph((agreed,))
    if said.deviation:
        yield Note(voice("decision.deviation", reason=said.deviation), "watch")
    yield from _short(teller, case, said)
    yield from _follow_ups(teller, said)


def results(teller: Teller, case: Decision, points: Sequence[PointOutcome]) -> Block:
    """One sentence where all points got the same, else one for those that are alike."""
    alike: dict[tuple[str, str | None], list[int]] = {}
    for each in points:
        alike.setdefault((each.result, each.proviso), []).append(each.number)
    left = [each.number for each in case.points if each.number not in {p.number for p in points}]
    if len(alike) == 1 and not left:
        (result, proviso) = next(iter(alike))
        return Paragraph((Text(_sentence(teller, result, proviso), "strong"),))
    lines: list[tuple[Inline, ...]] = [
        (_numbered(teller, numbers, _sentence(teller, *said)),) for said, numbers in alike.items()
    ]
    if left:
        lines.append((_numbered(teller, left, teller.voice("papers.no_result")),))
    return Items(tuple(lines))


def _numbered(teller: Teller, numbers: Sequence[int], said: str) -> Inline:
    facts = {"numbers": numbers, "n": len(numbers)}
    return Text(
        teller.voice("papers.on_points", said=said[:1].lower() + said[1:], **facts), "strong"
    )


def _sentence(teller: Teller, result: str, proviso: str | None) -> str:
    said = teller.voice.enum("result", result)
    return sentence(f"{said}, {proviso.strip()}" if proviso else said)


def sentence(text: str) -> str:
    """Words as a sentence of their own."""
    said = text[:1].upper() + text[1:]
    return said if said.endswith((".", "!", "?")) or not said else f"{said}."


def how_agreed(teller: Teller, said: Ruling) -> str:
    """By agreement, majority or the chair, and by how many votes; never whose."""
    told = []
    if said.agreed:
        told.append(teller.voice(f"papers.agreed.{said.agreed}"))
    if said.votes:
        votes = {"for": said.votes.for_, **said.votes.model_dump()}
        told.append(f"{teller.voice('decision.votes', **votes)}.")
    return " ".join(told)


def _short(teller: Teller, case: Decision, said: Ruling) -> Iterator[Block]:
    """That too few were there to decide."""
    outcome = said.outcome
    for _, count in shortfalls(teller.portfolio, case.id, outcome) if outcome else ():
        if outcome and outcome.deciding:
            facts = {"present": count.present, "needed": count.needed}
            body = teller.brief(said.body)
            yield Note(teller.voice("decision.short", body=body, **facts), "bad")


def _follow_ups(teller: Teller, said: Ruling) -> Iterator[Block]:
    if said.follow_ups:
        columns = (
            Column(label(teller, "text"), wide=True),
            Column(label(teller, "responsible")),
            Column(label(teller, "deadline")),
        )
        rows = tuple(
            (each.text, teller.name(each.responsible), teller.date(each.deadline))
            for each in said.follow_ups
        )
        yield Table(label(teller, "follow_ups"), columns, rows, "")
    if said.no_follow_up:
        yield Paragraph((teller.voice("papers.no_follow_up", reason=said.no_follow_up),))


def _advised(teller: Teller, each: Advice) -> tuple[Inline, ...]:
    """The advice as the outcome of the meeting that gave it."""
    subject = teller.voice.enum("subject", each.subject)
    said = teller.voice.enum("conclusion", each.conclusion) if each.conclusion else ""
    head = teller.voice("papers.advised", subject=subject, conclusion=said)
    return (Text(head, "strong"), f" {each.text}") if each.text else (Text(head, "strong"),)
