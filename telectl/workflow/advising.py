"""Advice asked of a body, and answered: pure, from what was told to changes of a case."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from telectl.findings import Exit, Refusal
from telectl.model import KINDS
from telectl.model.advice import Advice
from telectl.model.changes import Append, Change, Set
from telectl.model.decision import Decision
from telectl.model.meeting import Meeting
from telectl.model.portfolio import Portfolio
from telectl.model.shape import Shape, shape_of
from telectl.model.values import parse
from telectl.workflow.agenda import require_open
from telectl.workflow.attending import held
from telectl.workflow.moment import STAMP, Moment
from telectl.workflow.records import item, require

LIST = "advice"


@dataclass(frozen=True, slots=True)
class Advised:
    """What was told of advice in a case: that it was asked for, what it said, or both."""

    case: str
    subject: str | None = None
    body: str | None = None
    requested: date | None = None
    given: date | None = None
    conclusion: str | None = None
    text: str | None = None
    meeting: str | None = None
    potential: Mapping[str, object] | None = None

    @property
    def answers(self) -> bool:
        """Whether it tells an answer, and not only that it was asked for."""
        told = (self.given, self.conclusion, self.meeting, self.potential)
        alone = self.text is not None and self.requested is None
        return alone or any(each is not None for each in told)


def lacking(told: Advised) -> tuple[str, ...]:
    """The options without which advice can't be recorded."""
    wanted = {
        "--subject": told.subject,
        "--body": told.body,
        "--conclusion": told.conclusion or not told.answers,
    }
    return tuple(name for name, given in wanted.items() if not given)


def recorded(portfolio: Portfolio, told: Advised, moment: Moment) -> tuple[Change, ...]:
    """The request, the answer to one that is open, or advice that came unasked."""
    case = _checked(portfolio, told)
    made: dict[str, object] = {"subject": told.subject, "body": told.body}
    if not told.answers:
        then = moment.on(told.requested or moment.day)
        _refuse_asked(case, told)
        made |= {"requested": then.day} | ({"text": told.text} if told.text else {})
        return (_appended(case, made, then),)
    then = moment.on(given_on(portfolio, told, moment))
    said = _said(told, then.day)
    _refuse_given(case, told, then.day)
    at = open_request(case, told, then.day)
    if at is not None:
        return tuple(_answered(case, at, said, then))
    if told.requested:
        made["requested"] = moment.on(told.requested).day
    return (_appended(case, {**made, **said}, then),)


def at_meeting(
    portfolio: Portfolio, meeting: Meeting, told: Advised, moment: Moment
) -> Iterator[Change]:
    """Advice that a body gave at its meeting, which is held and had the case on its agenda."""
    require_open(meeting)
    yield from recorded(portfolio, told, moment)
    yield from held(meeting, moment)
    if told.case not in meeting.agenda:
        yield Append(meeting.id, ("agenda",), told.case)


def _said(told: Advised, day: date) -> dict[str, object]:
    """What the answer is, with only what was told."""
    said: dict[str, object] = {"given": day, "conclusion": told.conclusion, "text": told.text}
    said |= {"potential": told.potential, "meeting": told.meeting}
    return {key: each for key, each in said.items() if each is not None}


def given_on(portfolio: Portfolio, told: Advised, moment: Moment) -> date:
    """The day of an answer: as told, else its meeting's, else the day of the act."""
    meeting = portfolio.get(Meeting, told.meeting)
    return told.given or (meeting.date if meeting else moment.day)


def day_told(portfolio: Portfolio, told: Advised, moment: Moment) -> date:
    """The day of what is told: of the answer, else of the request."""
    if told.answers:
        return given_on(portfolio, told, moment)
    return told.requested or moment.day


def of_case(portfolio: Portfolio, case: str) -> Decision:
    """The case of that id; refuses what is none."""
    require(portfolio, "decisions", case)
    found = portfolio.get(Decision, case)
    assert found is not None
    return found


def _checked(portfolio: Portfolio, told: Advised) -> Decision:
    require(portfolio, "bodies", told.body or "")
    if told.meeting:
        require(portfolio, "meetings", told.meeting)
    return of_case(portfolio, told.case)


def _shape() -> Shape:
    shape = shape_of(KINDS["decisions"]).at((LIST, 0))
    assert shape is not None
    return shape


def parsed(key: str, text: str, name: str) -> object:
    """A text as the key of advice holds it, ``potential.size`` too."""
    shape = _shape()
    for step in key.split("."):
        shape = shape.keys[step]
    return parse(shape, text, name)


def _appended(case: Decision, made: dict[str, object], then: Moment) -> Append:
    return Append(case.id, (LIST,), item(_shape(), made, then, LIST))


def _answered(case: Decision, at: int, said: dict[str, object], then: Moment) -> Iterator[Change]:
    for key, value in said.items():
        yield Set(case.id, (LIST, at, key), value)
    if then.late:
        yield Set(case.id, (LIST, at, STAMP), then.today)


def open_request(case: Decision, told: Advised, day: date) -> int | None:
    """The place of the latest request of that body about that subject that waits for its answer."""
    waiting = [i for i, each in _same(case, told) if each.requested and not each.given]
    if told.requested:
        waiting = [i for i in waiting if case.advice[i].requested == told.requested]
    asked = [i for i in waiting if (case.advice[i].requested or day) <= day]
    return asked[-1] if asked else None


def _same(case: Decision, told: Advised) -> list[tuple[int, Advice]]:
    wanted = (told.subject, told.body)
    return [(i, each) for i, each in enumerate(case.advice) if (each.subject, each.body) == wanted]


def _refuse_asked(case: Decision, told: Advised) -> None:
    for _, each in _same(case, told):
        if each.requested and not each.given:
            raise Refusal(
                Exit.CONFLICT, "advice.asked", id=case.id, body=each.body, day=each.requested
            )


def _refuse_given(case: Decision, told: Advised, day: date) -> None:
    for _, each in _same(case, told):
        if (each.given, each.conclusion) == (day, told.conclusion):
            raise Refusal(
                Exit.CONFLICT,
                "advice.given",
                id=case.id,
                body=each.body,
                day=day,
                conclusion=each.conclusion,
            )
