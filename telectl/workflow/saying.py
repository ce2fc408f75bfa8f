"""What a meeting said to a case or a matter: a draft in the meeting until it is closed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from telectl.findings import Exit, Refusal
from telectl.model import KINDS
from telectl.model.base import Unknown
from telectl.model.changes import Append, Change, Remove
from telectl.model.meeting import Meeting, Said
from telectl.model.numerals import counted, is_numeral
from telectl.model.portfolio import Portfolio
from telectl.model.shape import shape_of
from telectl.model.values import parse
from telectl.workflow.agenda import matter_place, require_open
from telectl.workflow.attending import held
from telectl.workflow.drafts import case_draft, case_of, matter_draft
from telectl.workflow.extras import extras
from telectl.workflow.moment import Moment
from telectl.workflow.outcomes import outcome
from telectl.workflow.resuming import resumed
from telectl.workflow.told import Told

KEPT = ("points", "conditions", "agreed", "votes")
# The one takes the place of the other.
INSTEAD = {"follow_ups": "no_follow_up", "no_follow_up": "follow_ups"}


def said(
    portfolio: Portfolio, meeting: Meeting, told: Told, by_point: Mapping[int, str], moment: Moment
) -> Iterator[Change]:
    """The outcome of a case as a draft; of one that stood there stays what isn't told anew."""
    case = case_of(portfolio, meeting, told.id)
    now = resumed(case, draft_of(meeting, case.id), told, by_point).told
    made = outcome(
        portfolio, of_meeting(meeting, now), moment.on(meeting.date), case.numbers, case, some=True
    )
    given = {key: made[key] for key in KEPT if key in made} | extras(told)
    given |= {INSTEAD[key]: None for key in INSTEAD if key in given and INSTEAD[key] not in given}
    yield from held(meeting, moment)
    if case.id not in meeting.agenda:
        yield Append(meeting.id, ("agenda",), case.id)
    yield from case_draft(meeting, case.id, given)


def draft_of(meeting: Meeting, case: str) -> Said | None:
    """What the meeting said to a case so far."""
    return next((each for each in meeting.said if each.case == case), None)


def cleared(meeting: Meeting, case: str | None, matter: int | None) -> Iterator[Change]:
    """A draft taken back: what was said to a case, or to a matter."""
    require_open(meeting)
    if case is None:
        yield from _matter_cleared(meeting, matter or 0)
        return
    places = [i for i, each in enumerate(meeting.said) if each.case == case]
    if not places:
        raise Refusal(Exit.USAGE, "meeting.no_draft", id=meeting.id, item=case)
    yield from (Remove(meeting.id, ("said", i)) for i in reversed(places))


def _matter_cleared(meeting: Meeting, number: int) -> Iterator[Change]:
    at = matter_place(meeting, number)
    said = [key for key in ("result", "remark") if getattr(meeting.matters[at], key)]
    if not said:
        raise Refusal(Exit.USAGE, "meeting.no_draft", id=meeting.id, item=f"--matter {number}")
    yield from (Remove(meeting.id, ("matters", at, key)) for key in said)


def point_results(words: tuple[str, ...]) -> dict[int, str]:
    """``N=RESULT`` words by number."""
    found = {}
    for word in words:
        number, equals, result = word.partition("=")
        if not equals or not is_numeral(number):
            raise Refusal(Exit.USAGE, "meeting.odd_point", text=word)
        found[counted(number)] = result
    return found


def of_meeting(meeting: Meeting, told: Told) -> Told:
    """The same as told by the body of a meeting, on its day."""
    return replace(told, body=meeting.body, day=meeting.date, meeting=meeting.id)


def told_again(meeting: Meeting, draft: Said) -> Told:
    """A draft as it would be typed."""
    votes = draft.votes
    agreed = draft.agreed
    return of_meeting(
        meeting,
        Told(
            draft.case,
            results=tuple(f"{each.number}={each.result}" for each in draft.points),
            provisos=tuple(f"{e.number}={e.proviso}" for e in draft.points if e.proviso),
            conditions=draft.conditions,
            agreed=f"unknown:{agreed.unknown}" if isinstance(agreed, Unknown) else agreed,
            votes=f"{votes.for_}/{votes.against}/{votes.abstained}" if votes else None,
            deviation=draft.deviation,
        ),
    )


def matter_said(
    portfolio: Portfolio,
    meeting: Meeting,
    number: int,
    said: tuple[str | None, str | None],
    moment: Moment,
) -> Iterator[Change]:
    """What was said to a matter: a result, as approved for old minutes, and a remark."""
    result, remark = said
    require_open(meeting)
    at = matter_place(meeting, number)
    if not result and not remark:
        raise Refusal(Exit.USAGE, "usage.missing_options", names=("--result", "--remark"))
    shape = shape_of(KINDS["meetings"]).at(("matters", 0, "result"))
    assert shape is not None
    yield from held(meeting, moment)
    word = str(parse(shape, result, "--result")) if result else None
    given = {"result": word, "remark": remark}
    yield from matter_draft(portfolio, meeting, at, {k: v for k, v in given.items() if v})
