"""What changed in a case: sent, decided, filed, followed up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from telectl.model.decision import Decision
from telectl.model.outcome import Outcome
from telectl.model.stamp import Stamp, told
from telectl.reports.changes.consulted import advice, hearings
from telectl.reports.changes.facts import (
    Corrected,
    Excerpted,
    FollowedUp,
    FollowUp,
    Journalised,
    Oriented,
    Ruled,
    Submitted,
    Superseded,
    ToTell,
    Withdrawn,
)
from telectl.reports.changes.fields import Difference
from telectl.reports.changes.sides import Sides, Two
from telectl.reports.changes.told import Teller, Told, late, of_new


def _submitted(two: Two, found: list[Difference]) -> Told:
    case, old = two.new(Decision), two.old(Decision)
    if case.submitted:
        yield Submitted(two.id, case.submitted, old.submitted if old else None)
    else:
        yield from found


def _withdrawn(two: Two, found: list[Difference]) -> Told:
    case, old = two.new(Decision), two.old(Decision)
    if case.withdrawn and not (old and old.withdrawn):
        yield Withdrawn(two.id, case.withdrawn)
    else:
        yield from found


def _journal(two: Two, found: list[Difference]) -> Told:
    case, old = two.new(Decision), two.old(Decision)
    if case.journal and not (old and old.journal):
        yield Journalised(two.id, case.journal.number, case.journal.date)
    else:
        yield from found


def _outcomes(two: Two, found: list[Difference]) -> Told:
    return of_new(found, lambda: two.new(Decision).outcomes, lambda one: _ruled(two, one))


def _ruled(two: Two, said: Outcome) -> Ruled:
    results = tuple(dict.fromkeys(each.result for each in said.points))
    by = (said.body, said.date, said.deciding)
    return Ruled(two.id, *by, results, len(said.conditions), said.meeting)


def _stamps(two: Two, found: list[Difference]) -> Told:
    """What an act fixed is told by the act; a stamp by itself is told as a field."""
    for each in found:
        stamp = two.new(Decision).stamps[each.item] if each.added else None
        if stamp and stamp.reason:
            yield Corrected(two.id, stamp.date, stamp.reason)
        elif not (stamp and (two.adds("outcomes") or _is_of_acts(two, stamp))):
            yield each


def _is_of_acts(two: Two, stamp: Stamp) -> bool:
    """Whether all that it fixes was written down just now."""
    keys = {field.partition("[")[0] for field, _ in told(stamp.fields)}
    written = {each.path[0] for each in two.found if each.old is None}
    return keys <= written


def _follow_ups(two: Two, found: list[Difference]) -> Told:
    case = two.new(Decision)
    for each in found:
        one = case.follow_ups[each.item] if not each.gone else None
        if one and each.added:
            yield FollowUp(two.id, one.text, one.responsible, one.deadline)
        if one and one.done and (each.added or _is_done(each)):
            yield FollowedUp(two.id, one.text, one.done, late(one.done, one.deadline))
        elif not each.added:
            yield each


def _is_done(each: Difference) -> bool:
    return each.key == "follow_ups.done" and each.old is None


def _orientations(two: Two, found: list[Difference]) -> Told:
    """Those told on one day together."""
    heard: dict[date, list[str]] = {}
    for each in found:
        if each.added:
            one = two.new(Decision).orientations[each.item]
            heard.setdefault(one.date, []).append(one.forum)
        else:
            yield each
    yield from (Oriented(two.id, tuple(fora), day) for day, fora in heard.items())


def _to_tell(two: Two, found: list[Difference]) -> Told:
    """Those to be told until one day together; whoever was told already is told so."""
    case = two.new(Decision)
    heard = {case.orientations[e.item].forum for e in two.under("orientations") if e.added}
    asked: dict[date, list[str]] = {}
    for each in found:
        if each.added:
            one = case.to_tell[each.item]
            if one.forum not in heard:
                asked.setdefault(one.deadline, []).append(one.forum)
        else:
            yield each
    yield from (ToTell(two.id, tuple(fora), day) for day, fora in asked.items())


def _excerpts(two: Two, found: list[Difference]) -> Told:
    return of_new(
        found,
        lambda: two.new(Decision).excerpts,
        lambda one: Excerpted(two.id, one.to, one.sent),
    )


def superseded(sides: Sides) -> Iterator[Superseded]:
    """The cases whose place another takes now, or is now to take."""
    before = dict(_standing(sides.before.portfolio.of(Decision)))
    for pair, decided in _standing(sides.after.portfolio.of(Decision)):
        if before.get(pair) is not decided:
            yield Superseded(pair[0], pair[1], decided)


def _standing(cases: tuple[Decision, ...]) -> Iterator[tuple[tuple[str, str], bool]]:
    for each in cases:
        if each.supersedes and not each.withdrawn:
            yield (each.supersedes, each.id), each.decided is not None


def _supersedes(two: Two, found: list[Difference]) -> Told:
    """Told of the case whose place is taken; where none is named any more, as a field."""
    case = two.new(Decision)
    if not case.supersedes or case.withdrawn:
        yield from found


TELLERS: Mapping[str, Teller] = {
    "submitted": _submitted,
    "withdrawn": _withdrawn,
    "journal": _journal,
    "outcomes": _outcomes,
    "advice": advice,
    "hearings": hearings,
    "stamps": _stamps,
    "follow_ups": _follow_ups,
    "orientations": _orientations,
    "to_tell": _to_tell,
    "excerpts": _excerpts,
    "supersedes": _supersedes,
}
EVENTS = frozenset(TELLERS)
