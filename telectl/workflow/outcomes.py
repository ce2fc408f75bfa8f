"""What a body said to the points of a case, made from what was told of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NoReturn

from telectl.findings import Exit, Refusal
from telectl.model import KINDS
from telectl.model.changes import Remove
from telectl.model.decision import Decision
from telectl.model.outcome import APPROVING, OPEN, PUT_OFF, Outcome
from telectl.model.portfolio import Portfolio
from telectl.model.shape import shape_of
from telectl.model.values import parse
from telectl.workflow import mandates
from telectl.workflow.decisions import clash, could_decide
from telectl.workflow.extras import agreed, votes
from telectl.workflow.moment import Moment
from telectl.workflow.records import item
from telectl.workflow.told import Told, has_numbers, numbered

UNDECIDED = frozenset({"postponed", "returned", "withdrawn", "discussed"})
PLAIN = ("body", "date", "meeting", "deciding", "number", "result")
SETTLING = APPROVING | {"rejected"}


def outcome(
    portfolio: Portfolio,
    told: Told,
    then: Moment,
    numbers: Sequence[int],
    case: Decision | None,
    *,
    some: bool = False,
) -> dict[str, object]:
    """The outcome as it is written; refuses one that the case holds or that contradicts it.

    With ``some`` it may leave points out that are still to be answered.
    """
    said = results(told, numbers, case, some=some)
    provisos = numbered(told.provisos, list(said), "--proviso")
    points = [
        {"number": number, "result": result}
        | ({"proviso": provisos[number]} if number in provisos else {})
        for number, result in said.items()
    ]
    made = spoken(portfolio, told, then.day, points, case)
    made |= {"conditions": list(told.conditions)} if told.conditions else {}
    made |= {"agreed": agreed(told.agreed)} if told.agreed else {}
    made |= {"votes": votes(told.votes)} if told.votes else {}
    made |= {"source": told.source} if told.source else {}
    shape = shape_of(KINDS["decisions"]).at(("outcomes", 0))
    assert shape is not None
    return item(shape, made, then, "outcomes")


def spoken(
    portfolio: Portfolio,
    told: Told,
    day: date,
    points: Sequence[Mapping[str, object]],
    case: Decision | None,
) -> dict[str, Any]:
    """Who said what to which points; refuses what the case holds or what contradicts it."""
    said = [str(each["result"]) for each in points]
    made: dict[str, Any] = {"body": told.body, "date": day, "points": list(points)}
    made |= {"meeting": told.meeting} if told.meeting else {}
    made |= {"deciding": True} if is_deciding(portfolio, told, day, said, case) else {}
    if case:
        _refuse_contradiction(portfolio, told, case, made)
    return made


def results(
    told: Told, numbers: Sequence[int], case: Decision | None, *, some: bool = False
) -> dict[int, str]:
    """A result by point: one alone holds for all; in a decided case only for what was left."""
    if not told.results:
        raise Refusal(Exit.USAGE, "decision.no_result", id=told.id)
    left = (case.to_answer if case else ()) or tuple(numbers)
    plain = len(told.results) == 1 and not has_numbers(told.results)
    words = told.results * len(left) if plain else told.results
    given = numbered(words, numbers if has_numbers(words) else left, "--result")
    some = some or (case is not None and case.outcome is not None and has_numbers(words))
    if len(given) != len(left) and not some:
        raise Refusal(Exit.USAGE, "decision.results", given=len(given), n=len(left))
    return {number: _result(given[number]) for number in numbers if number in given}


def _result(text: str) -> str:
    shape = shape_of(KINDS["decisions"]).at(("outcomes", 0, "points", 0, "result"))
    assert shape is not None
    return str(parse(shape, text, "--result"))


def is_deciding(
    portfolio: Portfolio, told: Told, day: date, said: Sequence[str], case: Decision | None
) -> bool:
    """Whether this is an outcome that counts: as said, else by the mandate of the day.

    A body without the mandate that is alone in the case and settled it is taken at its word:
    that it could not is a warning, and nothing moves by it.
    """
    if told.deciding is not None:
        return told.deciding
    if (case.item_type if case else told.item_type) == "orientation":
        return APPROVING.isdisjoint(said) and not UNDECIDED.issuperset(said)
    if mandates.held(portfolio, told.body, "decide", day):
        return not UNDECIDED.issuperset(said)
    others = {each.body for each in case.outcomes} | set(case.chain) if case else set()
    return others <= {told.body} and SETTLING.issuperset(said)


def giving_way(
    portfolio: Portfolio, case: Decision, told: Told, day: date
) -> Iterator[tuple[Outcome, Remove]]:
    """What a body that couldn't decide said stays told, and gives way to one that can."""
    if mandates.held(portfolio, told.body, "decide", day):
        for i, each in enumerate(case.outcomes):
            if each.deciding and not could_decide(portfolio, case, each):
                yield each, Remove(case.id, ("outcomes", i, "deciding"))


def _refuse_contradiction(
    portfolio: Portfolio, told: Told, case: Decision, made: dict[str, Any]
) -> None:
    new = as_outcome(made)
    if any(_said(each) == _said(new) for each in case.outcomes):
        raise Refusal(Exit.REFUSED, "decision.already", id=case.id, body=new.body, day=new.date)
    if "deciding" in made:
        _refuse_clash(portfolio, told, case, new)
    for each in case.outcomes:
        number = contradicted(each, new)
        if number is not None:
            _refuse(case, each, new.date, number)
    _refuse_postponed(portfolio, case, new)


def contradicted(one: Outcome, other: Outcome) -> int | None:
    """The first point to which one meeting of a body said two different things."""
    meetings = {each.meeting for each in (one, other)} - {None}
    if (one.body, one.date) != (other.body, other.date) or len(meetings) > 1:
        return None
    for each in other.points:
        said = one.on(each.number)
        if said and said.result != each.result:
            return each.number
    return None


def _refuse_postponed(portfolio: Portfolio, case: Decision, new: Outcome) -> None:
    """What is settled isn't put off any more."""
    off = [each.number for each in new.points if each.result in PUT_OFF]
    for ruling in case.rulings:
        if ruling.date <= new.date and could_decide(portfolio, case, ruling):
            for number in off:
                said = ruling.on(number)
                if said and said.result not in OPEN:
                    _refuse(case, ruling, new.date, number)


def as_outcome(made: Mapping[str, Any]) -> Outcome:
    """An outcome that is to be written, read as one that was."""
    points = [_plain(each) for each in made["points"] if isinstance(each, dict)]
    return Outcome.model_validate({**_plain(made), "points": points})


def _plain(part: Mapping[str, object]) -> dict[str, object]:
    """Without the texts, which the validation of the write judges."""
    known = {key: part[key] for key in PLAIN if key in part}
    return {key: str(each) if key == "date" else each for key, each in known.items()}


def _said(outcome: Outcome) -> tuple[object, ...]:
    points = frozenset((each.number, each.result) for each in outcome.points)
    return outcome.body, outcome.date, points


def _refuse_clash(portfolio: Portfolio, told: Told, case: Decision, made: Outcome) -> None:
    gone = [each for each, _ in giving_way(portfolio, case, told, made.date)]
    for each in case.rulings:
        number = None if any(each is other for other in gone) else clash(each, made)
        if number is not None:
            _refuse(case, each, made.date, number)


def _refuse(case: Decision, there: Outcome, day: date, number: int) -> NoReturn:
    said = there.on(number)
    raise Refusal(
        Exit.REFUSED,
        "decision.same_day" if there.date == day else "decision.twice",
        id=case.id,
        body=there.body,
        day=there.date,
        number=number,
        result=said.result if said else None,
    )
