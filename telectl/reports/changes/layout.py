"""The page of what changed: section by section, a point for each record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from telectl.document import Block, Facts, Heading, Items, Note, Paragraph
from telectl.reports.changes.collect import Changes, Unreadable
from telectl.reports.changes.facts import (
    Ended,
    Fact,
    New,
)
from telectl.reports.changes.points import points
from telectl.reports.changes.sides import Side, Sides
from telectl.reports.teller import Teller

SECTIONS = (
    "moved",
    "cases",
    "consulted",
    "meetings",
    "to_do",
    "overdue",
    "days",
    "work",
    "people",
    "solutions",
    "effects",
    "priorities",
    "plans",
    "settings",
    "removed",
    "fields",
)
# Where a record of a kind is told of that came or that ends.
BY_KIND = {
    "projects": "moved",
    "decisions": "cases",
    "meetings": "meetings",
    "members": "people",
    "bodies": "people",
    "organisations": "people",
    "solutions": "solutions",
    "effects": "effects",
    "directions": "priorities",
    "plans": "plans",
    "needs": "plans",
    "mappings": "plans",
    "tasks": "to_do",
}
FILES = 20


def section_of(fact: Fact) -> str:
    """Among which changes it is told."""
    return BY_KIND[fact.kind] if isinstance(fact, New | Ended) else fact.section


def by_section(facts: Iterable[Fact]) -> dict[str, list[Fact]]:
    """The sections that have something, in their order."""
    found: dict[str, list[Fact]] = {name: [] for name in SECTIONS}
    for each in facts:
        found[section_of(each)].append(each)
    return {name: told for name, told in found.items() if told}


def blocks(teller: Teller, changes: Changes) -> Iterator[Block]:
    """All that changed, or that nothing did."""
    told = by_section(changes.facts)
    if told:
        yield Paragraph((_summary(teller, told),))
    elif not changes.reformed:
        yield Note(teller.voice("changes.none"))
    yield from _unreadable(teller, changes.unreadable)
    for name, facts in told.items():
        yield Heading(2, teller.voice(f"changes.section.{name}"))
        yield Items(tuple(points(teller, name, facts)))
    yield from _reformed(teller, changes.reformed)


def _summary(teller: Teller, told: dict[str, list[Fact]]) -> str:
    counts = [
        teller.voice(f"changes.count.{name}", n=len({each.record for each in facts}))
        for name, facts in told.items()
    ]
    return teller.voice("changes.summary", counts=counts)


def _unreadable(teller: Teller, files: Sequence[Unreadable]) -> Iterator[Block]:
    """What could not be compared, each file by name."""
    if files:
        yield Note(teller.voice("changes.unreadable", n=len(files)), "bad")
        yield Items(tuple((_unread(teller, each),) for each in files))


def _unread(teller: Teller, each: Unreadable) -> str:
    where = "both" if each.before and each.after else "before" if each.before else "after"
    if where == "both" and not each.changed:
        where = "same"
    return teller.voice(f"changes.unread.{where}", file=each.file)


def _reformed(teller: Teller, files: Sequence[str]) -> Iterator[Block]:
    """Files that say the same in another form: their comments, their white space."""
    if files:
        shown = list(files[:FILES])
        if len(files) > FILES:
            shown.append(teller.voice("status.and_more", n=len(files) - FILES))
        yield Note(teller.voice("changes.reformed", n=len(files), files=", ".join(shown)))


def clocks(teller: Teller, sides: Sides) -> Block:
    """From where to where: the commit and when it was written, and the day judged."""
    rows = zip(("before", "after"), sides, strict=True)
    return Facts(tuple((teller.voice(f"changes.{n}"), _clock(teller, side)) for n, side in rows))


def _clock(teller: Teller, side: Side) -> str:
    commit, written = side.clock
    why = None if commit else "work_tree"
    short = commit[:9] if commit else None
    return teller.voice("changes.clock", commit=short, written=written, day=side.day, why=why)
