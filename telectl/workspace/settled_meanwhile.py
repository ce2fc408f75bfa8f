"""What is closed, decided or approved in a portfolio, and would be open again in another."""

from __future__ import annotations

from collections.abc import Iterator

from telectl.model.decision import Decision
from telectl.model.meeting import Meeting
from telectl.model.portfolio import Portfolio

Settled = tuple[str, str]


def opened_again(theirs: Portfolio, new: Portfolio) -> frozenset[Settled]:
    """What the others have settled and what is to be sent has not: which sort, in which record."""
    return settled(theirs) - settled(new)


def settled(portfolio: Portfolio) -> frozenset[Settled]:
    """The closed meetings, the approved minutes and the decided cases."""
    return frozenset(_settled(portfolio))


def _settled(portfolio: Portfolio) -> Iterator[Settled]:
    for meeting in portfolio.of(Meeting):
        if meeting.status == "closed":
            yield "meeting", meeting.id
        if meeting.minutes and meeting.minutes.status == "final":
            yield "minutes", meeting.id
    for case in portfolio.of(Decision):
        if case.rulings:
            yield "case", case.id
