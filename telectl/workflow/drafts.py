"""What a meeting said to an item, written into it as a draft: one door for commands and forms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from telectl.findings import Exit, Refusal
from telectl.model import KINDS
from telectl.model.changes import Append, Change, Remove, Set
from telectl.model.decision import Decision
from telectl.model.meeting import Matter, Meeting
from telectl.model.outcome import APPROVING
from telectl.model.portfolio import Portfolio
from telectl.model.shape import Shape, shape_of
from telectl.model.values import ordered
from telectl.workflow.advising import of_case
from telectl.workflow.agenda import require_open


def case_of(portfolio: Portfolio, meeting: Meeting, name: str) -> Decision:
    """The case to which a meeting says something; refuses where it can't."""
    require_open(meeting)
    case = of_case(portfolio, name)
    if not case.points:
        raise Refusal(Exit.USAGE, "case.no_points", id=case.id)
    return case


def case_draft(meeting: Meeting, case: str, told: Mapping[str, object]) -> Iterator[Change]:
    """The draft of a case with what was told of it; a key told empty is taken away."""
    at = next((i for i, each in enumerate(meeting.said) if each.case == case), None)
    if at is None:
        made = {"case": case} | {key: value for key, value in told.items() if value}
        yield Append(meeting.id, ("said",), ordered(_shape(), made))
        return
    for key, value in told.items():
        if value or getattr(meeting.said[at], key):
            yield _put(meeting.id, ("said", at, key), value)


def matter_draft(
    portfolio: Portfolio, meeting: Meeting, at: int, told: Mapping[str, str | None]
) -> Iterator[Change]:
    """What was said to a matter; a key told empty is taken away."""
    require_open(meeting)
    matter = meeting.matters[at]
    if told.get("result") in APPROVING:
        _refuse_open_minutes(portfolio, meeting, matter)
    for key, value in told.items():
        if (value or "") != (getattr(matter, key) or ""):
            yield _put(meeting.id, ("matters", at, key), value)


def is_open_minutes(portfolio: Portfolio, matter: Matter) -> bool:
    """Whether a matter is minutes that can't be approved: their meeting may still change them."""
    old = portfolio.get(Meeting, matter.record) if matter.sort == "minutes" else None
    return old is not None and old.status != "closed"


def _refuse_open_minutes(portfolio: Portfolio, meeting: Meeting, matter: Matter) -> None:
    if is_open_minutes(portfolio, matter):
        raise Refusal(Exit.REFUSED, "meeting.not_closed", id=matter.record, at=meeting.id)


def _put(record: str, path: tuple[str | int, ...], value: object) -> Change:
    return Set(record, path, value) if value else Remove(record, path)


def _shape() -> Shape:
    shape = shape_of(KINDS["meetings"]).at(("said", 0))
    assert shape is not None
    return shape
