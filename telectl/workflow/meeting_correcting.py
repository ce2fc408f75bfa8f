"""A closed meeting put right with a reason, until its minutes are approved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from telectl.findings import Exit, Refusal
from telectl.model.changes import Append, Change, Remove, Set
from telectl.model.decision import Decision
from telectl.model.key_paths import spelt
from telectl.model.meeting import Matter, Meeting
from telectl.model.outcome import APPROVING
from telectl.model.portfolio import Portfolio
from telectl.workflow.entries import setting
from telectl.workflow.moment import Moment
from telectl.workflow.sealed import SAID, require_unapproved

# A meeting of another body or day is another meeting; what was said stands in the cases.
OTHER = frozenset({"body", "date", "said"})


def corrected(
    portfolio: Portfolio, meeting: Meeting, words: Sequence[str], reason: str, moment: Moment
) -> tuple[Change, ...]:
    """What is to be put right, what follows from it, and its entry in the minutes."""
    changes = setting(portfolio, meeting.id, words, moment, correcting=True)
    require_draft(meeting, spelt(_paths(changes)[0]))
    for path in _paths(changes):
        if path[0] not in SAID - OTHER:
            raise Refusal(Exit.REFUSED, "meeting.no_correction", id=meeting.id, key=spelt(path))
    _refuse_answered(portfolio, meeting, changes)
    approving = tuple(_of_minutes(portfolio, meeting, changes))
    return (*changes, *approving, entry(meeting, reason, moment))


def require_draft(meeting: Meeting, key: str) -> None:
    """Refuses a meeting that isn't closed yet, or whose minutes are approved."""
    require_unapproved(meeting, ("minutes",))
    if meeting.status != "closed":
        raise Refusal(Exit.REFUSED, "meeting.not_over", id=meeting.id, key=key)


def entry(meeting: Meeting, reason: str, moment: Moment, case: str | None = None) -> Append:
    """What the minutes say of a correction."""
    made = {"date": moment.day, "reason": reason} | ({"case": case} if case else {})
    return Append(meeting.id, ("corrections",), made)


def _paths(changes: Sequence[Change]) -> list[tuple[str | int, ...]]:
    return [each.path for each in changes if isinstance(each, Set | Remove)]


def _refuse_answered(portfolio: Portfolio, meeting: Meeting, changes: Sequence[Change]) -> None:
    """No case goes off the agenda of the meeting that said something to it."""
    for each in changes:
        if not isinstance(each, Set | Remove) or each.path[0] != "agenda":
            continue
        at = each.path[1] if len(each.path) > 1 else None
        gone = (meeting.agenda[at],) if isinstance(at, int) else meeting.agenda
        new = each.value if isinstance(each, Set) else ()
        kept = new if isinstance(new, list | tuple) else (new,)
        for name in gone:
            case = portfolio.get(Decision, name)
            if name not in kept and case and _answers(case, meeting):
                raise Refusal(Exit.REFUSED, "meeting.has_outcome", id=meeting.id, case=name)


def _answers(case: Decision, meeting: Meeting) -> bool:
    said = [each.meeting for each in case.outcomes] + [each.meeting for each in case.advice]
    return meeting.id in said


def _of_minutes(
    portfolio: Portfolio, meeting: Meeting, changes: Sequence[Change]
) -> Iterator[Change]:
    """Old minutes that were approved here are final; once they are, that stays said."""
    for each in changes:
        if not isinstance(each, Set | Remove) or each.path[0] != "matters":
            continue
        at = each.path[1] if len(each.path) > 1 else None
        for matter in (meeting.matters[at],) if isinstance(at, int) else meeting.matters:
            old = portfolio.get(Meeting, matter.record) if matter.sort == "minutes" else None
            if old is None or old.minutes is None or each.path[2:] == ("remark",):
                continue
            if old.minutes.status == "final":
                _refuse_approved(meeting, matter)
            elif isinstance(each, Set) and each.path[2:] == ("result",):
                yield from _approved(old, each.value, meeting)


def _approved(old: Meeting, result: object, meeting: Meeting) -> Iterator[Change]:
    if result in APPROVING:
        yield Set(old.id, ("minutes", "status"), "final")
        yield Set(old.id, ("minutes", "approved"), meeting.date)


def _refuse_approved(meeting: Meeting, matter: Matter) -> None:
    if matter.result in APPROVING:
        raise Refusal(Exit.REFUSED, "meeting.minutes_stand", id=meeting.id, old=matter.record)
