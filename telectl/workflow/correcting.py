"""Wording put right in a decided case while its minutes are a draft, and fields stamped anew."""

from __future__ import annotations

from collections.abc import Sequence

from telectl.findings import Exit, Refusal
from telectl.model.changes import Append, Change, Remove, Set
from telectl.model.decision import Decision
from telectl.model.portfolio import Portfolio
from telectl.workflow.correctable import drafts_of, is_free, require_wording
from telectl.workflow.entries import setting
from telectl.workflow.fingerprints import NOTHING, fingerprint
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
from telectl.workflow.moment import Moment
from telectl.workflow.records import raw_of
from telectl.workflow.stamp_faults import faults
from telectl.workflow.stamped import fits, latest
from telectl.workflow.stamps import approved, stamp, unstamped


def corrected(
    portfolio: Portfolio, case: Decision, words: Sequence[str], reason: str, moment: Moment
) -> tuple[Change, ...]:
    """New wording of fields of a decided case, and the entry of it in the minutes.

    The stamps that go with it are ``restamped``, of the portfolio as these changes leave it.
    """
    changes = setting(portfolio, case.id, words, moment, correcting=True)
    raw, decided = raw_of(portfolio, case.id), counting(portfolio, case)
    told = (each for each in changes if isinstance(each, Set | Remove))
    worded = tuple(each for each in told if not is_free(portfolio, case, raw, each))
    for each in worded:
        if not decided and each.path[0] != "outcomes":
            raise Refusal(Exit.REFUSED, "correct.undecided", id=case.id)
        require_wording(case, raw, each)
    meetings = {m: None for each in worded for m in drafts_of(portfolio, case, each.path)}
    entry = {"date": moment.day, "reason": reason, "case": case.id}
    return (*changes, *(Append(each, ("corrections",), entry) for each in meetings))


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
    if len(items_of(new, key)) < len(items_of(old, key)):
        return NOTHING
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


# What these lack is a reason, or the wording that they fixed before.
MENDED = frozenset({"reason", "approved"})


def impossible(portfolio: Portfolio, case: Decision) -> tuple[Remove, ...]:
    """The stamps of a case that can't be, taken away from the end on."""
    places = [each.place for each in faults(portfolio, case) if each.why not in MENDED]
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
