"""What is to be done after a decision, and when it was: pure changes of its case."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from telectl.findings import Exit, Refusal
from telectl.model.changes import Append, Change, Remove, Set
from telectl.model.decision import Decision, FollowUp
from telectl.model.numerals import counted, is_numeral
from telectl.model.words import folded
from telectl.workflow.moment import Moment


def open_follow_ups(case: Decision) -> dict[int, FollowUp]:
    """What is still to be done, by the number it is typed with."""
    return {n: each for n, each in enumerate(case.follow_ups, 1) if each.done is None}


def follow_up_meant(case: Decision, said: str | None) -> int:
    """The number of the follow-up meant: by number or text; the only open one needs no naming."""
    if not case.follow_ups:
        raise Refusal(Exit.USAGE, "followup.absent", id=case.id)
    waiting = open_follow_ups(case)
    if said is None:
        if len(waiting) == 1:
            return next(iter(waiting))
        key = "followup.which" if waiting else "followup.all_done"
        raise Refusal(Exit.USAGE, key, id=case.id, texts=_numbered(waiting))
    if is_numeral(said) and 1 <= counted(said) <= len(case.follow_ups):
        return counted(said)
    return _by_text(case, said)


def _by_text(case: Decision, said: str) -> int:
    every = dict(enumerate(case.follow_ups, 1))
    held = [n for n, each in every.items() if folded(said) and folded(said) in folded(each.text)]
    whole = [n for n in held if folded(every[n].text) == folded(said)]
    found = whole or held
    if len(found) > 1:
        found = [n for n in found if every[n].done is None] or found
    if len(found) != 1:
        key = "followup.several" if found else "followup.unknown"
        texts = _numbered({n: every[n] for n in found or every})
        raise Refusal(Exit.USAGE, key, id=case.id, text=said, texts=texts)
    return found[0]


def _numbered(follow_ups: dict[int, FollowUp]) -> tuple[str, ...]:
    return tuple(f"{n} ({each.text})" for n, each in follow_ups.items())


def follow_up_done(case: Decision, number: int, moment: Moment) -> tuple[Change, ...]:
    """A follow-up done on the day; once."""
    there = case.follow_ups[number - 1]
    if there.done:
        raise Refusal(
            Exit.CONFLICT, "followup.already", id=case.id, text=there.text, day=there.done
        )
    return (Set(case.id, ("follow_ups", number - 1, "done"), moment.day),)


def follow_up_added(
    case: Decision, text: str, responsible: str, deadline: date
) -> Iterator[Change]:
    """Something more to do; that nothing was to be done no longer holds."""
    made = {"text": text, "responsible": responsible, "deadline": deadline}
    if case.no_follow_up:
        yield Remove(case.id, ("no_follow_up",))
    yield Append(case.id, ("follow_ups",), made)


def no_follow_up(case: Decision, reason: str) -> tuple[Change, ...]:
    """Nothing is to be done, and why; refused while something is."""
    if case.follow_ups:
        texts = _numbered(dict(enumerate(case.follow_ups, 1)))
        raise Refusal(Exit.CONFLICT, "followup.there", id=case.id, texts=texts)
    return (Set(case.id, ("no_follow_up",), reason),)
