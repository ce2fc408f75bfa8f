"""A case explained: where it stands, what it still lacks, whose move, how, and when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from telectl.document import Block, Facts, Inline, Items, Text
from telectl.model.decision import Decision
from telectl.reports.case_gaps import after, before, to_decide, wanted
from telectl.reports.cases import CaseStanding, standing_of
from telectl.reports.gaps import Gap, gap_blocks, gaps_view, movers, nothing_lacks, said
from telectl.reports.pathway import earliest_text, path_blocks, path_view
from telectl.reports.teller import Teller
from telectl.reports.views import as_view
from telectl.workflow.earliest import path
from telectl.workflow.stages import Path


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
        return Explained(stands, tuple(after(teller, case)), None)
    subjects = wanted(teller.portfolio, case, teller)
    decides = case.item_type in ("decision", "hearing")
    way = path(teller.portfolio, case, subjects, teller.day) if decides else None
    gaps = (*before(teller, case, subjects), *to_decide(teller, case, way))
    return Explained(stands, gaps, way)


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
