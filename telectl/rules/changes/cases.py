"""Rules of decided cases: what a decision fixed stays as it was, and so do its stamps."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from telectl.findings import Severity
from telectl.model.decision import Decision
from telectl.model.meeting import Meeting
from telectl.model.portfolio import Portfolio
from telectl.rules.changes.registry import Changed, change
from telectl.rules.changes.sides import Sides
from telectl.rules.changes.transitions import is_within
from telectl.rules.freezing import WORDED
from telectl.workflow.filled import FILLED
from telectl.workflow.fingerprints import fingerprint
from telectl.workflow.frozen import Raw, counting, frozen, items_of, path_of, taken_apart
from telectl.workflow.rewording import is_put_right
from telectl.workflow.stamp_faults import faults
from telectl.workflow.stamped import Held, fits, latest

RESTING = ("concerns", "waivers", "item_type", "supersedes")
# The acts that put a number right and say why, also where nothing is fixed yet.
CORRECTING = "case correct"


@change("CH004", clauses=["C13"])
def changed_with_its_stamp(sides: Sides) -> Iterator[Changed]:
    """What a decision fixed is changed, and so is the stamp that would have told it."""
    for case, now, old, new in sides.pairs(Decision):
        held, after = latest(old, case.id), latest(new, case.id)
        for field, was in held.items():
            if fits(old, field, was.is_) and not fits(new, field, was.is_):
                is_ = after.get(field)
                if not _told_elsewhere(now, was, is_) and not _is_corrected(sides, case, field):
                    facts = {"case": case.id, "field": field, "date": date.fromisoformat(was.date)}
                    facts |= {"key": f"{field}{WORDED.get(taken_apart(field)[0], '')}"}
                    yield case.id, _there(new, path_of(new, field)), {**facts, "why": "fixed"}
        yield from _laid_on(sides, case, now, held)


def _told_elsewhere(now: Decision, was: Held, is_: Held | None) -> bool:
    """Whether the stamp still says what it was: then D034 tells that it isn't."""
    own = any(each.record == now.id for each in now.stamps)
    return own and is_ is not None and is_.is_ == was.is_


def _is_corrected(sides: Sides, case: Decision, field: str) -> bool:
    return is_put_right(sides.before, sides.after, case, field)


def _there(raw: Raw, path: tuple[str | int, ...]) -> tuple[str | int, ...]:
    return path if path and raw.get(str(path[0])) is not None else ()


def _laid_on(
    sides: Sides, case: Decision, now: Decision, held: dict[str, Held]
) -> Iterator[Changed]:
    """More than was decided, in a case whose fields no stamp fixes."""
    outcomes = counting(sides.before, case)
    if not outcomes:
        return
    facts = {"case": case.id, "date": outcomes[-1].date, "why": "laid"}
    if "concerns" not in held and not set(now.concerns) <= set(case.concerns):
        yield case.id, ("concerns",), {**facts, "field": "concerns"}
    if "waivers" not in held and any(each not in case.waivers for each in now.waivers):
        yield case.id, ("waivers",), {**facts, "field": "waivers"}
    corrects = _left_a_reason(sides, case, now)  # what could not take its place, taken away
    if "supersedes" not in held and now.supersedes != case.supersedes and not corrects:
        yield case.id, ("supersedes",), {**facts, "field": "supersedes"}
    if "item_type" not in held and now.item_type != case.item_type:
        yield case.id, ("item_type",), {**facts, "field": "item_type"}
    yield from _steps_laid_on(case, now, held, facts)


def _steps_laid_on(
    case: Decision, now: Decision, held: dict[str, Held], facts: dict[str, object]
) -> Iterator[Changed]:
    steps = {each.number: each.moves for each in case.points}
    for i, point in enumerate(now.points):
        field = f"points[{point.number}]"
        free = field in held or point.number in case.left_open or point.number not in steps
        if point.moves and not free and point.moves != steps[point.number]:
            yield case.id, ("points", i, "moves"), {**facts, "field": f"{field}.moves"}


@change("CH005", clauses=["C13"])
def stamps_rewritten(sides: Sides) -> Iterator[Changed]:
    """A stamp that a decision left is changed or gone."""
    for case, now, old, new in sides.pairs(Decision):
        wrong = {each.place for each in faults(sides.before, case)}
        kept = [
            fingerprint(each) for i, each in enumerate(items_of(old, "stamps")) if i not in wrong
        ]
        after = [fingerprint(each) for each in items_of(new, "stamps")]
        if not is_within(kept, after):
            gone = sum(each not in after for each in kept)
            path = ("stamps",) if now.stamps else ()
            yield case.id, path, {"case": case.id, "n": gone, "why": "gone" if gone else "order"}


@change("CH006", Severity.WARNING, clauses=["C13"])
def unstamped_and_changed(sides: Sides) -> Iterator[Changed]:
    """A case that was decided before there were stamps is changed in what it decided."""
    for case, _, old, new in sides.pairs(Decision):
        held = latest(old, case.id)
        if held:
            continue
        there = frozen(sides.before, case, old)
        fields = tuple(
            each
            for each, is_ in there.items()
            if each not in (*RESTING, "journal") and not fits(new, each, is_)
        )
        if fields:
            path = _there(new, path_of(new, fields[0]))
            yield case.id, path, {"case": case.id, "fields": fields, "decided": case.decided}


def _left_a_reason(sides: Sides, case: Decision, now: Decision) -> bool:
    """Whether a correction left its reason; what a step calls itself is not believed."""
    if sides.act != CORRECTING:
        return False
    stamps = [each for each in now.stamps if each.reason and each not in case.stamps]
    return bool(stamps) or _corrections(sides.after, case) > _corrections(sides.before, case)


def _corrections(portfolio: Portfolio, case: Decision) -> int:
    meetings = portfolio.of(Meeting)
    return sum(each.case == case.id for meeting in meetings for each in meeting.corrections)


@change("CH007", clauses=["C13"])
def given_once_and_changed(sides: Sides) -> Iterator[Changed]:
    """What is given or becomes known once is another, or gone: a journal number, how many voted."""
    for case, now, old, new in sides.pairs(Decision):
        if _left_a_reason(sides, case, now):
            continue
        given = case.journal
        if given and "journal" not in latest(old, case.id) and now.journal != given:
            facts = {"case": case.id, "number": given.number, "why": "journal"}
            yield case.id, _there(new, ("journal",)), facts
        for i, key in _written_over(case, now):
            facts = {"case": case.id, "key": f"outcomes[{i + 1}].{key}", "why": "filled"}
            yield case.id, _there(new, ("outcomes", i)), facts


def _written_over(case: Decision, now: Decision) -> Iterator[tuple[int, str]]:
    """Where the outcomes still stand that a key of theirs is no longer as it became known."""
    for i, (was, is_) in enumerate(zip(case.outcomes, now.outcomes, strict=False)):
        if (was.body, was.date) == (is_.body, is_.date):
            for key in sorted(FILLED):
                if getattr(was, key) is not None and getattr(was, key) != getattr(is_, key):
                    yield i, key
