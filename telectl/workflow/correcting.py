"""Wording put right in a decided case while its minutes are a draft, and fields stamped anew."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from telectl.findings import Exit, KeyPath, Refusal
from telectl.model.advice import Advice
from telectl.model.changes import Append, Change, Remove, Set
from telectl.model.decision import Decision
from telectl.model.key_paths import spelt
from telectl.model.meeting import Meeting
from telectl.model.outcome import Outcome
from telectl.model.portfolio import Portfolio
from telectl.model.shape import shape_of
from telectl.workflow.entries import setting, value_at
from telectl.workflow.fingerprints import fingerprint
from telectl.workflow.frozen import (
    ITEMS,
    Raw,
    counting,
    item_print,
    items_of,
    path_of,
    taken_apart,
    whole_print,
)
from telectl.workflow.moment import STAMP, Moment
from telectl.workflow.records import raw_of
from telectl.workflow.stamp_faults import faults
from telectl.workflow.stamped import fits, latest
from telectl.workflow.stamps import approved, stamp, unstamped

# Texts that say what was decided, and not how it is put.
NO_WORDING = frozenset({"id", "moves", "stamps", "supersedes"})
ANY_TIME = "journal"  # a number that was typed wrong is no wording of the minutes


def corrected(
    portfolio: Portfolio, case: Decision, words: Sequence[str], reason: str, moment: Moment
) -> tuple[Change, ...]:
    """New wording of fields of a decided case, and the entry of it in the minutes.

    The stamps that go with it are ``restamped``, of the portfolio as these changes leave it.
    """
    changes = setting(portfolio, case.id, words, moment, correcting=True)
    raw, decided = raw_of(portfolio, case.id), counting(portfolio, case)
    if not decided and any(each.path[0] != ANY_TIME for each in changes if isinstance(each, Set)):
        raise Refusal(Exit.REFUSED, "correct.undecided", id=case.id)
    for each in changes:
        _require_wording(case, raw, each)
    paths = [each.path for each in changes if isinstance(each, Set) and each.path[0] != ANY_TIME]
    meetings = {m: None for path in paths for m in _meetings(portfolio, case, path)}
    entry = {"date": moment.day, "reason": reason, "case": case.id}
    return (*changes, *(Append(each, ("corrections",), entry) for each in meetings))


def _require_wording(case: Decision, raw: Raw, change: Change) -> None:
    path: KeyPath = getattr(change, "path", ())
    if path[-1:] == (STAMP,):
        return
    shape = shape_of(Decision).at(path) if isinstance(change, Set) else None
    sorts = ("text", "day") if path[0] == ANY_TIME else ("text",)
    plain = shape is not None and shape.sort in sorts and not shape.refers
    if not plain or not NO_WORDING.isdisjoint(path):
        raise Refusal(Exit.REFUSED, "correct.no_wording", id=case.id, key=spelt(path))
    if value_at(raw, path) is None:
        raise Refusal(Exit.REFUSED, "correct.absent", id=case.id, key=spelt(path))


def _meetings(portfolio: Portfolio, case: Decision, path: KeyPath) -> Iterator[str]:
    """The meetings in whose minutes a field stands; refused where they are approved."""
    for said in _governing(portfolio, case, path):
        meeting = portfolio.get(Meeting, said.meeting)
        if meeting is None:
            on = said.given if isinstance(said, Advice) else said.date
            key = "correct.advised" if isinstance(said, Advice) else "correct.no_meeting"
            raise Refusal(Exit.REFUSED, key, id=case.id, body=said.body, day=on)
        if meeting.minutes and meeting.minutes.status == "final":
            day = meeting.minutes.approved or meeting.date
            raise Refusal(Exit.REFUSED, "correct.approved", id=case.id, meeting=meeting.id, day=day)
        yield meeting.id


def _governing(portfolio: Portfolio, case: Decision, path: KeyPath) -> tuple[Outcome | Advice, ...]:
    """What fixed a field: of a point the outcomes that answer it, advice itself, else all."""
    outcomes = counting(portfolio, case)
    if path[0] == "advice" and isinstance(path[1], int):
        return (case.advice[path[1]],)
    if path[0] == "points" and isinstance(path[1], int):
        number = case.points[path[1]].number
        return tuple(each for each in outcomes if each.on(number) or not each.points)
    if path[0] == "outcomes" and isinstance(path[1], int):
        return (case.outcomes[path[1]],)
    return outcomes


def restamped(
    before: Portfolio, after: Portfolio, case_id: str, reason: str, moment: Moment
) -> tuple[Append, ...]:
    """The stamp of what was worded anew; of all that is fixed where there was none before."""
    case, old, new = after.get(Decision, case_id), raw_of(before, case_id), raw_of(after, case_id)
    held: dict[str, str] = {}
    for field, told in latest(old, case_id).items():
        is_ = _now(old, new, field, told.is_)
        if not fits(new, field, told.is_) and is_:
            held[field] = is_
    if case is not None and not latest(old, case_id):
        held = unstamped(after, case)
    return (stamp(case_id, (case_id, held), moment, reason),) if held else ()


def _now(old: Raw, new: Raw, field: str, is_: str) -> str | None:
    """The fingerprint of a field after the change; an item is found by what it was."""
    key, number = taken_apart(field)
    if number is None or key not in ITEMS:
        return whole_print(new, field)
    there = [i for i, each in enumerate(items_of(old, key)) if item_print(key, each) == is_]
    path = (key, there[0]) if there and key != "points" else path_of(old, field)
    items = items_of(new, key)
    place = path[1] if len(path) == 2 else None
    return item_print(key, items[place]) if isinstance(place, int) and place < len(items) else None


def project_restamped(
    portfolio: Portfolio, case: Decision, record: str, reason: str, moment: Moment
) -> tuple[Append, ...]:
    """The fields of a project that a decision approved, as they are now: an editorial change."""
    raw, told = raw_of(portfolio, case.id), {}
    there = latest(raw, record)
    if there:
        now = raw_of(portfolio, record)
        told = {name: fingerprint(now.get(name)) for name in there}
        told = {name: is_ for name, is_ in told.items() if is_ != there[name].is_}
    elif counting(portfolio, case):
        moves = (each.moves for each in case.points if each.moves)
        for move in (each for each in moves if each.project == record):
            told |= approved(portfolio, case, move, moment.day)
    if not told:
        key = "restamp.same" if there else "restamp.other"
        raise Refusal(Exit.REFUSED, key, id=case.id, project=record)
    return (stamp(case.id, (record, told), moment, reason),)


def impossible(portfolio: Portfolio, case: Decision) -> tuple[Remove, ...]:
    """The stamps of a case that can't be, taken away from the end on."""
    places = [each.place for each in faults(portfolio, case) if each.why != "reason"]
    return tuple(Remove(case.id, ("stamps", place)) for place in reversed(places))


def case_restamped(
    portfolio: Portfolio, case: Decision, reason: str, moment: Moment, *, mended: bool = False
) -> tuple[Append, ...]:
    """What was decided in a case and carries no stamp, as it is now.

    There may be nothing where stamps that can't be were taken away: that mends it already.
    """
    if not counting(portfolio, case) and not mended:
        raise Refusal(Exit.REFUSED, "correct.undecided", id=case.id)
    held = unstamped(portfolio, case)
    if not held and not mended:
        raise Refusal(Exit.REFUSED, "restamp.whole", id=case.id)
    return (stamp(case.id, (case.id, held), moment, reason),) if held else ()
