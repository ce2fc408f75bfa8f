"""A case in full: what is asked, who advised, what each body said, what follows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from telectl.document import Block, Column, Facts, Heading, Inline, Note, Paragraph, Report, Table
from telectl.findings import Finding
from telectl.locale import Voice
from telectl.model.decision import Decision, Point
from telectl.model.outcome import Outcome
from telectl.model.portfolio import Portfolio
from telectl.model.records import Entry
from telectl.model.shape import shape_of
from telectl.reports.case_advice import advised
from telectl.reports.cases import standing_of
from telectl.reports.record import finished, part_table
from telectl.reports.teller import NOTHING, Teller
from telectl.reports.values import label, worded
from telectl.workflow.quorum import shortfalls

HEAD = ("id", "item_type", "concerns", "chain", "prepared_by", "submitted", "withdrawn", "journal")
TEXTS = ("background", "statement", "consequences", "risk", "communication", "timetable")
PARTS = ("waivers", "hearings", "orientations", "excerpts", "follow_ups", "annexes", "sources")


def report(
    voice: Voice, portfolio: Portfolio, findings: Sequence[Finding], day: date, entry: Entry
) -> Report:
    """One case as of a day."""
    teller = Teller(voice, portfolio, day)
    case = entry.record
    assert isinstance(case, Decision)
    blocks = (*teller.opening(case.title), *_blocks(teller, entry, case))
    return finished(teller, entry, findings, blocks)


def _blocks(teller: Teller, entry: Entry, case: Decision) -> Iterator[Block]:
    yield Facts(tuple(_facts(teller, entry, case)))
    yield from _points(teller, case)
    yield from advised(teller, case)
    raw, shape = entry.raw or {}, shape_of(Decision)
    for key in PARTS:
        item, items = shape.keys[key].item, raw.get(key)
        if item and isinstance(items, list) and items:
            yield part_table(teller, key, item, items)
    for key in TEXTS:
        if raw.get(key):
            yield Heading(2, label(teller, key))
            yield Paragraph((str(raw[key]).strip(),))


def _facts(teller: Teller, entry: Entry, case: Decision) -> Iterator[tuple[str, Inline]]:
    stands = standing_of(case, teller.day)
    yield teller.voice("column.stands"), stands.text(teller)
    if stands.body and stands.stands in ("decided", "postponed"):
        by = teller.voice("decision.by", body=teller.name(stands.body), day=stands.since)
        yield label(teller, "decision"), by
    raw, shape = entry.raw or {}, shape_of(Decision)
    for key in (*HEAD, "publicity", "finances", "no_follow_up", "supersedes", "note"):
        if raw.get(key):
            yield label(teller, key), worded(teller, key, shape.keys[key], raw[key])
    yield from _followers(teller, case)


def _followers(teller: Teller, case: Decision) -> Iterator[tuple[str, Inline]]:
    """The cases that took its place, and those that ask to."""
    for each in teller.portfolio.superseding.get(case.id, ()):
        if each is case or (each.withdrawn and each.withdrawn <= teller.day):
            continue
        decided = any(ruling.date <= teller.day for ruling in each.rulings)
        key = "superseded_by" if decided else "to_be_superseded_by"
        yield label(teller, key), teller.name(each.id)


def _points(teller: Teller, case: Decision) -> Iterator[Block]:
    """The recommendation points, a column for what each body said."""
    if not case.points:
        return
    voice = teller.voice
    told = [each for each in case.outcomes if each.date <= teller.day]
    bodies = [Column(_said_by(teller, each)) for each in told]
    columns = (Column(voice("column.number"), "right"), Column(voice("column.point"), wide=True))
    rows = tuple(_point_row(teller, point, told) for point in case.points)
    yield Table(label(teller, "points"), (*columns, *bodies), rows, "")
    for each in told:
        if each.conditions:
            yield Paragraph((f"{label(teller, 'conditions')}: {'; '.join(each.conditions)}",))
        yield from _agreed(teller, each)
        for _, count in shortfalls(teller.portfolio, case.id, each) if each.deciding else ():
            facts = {"present": count.present, "needed": count.needed}
            yield Note(voice("decision.short", body=_said_by(teller, each), **facts), "bad")


def _agreed(teller: Teller, outcome: Outcome) -> Iterator[Block]:
    """How it was agreed, and by how many votes; never whose."""
    said = [teller.voice.enum("voting", outcome.agreed)] if isinstance(outcome.agreed, str) else []
    if outcome.votes:
        votes = {"for": outcome.votes.for_, **outcome.votes.model_dump()}
        said.append(teller.voice("decision.votes", **votes))
    if said:
        who = _said_by(teller, outcome)
        yield Paragraph((f"{label(teller, 'agreed')} ({who}): {', '.join(said)}",))


def _said_by(teller: Teller, outcome: Outcome) -> str:
    return f"{teller.brief(outcome.body)} {teller.date(outcome.date)}"


def _point_row(teller: Teller, point: Point, told: Sequence[Outcome]) -> tuple[Inline, ...]:
    text = point.text
    if point.moves:
        facts = {"project": teller.name(point.moves.project), "to": teller.state(point.moves.to)}
        text = f"{text}\n({teller.voice('decision.moves', **facts)})"
    return (str(point.number), text, *(_result(teller, point, each) for each in told))


def _result(teller: Teller, point: Point, outcome: Outcome) -> str:
    for each in outcome.points:
        if each.number == point.number:
            said = teller.voice.enum("result", each.result)
            return f"{said}, {each.proviso}" if each.proviso else said
    return NOTHING
