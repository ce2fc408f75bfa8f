"""What was asked of others, and what they answered: advice and hearings."""

from __future__ import annotations

from telectl.model.advice import Advice, Hearing
from telectl.model.decision import Decision
from telectl.reports.changes.facts import Advised, Asked, HearingAnswered, HearingSent
from telectl.reports.changes.fields import Difference
from telectl.reports.changes.sides import Two
from telectl.reports.changes.told import Told, late

# What an answer brings along is told by the answer.
_ANSWER = frozenset({"advice.conclusion", "advice.text", "advice.recorded", "advice.meeting"})


def advice(two: Two, found: list[Difference]) -> Told:
    """Advice asked for, and advice given."""
    answered = {each.item for each in found if each.key == "advice.given" and each.old is None}
    for each in found:
        one = two.new(Decision).advice[each.item] if not each.gone else None
        if one and each.added:
            if one.requested or not one.given:
                yield _asked(two, one)
            if one.given:
                yield _advised(two, one)
        elif one and each.key == "advice.given" and each.old is None:
            yield _advised(two, one)
        elif one and each.key == "advice.requested" and each.old is None:
            yield _asked(two, one)
        elif not (each.item in answered and each.key in _ANSWER and each.new is not None):
            yield each


def _asked(two: Two, one: Advice) -> Asked:
    return Asked(two.id, one.body, one.subject, one.requested)


def _advised(two: Two, one: Advice) -> Advised:
    assert one.given is not None
    return Advised(two.id, one.body, one.subject, one.given, one.conclusion)


def hearings(two: Two, found: list[Difference]) -> Told:
    """Parties asked, and parties that answered."""
    answered = {each.item for each in found if each.key == "hearings.answered" and each.old is None}
    sent = {each.item for each in found if each.key == "hearings.sent" and each.old is None}
    for each in found:
        one = two.new(Decision).hearings[each.item] if not each.gone else None
        if one and each.added:
            yield HearingSent(two.id, one.party, one.sent, one.deadline)
            if one.answered:
                yield _answered(two, one)
        elif one and each.key == "hearings.answered" and each.old is None:
            yield _answered(two, one)
        elif one and each.key == "hearings.sent" and each.old is None:
            yield HearingSent(two.id, one.party, one.sent, one.deadline)
        elif not _beside(each, answered, sent):
            yield each


def _beside(each: Difference, answered: set[int], sent: set[int]) -> bool:
    """What an answer says, and the deadline of what was sent."""
    if each.gone or each.old is not None:
        return False
    said = each.key in ("hearings.answer", "hearings.reference") and each.item in answered
    return said or (each.key == "hearings.deadline" and each.item in sent)


def _answered(two: Two, one: Hearing) -> HearingAnswered:
    assert one.answered is not None
    return HearingAnswered(two.id, one.party, one.answered, late(one.answered, one.deadline))
