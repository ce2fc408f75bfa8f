"""Cases: begun as a draft, and what a body decided in them, as it was."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from telectl.findings import Exit, Refusal
from telectl.model import KINDS
from telectl.model.changes import Append, Change, Create, Remove, Set
from telectl.model.decision import APPROVING, Decision
from telectl.model.meeting import Meeting
from telectl.model.portfolio import Portfolio
from telectl.model.shape import shape_of
from telectl.model.values import parse
from telectl.model.words import nearest
from telectl.workflow import mandates
from telectl.workflow.moment import Moment
from telectl.workflow.records import id_from, item, new, require

__all__ = ["Told", "draft", "id_from", "lacking", "move", "nearest", "record"]

UNDECIDED = frozenset({"postponed", "returned", "withdrawn", "discussed"})
SETTLING = APPROVING | {"rejected"}


@dataclass(frozen=True, slots=True)
class Told:
    """What was said of a case: on the command line or at the prompts."""

    id: str
    title: str | None = None
    body: str | None = None
    day: date | None = None
    points: tuple[str, ...] = ()
    moves: tuple[str, ...] = ()
    results: tuple[str, ...] = ()
    provisos: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    concerns: tuple[str, ...] = ()
    follow_ups: tuple[str, ...] = ()
    no_follow_up: str | None = None
    journal: str | None = None
    journal_day: str | None = None
    meeting: str | None = None
    deciding: bool | None = None
    source: str | None = None
    item_type: str | None = None
    words: tuple[str, ...] = ()


def lacking(portfolio: Portfolio, told: Told) -> tuple[str, ...]:
    """The options without which a decision can't be recorded."""
    case = portfolio.get(Decision, told.id)
    known = told.id in portfolio.entries
    wanted = {
        "--title": known or told.title,
        "--body": told.body,
        "--point": told.points or (case and case.points),
        "--result": told.results,
    }
    return tuple(name for name, given in wanted.items() if not given)


def draft(portfolio: Portfolio, told: Told, moment: Moment) -> tuple[Change, ...]:
    """A new case with its recommendation points; nobody has decided yet."""
    return (_created(portfolio, told, moment, _points(portfolio, told)),)


def record(portfolio: Portfolio, told: Told, moment: Moment) -> tuple[Change, ...]:
    """What a body decided: in a new case, or in one that lies ready."""
    require(portfolio, "bodies", told.body or "")
    then = moment.on(told.day or moment.day)
    agenda = _agenda(portfolio, told)
    if told.id not in portfolio.entries:
        points = _points(portfolio, told)
        outcome = _outcome(portfolio, told, then, [1 + n for n in range(len(points))], None)
        return (_created(portfolio, told, moment, points, outcome), *agenda)
    require(portfolio, "decisions", told.id)
    case = portfolio.get(Decision, told.id)
    assert case is not None
    return (*_into(portfolio, case, told, then), *agenda)


def _created(
    portfolio: Portfolio,
    told: Told,
    moment: Moment,
    points: list[dict[str, object]],
    outcome: Mapping[str, object] | None = None,
) -> Create:
    typed: dict[str, object] = {
        "title": told.title,
        "item_type": told.item_type,
        "concerns": list(told.concerns),
        "points": points,
        **_extras(told),
    }
    if outcome is not None:
        typed["outcomes"] = [outcome]
    return new("decisions", told.id, typed, told.words, moment)


def _into(portfolio: Portfolio, case: Decision, told: Told, then: Moment) -> Iterator[Change]:
    """The outcome added to a case that is there, with the points that it lacked."""
    if told.points and case.points:
        raise Refusal(Exit.USAGE, "decision.points_there", id=case.id, n=len(case.points))
    if told.title and told.title != case.title:
        yield Set(case.id, ("title",), told.title)
    if case.points:
        yield from _moves_of(portfolio, case, told)
        numbers = [point.number for point in case.points]
    else:
        points = _points(portfolio, told)
        numbers = [1 + n for n in range(len(points))]
        yield Set(case.id, ("points",), points)
    yield from (Append(case.id, ("concerns",), e) for e in told.concerns if e not in case.concerns)
    outcome = _outcome(portfolio, told, then, numbers, case)
    if outcome.get("deciding"):
        yield from _no_longer_deciding(portfolio, case, told, then.day)
    yield Append(case.id, ("outcomes",), outcome)
    for key, value in _extras(told).items():
        if key == "follow_ups" and isinstance(value, list):
            yield from (Append(case.id, (key,), each) for each in value)
        else:
            yield Set(case.id, (key,), value)


def _no_longer_deciding(
    portfolio: Portfolio, case: Decision, told: Told, day: date
) -> Iterator[Change]:
    """What a body without the mandate decided stays told, and gives way to one that has it."""
    if mandates.holds(portfolio, told.body, "decide", day):
        for i, each in enumerate(case.outcomes):
            if each.deciding and not mandates.holds(portfolio, each.body, "decide", each.date):
                yield Remove(case.id, ("outcomes", i, "deciding"))


def _points(portfolio: Portfolio, told: Told) -> list[dict[str, object]]:
    if not told.points:
        raise Refusal(Exit.USAGE, "decision.no_points", id=told.id)
    moves = _numbered(told.moves, len(told.points), "--moves")
    made = []
    for number, text in enumerate(told.points, 1):
        point: dict[str, object] = {"number": number, "text": text}
        if number in moves:
            point["moves"] = move(portfolio, moves[number])
        made.append(point)
    return made


def _moves_of(portfolio: Portfolio, case: Decision, told: Told) -> Iterator[Change]:
    moves = _numbered(told.moves, len(case.points), "--moves")
    for index in range(len(case.points)):
        if index + 1 in moves:
            yield Set(case.id, ("points", index, "moves"), move(portfolio, moves[index + 1]))


def move(portfolio: Portfolio, text: str) -> dict[str, object]:
    """``PROJECT:STATE``, of a project and a state that are known."""
    project, colon, state = text.partition(":")
    if not colon:
        raise Refusal(Exit.USAGE, "decision.odd_move", text=text)
    require(portfolio, "projects", project)
    states = [each.id for each in portfolio.workflow.states]
    if state not in states:
        near = nearest(state, states)
        raise Refusal(Exit.USAGE, "value.state", value=state, choices=tuple(states), nearest=near)
    return {"project": project, "to": state}


def _numbered(words: Sequence[str], many: int, name: str) -> dict[int, str]:
    """Words given in the points' order, or each with its number before: ``2=…``."""
    found: dict[int, str] = {}
    for place, word in enumerate(words, 1):
        head, equals, rest = word.partition("=")
        number = int(head) if equals and head.isdecimal() else place
        text = rest if equals and head.isdecimal() else word
        if not 1 <= number <= many or number in found:
            raise Refusal(Exit.USAGE, "decision.too_many", name=name, number=number, n=many)
        found[number] = text
    return found


def _outcome(
    portfolio: Portfolio,
    told: Told,
    then: Moment,
    numbers: Sequence[int],
    case: Decision | None,
) -> dict[str, object]:
    results = _results(told, len(numbers))
    provisos = _numbered(told.provisos, len(numbers), "--proviso")
    points = []
    for place, (number, result) in enumerate(zip(numbers, results, strict=True), 1):
        said: dict[str, object] = {"number": number, "result": result}
        if place in provisos:
            said["proviso"] = provisos[place]
        points.append(said)
    deciding = _deciding(portfolio, told, then.day, results, case)
    if deciding and case and case.outcome:
        body, day = case.outcome.body, case.outcome.date
        if not tuple(_no_longer_deciding(portfolio, case, told, then.day)):
            raise Refusal(Exit.REFUSED, "decision.twice", id=case.id, body=body, day=day)
    made: dict[str, object] = {"body": told.body, "date": then.day, "points": points}
    made |= {"meeting": told.meeting} if told.meeting else {}
    made |= {"deciding": True} if deciding else {}
    made |= {"conditions": list(told.conditions)} if told.conditions else {}
    made |= {"source": told.source} if told.source else {}
    shape = shape_of(KINDS["decisions"]).at(("outcomes", 0))
    assert shape is not None
    return item(shape, made, then, "outcomes")


def _results(told: Told, many: int) -> list[str]:
    """A result for each point; one alone holds for all of them."""
    if not told.results:
        raise Refusal(Exit.USAGE, "decision.no_result", id=told.id)
    plain = len(told.results) == 1 and not told.results[0].partition("=")[1]
    words = told.results * many if plain else told.results
    given = _numbered(words, many, "--result")
    if len(given) != many:
        raise Refusal(Exit.USAGE, "decision.results", given=len(given), n=many)
    shape = shape_of(KINDS["decisions"]).at(("outcomes", 0, "points", 0, "result"))
    assert shape is not None
    return [str(parse(shape, given[number], "--result")) for number in range(1, many + 1)]


def _deciding(
    portfolio: Portfolio, told: Told, day: date, results: Sequence[str], case: Decision | None
) -> bool:
    """Whether this is the outcome that counts: as said, else by the mandate of the day.

    A body without the mandate that is alone in the case and settled it is taken at its word:
    that it could not is a warning, and nothing moves by it.
    """
    if told.deciding is not None:
        return told.deciding
    if (case.item_type if case else told.item_type) == "orientation":
        return APPROVING.isdisjoint(results) and not UNDECIDED.issuperset(results)
    if mandates.holds(portfolio, told.body, "decide", day):
        return not UNDECIDED.issuperset(results)
    others = {each.body for each in case.outcomes} | set(case.chain) if case else set()
    return others <= {told.body} and SETTLING.issuperset(results)


def _extras(told: Told) -> dict[str, object]:
    extras: dict[str, object] = {}
    if told.journal:
        if not told.journal_day:
            raise Refusal(Exit.USAGE, "decision.journal_day", number=told.journal)
        extras["journal"] = {"number": told.journal, "date": told.journal_day}
    if told.follow_ups:
        extras["follow_ups"] = [_follow_up(each) for each in told.follow_ups]
    if told.no_follow_up:
        extras["no_follow_up"] = told.no_follow_up
    return extras


def _follow_up(text: str) -> dict[str, object]:
    parts = [each.strip() for each in text.rsplit(";", 2)]
    if len(parts) != 3 or not all(parts):
        raise Refusal(Exit.USAGE, "decision.odd_follow_up", text=text)
    return dict(zip(("text", "responsible", "deadline"), parts, strict=True))


def _agenda(portfolio: Portfolio, told: Told) -> tuple[Change, ...]:
    """The case on the meeting's agenda, where it isn't there yet."""
    if told.meeting is None:
        return ()
    require(portfolio, "meetings", told.meeting)
    meeting = portfolio.get(Meeting, told.meeting)
    assert meeting is not None
    return () if told.id in meeting.agenda else (Append(meeting.id, ("agenda",), told.id),)
