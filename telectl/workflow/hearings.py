"""Hearings: a party is asked, and answers; pure, from what was told to changes of a case."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from telectl.findings import Exit, Refusal
from telectl.model.advice import Hearing
from telectl.model.changes import Append, Change, Set
from telectl.model.decision import Decision
from telectl.model.numerals import counted, is_numeral
from telectl.model.words import folded


@dataclass(frozen=True, slots=True)
class Asked:
    """A party that is asked: who it is, on which day, until when."""

    party: str
    organisation: str | None
    sent: date
    deadline: date


def sent(case: Decision, asked: Asked) -> Iterator[Change]:
    """The hearing, or the days of one that stood ready; refuses a party that was asked already."""
    refuse_closed(case, asked.party)
    _refuse_over(case, asked.sent)
    at = _of_party(case, asked.party)
    told = {"organisation": asked.organisation, "sent": asked.sent, "deadline": asked.deadline}
    given = {key: value for key, value in told.items() if value}
    if at is None:
        yield Append(case.id, ("hearings",), {"party": asked.party, **given})
        return
    if case.hearings[at].sent:
        day = case.hearings[at].sent
        facts: dict[str, Any] = {"id": case.id, "party": asked.party, "day": day}
        raise Refusal(Exit.CONFLICT, "hearing.sent", number=at + 1, **facts)
    yield from (Set(case.id, ("hearings", at, key), value) for key, value in given.items())


def refuse_closed(case: Decision, party: str) -> None:
    """The letter, the form and the mail would tell what a closed case keeps to itself."""
    if case.publicity.access == "closed":
        raise Refusal(Exit.REFUSED, "hearing.closed", id=case.id, party=party)


def asked_before(case: Decision, party: str) -> Asked:
    """The hearing that was sent to a party, the last; refuses where there is none."""
    sent = [e for e in case.hearings if e.sent and e.deadline and folded(party) in _names(e)]
    if not sent:
        parties = tuple(each.party for each in case.hearings if each.sent)
        key = "hearing.unknown" if parties else "hearing.absent"
        raise Refusal(Exit.USAGE, key, id=case.id, party=party, parties=parties)
    last = sent[-1]
    assert last.sent is not None
    assert last.deadline is not None
    return Asked(last.party, last.organisation, last.sent, last.deadline)


def _refuse_over(case: Decision, day: date) -> None:
    """Nobody is heard in a case that is withdrawn, or decided before the day."""
    over = case.withdrawn or case.decided
    if over and over <= day and not (case.decided and case.left_open):
        why = "withdrawn" if case.withdrawn else "decided"
        raise Refusal(Exit.CONFLICT, "hearing.over", id=case.id, day=over, why=why)


def _of_party(case: Decision, party: str) -> int | None:
    """Where the party stands that has not answered yet."""
    waiting = (i for i, each in enumerate(case.hearings) if each.answered is None)
    return next((i for i in waiting if folded(case.hearings[i].party) == folded(party)), None)


def hearing_meant(case: Decision, said: str) -> int:
    """The place of the hearing meant: by number, by the party, by its organisation."""
    if is_numeral(said) and 1 <= counted(said) <= len(case.hearings):
        return counted(said) - 1
    found = [i for i, each in enumerate(case.hearings) if folded(said) in _names(each)]
    found = found or [i for i, e in enumerate(case.hearings) if folded(said) in folded(e.party)]
    open_ = [i for i in found if case.hearings[i].answered is None]
    if len(open_ or found) != 1:
        parties = tuple(f"{n} ({each.party})" for n, each in enumerate(case.hearings, 1))
        key = "hearing.several" if found else "hearing.unknown" if parties else "hearing.absent"
        raise Refusal(Exit.USAGE, key, id=case.id, party=said, parties=parties)
    return (open_ or found)[0]


def _names(hearing: Hearing) -> set[str]:
    return {folded(hearing.party), folded(hearing.organisation or "")} - {""}


def answered(
    case: Decision, at: int, text: str, reference: str | None, on: date
) -> Iterator[Change]:
    """What a party answered on a day; once."""
    there = case.hearings[at]
    if there.answered:
        day, party = there.answered, there.party
        raise Refusal(
            Exit.CONFLICT, "hearing.answered", id=case.id, party=party, day=day, number=at + 1
        )
    yield Set(case.id, ("hearings", at, "answered"), on)
    yield Set(case.id, ("hearings", at, "answer"), text)
    if reference:
        yield Set(case.id, ("hearings", at, "reference"), reference)
