"""Rules of what a meeting left behind: one word to each point, minutes that could be approved."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from telectl.model.decision import Decision
from telectl.model.meeting import Meeting
from telectl.model.portfolio import Portfolio
from telectl.rules.registry import Told, rule
from telectl.workflow.outcomes import contradicted


@rule("T018", Decision)
def two_words_of_one_meeting(case: Decision, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """One meeting of a body said two different things to the same point of a case."""
    for i, each in enumerate(case.outcomes):
        for other in case.outcomes[:i]:
            number = contradicted(other, each)
            if number is not None and not (each.deciding and other.deciding):
                facts: dict[str, object] = {"case": case.id, "body": each.body, "date": each.date}
                place = case.outcomes.index(other) if each.deciding else i
                yield ("outcomes", i), {**facts, "number": number, "place": place + 1}
                break


@rule("T019", Meeting, clauses=["C28"])
def approved_before_it_met(meeting: Meeting, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """The minutes of a meeting were approved before it was held."""
    approved = meeting.minutes.approved if meeting.minutes else None
    if approved and approved < meeting.date:
        yield (
            ("minutes", "approved"),
            {"meeting": meeting.id, "approved": approved, "date": meeting.date},
        )


@rule("T021", Meeting, clauses=["C28"])
def approved_before_it_closed(meeting: Meeting, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """The minutes of a meeting are final, and it may still say something: it isn't closed."""
    final = meeting.minutes is not None and meeting.minutes.status == "final"
    if final and meeting.status != "closed":
        yield ("minutes", "status"), {"meeting": meeting.id, "status": meeting.status}
