"""What is told of a case beside its points and outcomes, as its keys hold it."""

from __future__ import annotations

from telectl.findings import Exit, Refusal
from telectl.model import KINDS
from telectl.model.numerals import counted, is_numeral
from telectl.model.shape import Shape, shape_of
from telectl.model.values import parse
from telectl.workflow.told import Told


def extras(told: Told) -> dict[str, object]:
    """The keys of the case itself: its number, what is to be done, what it does without."""
    made: dict[str, object] = {}
    if told.journal:
        if not told.journal_day:
            raise Refusal(Exit.USAGE, "decision.journal_day", number=told.journal)
        made["journal"] = {"number": told.journal, "date": told.journal_day}
    if told.follow_ups:
        made["follow_ups"] = [_follow_up(each) for each in told.follow_ups]
    if told.no_follow_up:
        made["no_follow_up"] = told.no_follow_up
    if told.deviation:
        made["deviation"] = told.deviation
    if told.waivers:
        made["waivers"] = [waiver(each) for each in told.waivers]
    return made


def _follow_up(text: str) -> dict[str, object]:
    parts = [each.strip() for each in text.rsplit(";", 2)]
    if len(parts) != 3 or not all(parts):
        raise Refusal(Exit.USAGE, "decision.odd_follow_up", text=text)
    deadline = parse(Shape("day"), parts[2], "deadline")
    responsible = parse(_shape("follow_ups", "responsible"), parts[1], "responsible")
    return {"text": parts[0], "responsible": responsible, "deadline": deadline}


def waiver(text: str) -> dict[str, object]:
    """``DEMAND[:SUBJECT]=REASON``; of readiness the subject is the item, perhaps ``@SITE``."""
    demanded, equals, reason = text.partition("=")
    demand, colon, subject = demanded.partition(":")
    if not (equals and reason.strip() and (subject or not colon)):
        raise Refusal(Exit.USAGE, "decision.odd_waiver", text=text)
    made: dict[str, object] = {"demand": _of_waiver("demand", demand)}
    if made["demand"] == "readiness" and subject:
        item, at, site = subject.partition("@")
        made |= {"item": _of_waiver("item", item)} | ({"site": site} if at else {})
    elif subject:
        made["subject"] = _of_waiver("subject", subject)
    return {**made, "reason": reason.strip()}


def _of_waiver(key: str, text: str) -> object:
    return parse(_shape("waivers", key), text.strip(), "--waive")


def agreed(text: str) -> object:
    """How it was agreed: a word, or ``unknown:REASON``."""
    return parse(_shape("outcomes", "agreed"), text, "--agreed")


def votes(text: str) -> dict[str, object]:
    """``FOR/AGAINST/ABSTAINED``; what is left out at the end was none."""
    parts = [each.strip() for each in text.split("/")]
    if not 1 <= len(parts) <= 3 or not all(map(is_numeral, parts)):
        raise Refusal(Exit.USAGE, "decision.odd_votes", text=text)
    return dict(zip(("for", "against", "abstained"), map(counted, parts), strict=False))


def _shape(key: str, name: str) -> Shape:
    shape = shape_of(KINDS["decisions"]).at((key, 0, name))
    assert shape is not None
    return shape
