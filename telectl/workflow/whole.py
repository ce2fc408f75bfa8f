"""Whether a meeting has said all that it was to say, so that it can be closed."""

from __future__ import annotations

from collections.abc import Iterator

from telectl.findings import Exit, Refusal
from telectl.model.decision import Decision
from telectl.model.meeting import Meeting
from telectl.model.outcome import Outcome
from telectl.model.portfolio import Portfolio
from telectl.workflow.agenda import require_open
from telectl.workflow.climb import is_over
from telectl.workflow.moment import Moment


def require_whole(portfolio: Portfolio, meeting: Meeting, moment: Moment) -> None:
    """Refuses to close before its day, twice, or while something is unsaid; tells all of it."""
    require_open(meeting)
    moment.on(meeting.date)
    lacks = (*_withdrawn(portfolio, meeting), *_unsaid(portfolio, meeting), *_unread(meeting))
    if len(lacks) > 1:
        raise Refusal(Exit.REFUSED, "meeting.lacks", (), lacks, id=meeting.id, n=len(lacks))
    if lacks:
        raise lacks[0]


def _unsaid(portfolio: Portfolio, meeting: Meeting) -> Iterator[Refusal]:
    """The cases that nothing was said to; of one that can't be read that can't be known."""
    dark = [name for name in meeting.agenda if portfolio.get(Decision, name) is None]
    for name in dark:
        yield Refusal(Exit.REFUSED, "meeting.dark_case", id=meeting.id, case=name)
    lacking = tuple(_without_outcome(portfolio, meeting))
    if lacking:
        case, n = lacking[0].partition(" ")[0], len(lacking)
        yield Refusal(
            Exit.REFUSED, "meeting.no_outcome", id=meeting.id, cases=lacking, case=case, n=n
        )


def _unread(meeting: Meeting) -> Iterator[Refusal]:
    """The minutes of earlier meetings to which nothing was said."""
    silent = tuple(
        number
        for number, each in enumerate(meeting.matters, 1)
        if each.sort == "minutes" and each.result is None
    )
    if silent:
        number, n = silent[0], len(silent)
        yield Refusal(
            Exit.REFUSED, "meeting.no_result", id=meeting.id, numbers=silent, number=number, n=n
        )


def _without_outcome(portfolio: Portfolio, meeting: Meeting) -> Iterator[str]:
    """The cases of the agenda, and their points, that nothing was said to."""
    drafts = {each.case: each for each in meeting.said}
    for name in meeting.agenda:
        case, draft = portfolio.get(Decision, name), drafts.get(name)
        if case is None:
            continue
        told = {each.number for each in draft.points} if draft else set()
        wanted = awaited(case, meeting)
        left = tuple(number for number in wanted if number not in told)
        if left and len(left) == len(case.numbers):
            yield name
        elif left:
            yield f"{name} ({', '.join(map(str, left))})"


def awaited(case: Decision, meeting: Meeting) -> tuple[int, ...]:
    """The points of a case that a meeting is to answer and that its file holds no answer to."""
    if is_settled(case, meeting) or has_advised(case, meeting):
        return ()
    told = {each.number for said in said_by(case, meeting) for each in said.points}
    return tuple(number for number in case.to_answer if number not in told)


def is_settled(case: Decision, meeting: Meeting) -> bool:
    """Whether a case was taken back, or another meeting had settled all of it by the day."""
    own = any(each.deciding for each in said_by(case, meeting))
    return bool(case.withdrawn) or (not own and is_over(case, meeting.date))


def has_advised(case: Decision, meeting: Meeting) -> bool:
    """Whether the meeting gave the advice that it was asked for."""
    given = [each for each in case.advice if each.given]
    by_day = ((each.body, each.given) for each in given if each.meeting is None)
    own = (meeting.body, meeting.date)
    return any(each.meeting == meeting.id for each in given) or own in by_day


def said_by(case: Decision, meeting: Meeting) -> tuple[Outcome, ...]:
    """What the meeting said to a case; where no meeting is named, its body on its day."""
    own = (None, meeting.body, meeting.date)
    said = case.outcomes
    return tuple(e for e in said if e.meeting == meeting.id or (e.meeting, e.body, e.date) == own)


def _withdrawn(portfolio: Portfolio, meeting: Meeting) -> Iterator[Refusal]:
    """No draft becomes the outcome of a case that was taken back before the meeting spoke."""
    for draft in meeting.said:
        case = portfolio.get(Decision, draft.case)
        day = case.withdrawn if case else None
        if case and day and day <= meeting.date:
            yield Refusal(Exit.REFUSED, "meeting.withdrawn", id=meeting.id, case=case.id, day=day)
