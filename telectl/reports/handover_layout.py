"""The handover as a list to work from: each thing with the command that settles it."""

from __future__ import annotations

from collections.abc import Iterator

from telectl.document import Block, Column, Heading, Inline, Items, Note, Paragraph, Table, Text
from telectl.model.organisation import Organisation
from telectl.reports.handover import Fallen, Handover, Passing, Vacant
from telectl.reports.teller import NOTHING, Teller


def handover_blocks(teller: Teller, handover: Handover) -> Iterator[Block]:
    """What ends, which clauses fall, what passes by law, where a mandate must be decided."""
    voice = teller.voice
    key = "handover.fell" if handover.fallen else "handover.will_fall"
    yield Heading(2, voice(key, day=handover.last))
    names = [teller.name(each) for each in handover.ended]
    yield Paragraph((voice("handover.ended", names=names, n=len(names)),))
    yield from _vacant(teller, handover)
    yield from _passing(teller, handover)
    yield _clauses(teller, handover)


def _vacant(teller: Teller, handover: Handover) -> Iterator[Block]:
    yield Heading(3, teller.voice("handover.vacant"))
    if not handover.vacant:
        yield Note(teller.voice("handover.none_vacant"), "good")
        return
    yield Paragraph((teller.voice("handover.vacant_why"),))
    yield Items(tuple(_vacancy(teller, handover, each) for each in handover.vacant))


def _vacancy(teller: Teller, handover: Handover, each: Vacant) -> tuple[Inline, ...]:
    voice = teller.voice
    what = voice.enum("rung", each.role)
    if each.subjects:
        what = voice("handover.on", what=what, subjects=_subjects(teller, each))
    said = voice("handover.held", what=what, holder=teller.name(each.holder), day=handover.last)
    waits = [*each.cases, *each.meetings]
    rest = (voice("handover.waits", names=waits, n=len(waits)),) if waits else ()
    return (f"{' '.join((said, *rest))}", *_commands(teller, handover, each))


def _subjects(teller: Teller, each: Vacant) -> list[str]:
    return [teller.voice.enum("subject", name) for name in each.subjects]


def _commands(teller: Teller, handover: Handover, each: Vacant) -> Iterator[Inline]:
    """A body where none follows; the decision; then the mandate that rests on it."""
    voice = teller.voice
    facts: dict[str, object] = {"role": each.role, "day": handover.first.isoformat()}
    facts |= {"type": each.type, "holder": each.holder}
    facts |= {"subjects": ",".join(each.subjects), "organisation": each.organisation}
    facts |= {"body": each.successors[0] if each.successors else voice("handover.body")}
    facts |= {"founder": handover.founder or voice("handover.body")}
    for key in _keys(each):
        yield Text(voice(f"handover.command.{key}", **facts), "command")


def _keys(each: Vacant) -> Iterator[str]:
    if not each.successors:
        yield "body" if each.organisation else "free_body"
    if each.role == "found":
        if not each.successors:
            yield "follow"
        yield "found"
        return
    yield "decide"
    yield "advise" if each.subjects else "mandate"
    if each.role == "decide":
        yield "reports_to"


def _passing(teller: Teller, handover: Handover) -> Iterator[Block]:
    yield Heading(3, teller.voice("handover.passing"))
    if not handover.passing:
        yield Note(teller.voice("handover.none_passing"), "quiet")
        return
    yield Items(tuple(_pass(teller, handover, each) for each in handover.passing))


def _pass(teller: Teller, handover: Handover, each: Passing) -> tuple[Inline, ...]:
    voice, old = teller.voice, teller.name(each.old)
    if not each.new:
        heirless = voice("handover.no_heir", old=old, n=each.places)
        return heirless, *_to_found(teller, handover, each)
    basis = voice.enum("basis", each.basis) if each.basis else voice("report.unconfirmed")
    facts = {"old": old, "new": teller.names(each.new), "basis": basis, "n": each.places}
    key = "handover.passes_by" if each.reference else "handover.passes"
    said = voice(key, reference=each.reference, **facts)
    day = handover.first.isoformat()
    facts = {"old": each.old, "new": each.new[0], "day": day}
    return said, Text(voice("handover.command.pass", **facts), "command")


def _to_found(teller: Teller, handover: Handover, each: Passing) -> Iterator[Inline]:
    """The one that is to follow is recorded first; then everything can be led on to it."""
    old = teller.portfolio.get(Organisation, each.old)
    facts = {"old": each.old, "day": handover.first.isoformat()}
    facts |= {"sector": old.sector, "type": old.type} if old else {}
    for line in teller.voice("handover.command.heir", **facts).splitlines():
        yield Text(line, "command")


def _clauses(teller: Teller, handover: Handover) -> Table:
    voice = teller.voice
    names = ("clause", "asks", "before", "after", "because")
    wide = ("asks", "because")
    columns = tuple(Column(voice(f"column.{n}"), wide=n in wide) for n in names)
    rows = tuple(_clause(teller, each) for each in handover.clauses)
    caption = voice("handover.clauses", n=len(rows))
    return Table(caption, columns, rows, voice("handover.no_clauses"))


def _clause(teller: Teller, each: Fallen) -> tuple[Inline, ...]:
    voice = teller.voice
    after = Text(voice.enum("clause", each.after), "bad" if each.after != "met" else "good")
    because = each.findings[0] if each.findings else NOTHING
    if len(each.findings) > 1:
        because = f"{because}\n{voice('charter.more', n=len(each.findings) - 1)}"
    before = voice.enum("clause", each.before)
    return each.clause, voice(f"clause.{each.clause}"), before, after, because
