"""Rules of what a meeting left behind: one word to each point, minutes that could be approved."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from telectl.model.decision import Decision
from telectl.model.meeting import Meeting
from telectl.model.portfolio import Portfolio
from telectl.rules.registry import Told, rule
from telectl.workflow.minuted import changed
from telectl.workflow.outcomes import contradicted

# By which key a field of approved minutes is put back.
KEYS = {
    "attendance": "attendance[1].status",
    "corrections": "corrections[1].reason",
    "matters": "matters[1].result",
    "minutes": "minutes.status",
}


@rule("D044", Meeting, clauses=["C28"])
def changed_after_approval(meeting: Meeting, portfolio: Portfolio, day: date) -> Iterator[Told]:
    """A field that the approved minutes fixed is no longer as it was."""
    entry = portfolio.entries.get(meeting.id) if meeting.stamps else None
    if entry is None or entry.record is not meeting:
        return
    for field, held in changed(entry.raw or {}):
        facts = {"meeting": meeting.id, "field": field, "date": date.fromisoformat(held.date)}
        yield (field,), {**facts, "why": "fixed", "key": KEYS.get(field, field)}


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
