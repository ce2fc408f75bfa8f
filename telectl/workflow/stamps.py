"""The stamps that an act leaves in a case: what it decided or added is fixed from then on."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date

from telectl.model import KINDS
from telectl.model.body import Body
from telectl.model.changes import Append, Change, Create
from telectl.model.decision import Decision, Move
from telectl.model.outcome import APPROVING
from telectl.model.portfolio import Portfolio
from telectl.model.project import Project
from telectl.model.shape import Shape, shape_of
from telectl.model.values import ordered
from telectl.workflow import bound
from telectl.workflow.fingerprints import fingerprint
from telectl.workflow.frozen import AT_ONCE, LISTS, counting, frozen, settled, taken_apart
from telectl.workflow.moment import Moment
from telectl.workflow.records import item, raw_of
from telectl.workflow.stamped import fits, latest
from telectl.workflow.stamps_since import beginning

SETTINGS = "telectl"
# Changes of these keys can fix something in a decided case.
FIXING = frozenset(
    {"stamps", "outcomes", "advice", "journal", "follow_ups", "orientations", "excerpts"}
)


def touched(portfolio: Portfolio, changes: tuple[Change, ...]) -> tuple[str, ...]:
    """The cases in which changes may decide something or add to what was decided."""
    return tuple(dict.fromkeys(each.id for each in changes if _touches(portfolio, each)))


def _touches(portfolio: Portfolio, change: Change) -> bool:
    if isinstance(change, Create):
        return change.kind == Decision.folder and "outcomes" in change.value
    entry = portfolio.entries.get(change.id)
    about_case = entry is not None and entry.folder == Decision.folder
    return about_case and bool(change.path) and change.path[0] in FIXING


def stamps_of_act(
    before: Portfolio, after: Portfolio, changes: tuple[Change, ...], moment: Moment
) -> tuple[Change, ...]:
    """The changes of an act with the stamps that it leaves.

    Every writing command gets them from ``Acting.carry_out``; whoever makes several acts one
    (a meeting that is closed) needs to do nothing for it. A case decided before there were
    stamps gets none until it is decided on again. The first that there are begin a new time.
    """
    stamps: list[Append] = []
    for case_id in dict.fromkeys((*touched(before, changes), *_begun(before, after))):
        then, now = before.get(Decision, case_id), after.get(Decision, case_id)
        if now and (_is_stamped(then) or _said(now) != _said(then) or _begins(before, after, now)):
            stamps += stamps_for(after, case_id, moment)
    return (*joined(changes, stamps), *beginning(after, [*_stamping(changes), *stamps], moment))


def _stamping(changes: tuple[Change, ...]) -> Iterator[Append]:
    """The stamps that an act brings itself."""
    for each in changes:
        if isinstance(each, Append) and each.path == ("stamps",):
            yield each


def may_begin(portfolio: Portfolio, changes: tuple[Change, ...]) -> bool:
    """Whether changes can let a body have decided what it could not before."""
    entries = (portfolio.entries.get(each.id) for each in changes if not isinstance(each, Create))
    kinds = {each.folder for each in entries if each}
    kinds |= {each.kind for each in changes if isinstance(each, Create)}
    return Body.folder in kinds or any(each.id == SETTINGS for each in changes)


def _begun(before: Portfolio, after: Portfolio) -> Iterator[str]:
    """The cases that are decided only now that their body has its mandate."""
    for case in after.of(Decision):
        if case.outcome is not None and _begins(before, after, case):
            yield case.id


def _begins(before: Portfolio, after: Portfolio, case: Decision) -> bool:
    then = before.get(Decision, case.id)
    return then is not None and not counting(before, then) and bool(counting(after, case))


def _is_stamped(case: Decision | None) -> bool:
    return case is not None and any(each.record == case.id for each in case.stamps)


def _said(case: Decision | None) -> list[object]:
    """What was decided or, before that, said: by whom and when, and not how."""
    said = (case.rulings or case.outcomes) if case else ()
    return [(each.body, each.date, each.points) for each in said]


def stamps_for(portfolio: Portfolio, case_id: str, moment: Moment) -> Iterator[Append]:
    """What is fixed in a case and carries no stamp yet, and in the projects that it moves.

    The portfolio is the one after the act: a project that moves in the same act has moved.
    """
    case = portfolio.get(Decision, case_id)
    if case is None:
        return
    new = unstamped(portfolio, case)
    if not new:
        return
    said = counting(portfolio, case) or case.outcomes
    day = max(moment.day, *(each.date for each in said))
    then = moment.on(day)
    yield stamp(case.id, (case.id, new), then)
    numbers = {taken_apart(field)[1] for field in new if field.startswith("points[")}
    for move in _approved(portfolio, case, numbers):
        held = approved(portfolio, case, move, day)
        if held:
            yield stamp(case.id, (move.project, held), then)


def approved(portfolio: Portfolio, case: Decision, move: Move, day: date) -> dict[str, str]:
    """The fields of a project that the gate of a step names, as they are."""
    project = portfolio.get(Project, move.project)
    if project is None:
        return {}
    raw = raw_of(portfolio, project.id)
    names = bound.fields(portfolio, project, move.to, case, day)
    return {name: fingerprint(raw.get(name)) for name in names}


def unstamped(portfolio: Portfolio, case: Decision) -> dict[str, str]:
    """The fixed fields of a case that no stamp says; none where one is out of place."""
    raw = raw_of(portfolio, case.id)
    there = latest(raw, case.id)
    new: dict[str, str] = {}
    for field, is_ in frozen(portfolio, case, raw).items():
        key, _ = taken_apart(field)
        keys = {key, LISTS.get(key)}
        own = {name: each.is_ for name, each in there.items() if taken_apart(name)[0] in keys}
        if is_ in own.values() or not all(fits(raw, name, each) for name, each in own.items()):
            continue
        name = _free(field, {**own, **new})
        if name not in own:
            new[name] = is_
    return new


def unnamed(portfolio: Portfolio, case: Decision, there: Collection[str]) -> Iterator[str]:
    """What a decision fixes at once and no stamp names: asked often, so without a fingerprint."""
    outcomes = counting(portfolio, case)
    if not outcomes:
        return
    done = settled(case, outcomes)
    points = (f"points[{each.number}]" for each in case.points if each.number in done)
    yield from (name for name in (*AT_ONCE, *points) if name not in there)
    named = sum(name.startswith("outcomes[") for name in there)
    fixing = [i for i, each in enumerate(case.outcomes) if any(each is o for o in outcomes)]
    yield from (f"outcomes[{i + 1}]" for i in fixing[named:])


def _free(field: str, taken: Mapping[str, str]) -> str:
    """What an item of a list is called by: its number, or the next that none was called by."""
    key, number = taken_apart(field)
    if number is None or key == "points":
        return field
    while f"{key}[{number}]" in taken:
        number += 1
    return f"{key}[{number}]"


def _approved(portfolio: Portfolio, case: Decision, numbers: set[int | None]) -> Iterator[Move]:
    """The steps that outcomes approved, of points of these numbers."""
    said = (answer for each in counting(portfolio, case) for answer in each.points)
    approved = {answer.number for answer in said if answer.result in APPROVING}
    for point in case.points:
        if point.moves and point.number in approved & numbers:
            yield point.moves


def stamp(
    case: str, about: tuple[str, Mapping[str, str]], moment: Moment, reason: str | None = None
) -> Append:
    """A stamp in a case of fields of a record."""
    record, held = about
    made: dict[str, object] = {"record": record, "date": moment.day}
    made["fields"] = " ".join(f"{field}:{is_}" for field, is_ in held.items())
    made |= {"reason": reason} if reason else {}
    shape = shape_of(KINDS[Decision.folder]).at(("stamps", 0)) or Shape("part")
    return Append(case, ("stamps",), item(shape, made, moment, "stamps"))


def joined(changes: tuple[Change, ...], stamps: list[Append]) -> tuple[Change, ...]:
    """The stamps at the end; those of a record that is made by the act stand in it at once."""
    made = {each.id for each in changes if isinstance(each, Create)}
    whole = (_whole(each, stamps) if isinstance(each, Create) else each for each in changes)
    return (*whole, *(each for each in stamps if each.id not in made))


def _whole(made: Create, stamps: list[Append]) -> Create:
    own = [each.value for each in stamps if each.id == made.id]
    if not own:
        return made
    return Create(
        made.kind, made.id, ordered(shape_of(KINDS[made.kind]), {**made.value, "stamps": own})
    )
