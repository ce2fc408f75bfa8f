"""What may be put right in a case with a reason, and in whose minutes that is entered."""

from __future__ import annotations

from collections.abc import Iterator

from telectl.findings import Exit, KeyPath, Refusal
from telectl.model.advice import Advice
from telectl.model.changes import Change, Remove, Set
from telectl.model.decision import Decision
from telectl.model.key_paths import spelt
from telectl.model.meeting import Meeting
from telectl.model.portfolio import Portfolio
from telectl.model.shape import shape_of
from telectl.workflow.filled import FILLED
from telectl.workflow.frozen import Raw, counting
from telectl.workflow.governing import governing
from telectl.workflow.moment import STAMP
from telectl.workflow.outcomes import contradicted
from telectl.workflow.standing_at import value_at
from telectl.workflow.superseding import cannot_replace

# Texts that say what was decided, and not how it is put.
NO_WORDING = frozenset({"id", "moves", "stamps", "supersedes"})


def is_free(portfolio: Portfolio, case: Decision, raw: Raw, change: Change) -> bool:
    """Whether a change is no wording of minutes: it is made at any time, with its reason."""
    if isinstance(change, Set):
        free = change.path[0] == "journal" or _is_known_outside(portfolio, case, change.path)
        return free and value_at(raw, change.path) is not None
    if not isinstance(change, Remove):
        return False
    if change.path == ("supersedes",):
        return cannot_replace(portfolio, case)
    return change.path[0] == "outcomes" and _is_said_otherwise(case, change.path)


def _is_known_outside(portfolio: Portfolio, case: Decision, path: KeyPath) -> bool:
    """Whether it is where the minutes lie, or how it was agreed at a meeting that isn't here."""
    at = path[1] if path[0] == "outcomes" and len(path) > 2 else None
    if not isinstance(at, int) or path[2] not in FILLED:
        return False
    return path[2] == "source" or portfolio.get(Meeting, case.outcomes[at].meeting) is None


def _is_said_otherwise(case: Decision, path: KeyPath) -> bool:
    """Whether an outcome decides nothing, and its meeting is told to have said something else."""
    at = path[1] if len(path) == 2 else None
    if not isinstance(at, int) or case.outcomes[at].deciding:
        return False
    others = (each for i, each in enumerate(case.outcomes) if i != at)
    return any(contradicted(each, case.outcomes[at]) is not None for each in others)


def require_wording(case: Decision, raw: Raw, change: Change) -> None:
    """Refuses to put right what is no wording, and what isn't there."""
    path: KeyPath = getattr(change, "path", ())
    if path[-1:] == (STAMP,):
        return
    if not isinstance(change, Set) or not (_is_wording(path) or _is_on_the_way(case, path)):
        raise Refusal(Exit.REFUSED, "correct.no_wording", id=case.id, key=spelt(path))
    if value_at(raw, path) is None:
        raise Refusal(Exit.REFUSED, "correct.absent", id=case.id, key=spelt(path))


def _is_wording(path: KeyPath) -> bool:
    """Whether a text stands at a path, or what is filled once in an outcome."""
    if path[0] == "outcomes" and path[2] in FILLED:
        return True
    shape = shape_of(Decision).at(path)
    sorts = ("text", "day") if path[0] == "journal" else ("text",)
    plain = shape is not None and shape.sort in sorts and not shape.refers
    return plain and NO_WORDING.isdisjoint(path)


def _is_on_the_way(case: Decision, path: KeyPath) -> bool:
    """Whether it is a result that nobody decided on yet: a wrong one can still be put right."""
    if path[0] != "outcomes" or path[2:3] != ("points",) or path[-1] != "result":
        return False
    return case.outcome is None


def drafts_of(portfolio: Portfolio, case: Decision, path: KeyPath) -> Iterator[str]:
    """The meetings in whose minutes a field stands; refused where they are approved.

    What bodies outside said to a case that nobody decided yet stands in no minutes here.
    """
    for said in governing(portfolio, case, path):
        meeting = portfolio.get(Meeting, said.meeting)
        if meeting is not None and meeting.minutes and meeting.minutes.status == "final":
            day = meeting.minutes.approved or meeting.date
            raise Refusal(Exit.REFUSED, "correct.approved", id=case.id, meeting=meeting.id, day=day)
        if meeting is not None:
            yield meeting.id
        elif isinstance(said, Advice):
            _refuse(case, "correct.advised", said.body, said.given)
        elif counting(portfolio, case):
            _refuse(case, "correct.no_meeting", said.body, said.date)


def _refuse(case: Decision, why: str, body: str, day: object) -> None:
    raise Refusal(Exit.REFUSED, why, id=case.id, body=body, day=day)
