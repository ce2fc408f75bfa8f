"""New records and what grows in them: pure, from what was typed to changes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from telectl.findings import Exit, Refusal
from telectl.model import KINDS
from telectl.model.base import ID_PATTERN, Part
from telectl.model.changes import Append, Change, Create, Set
from telectl.model.key_paths import assignment
from telectl.model.portfolio import Portfolio
from telectl.model.project import Project
from telectl.model.settings import Settings
from telectl.model.shape import Shape, shape_of
from telectl.model.values import missing, ordered, parse, part_told
from telectl.model.words import folded
from telectl.model.workflow import Workflow
from telectl.workflow.moment import STAMP, Moment

TOP: dict[str, type[Part]] = {"telectl": Settings, "workflow": Workflow}
LIGHTS = {"grøn": "green", "gul": "amber", "rød": "red", "yellow": "amber"}
# A blackout is announced when it is told: starts before that day were made in good faith.
ANNOUNCED = "announced"
_DATED = ("approved", "not_applicable")


def shape_for(portfolio: Portfolio, record_id: str) -> Shape:
    """The shape of a record that is known, or of the settings or the workflow."""
    if record_id in TOP:
        return shape_of(TOP[record_id])
    entry = portfolio.entries.get(record_id)
    if entry is None:
        near = portfolio.nearest(record_id)
        raise Refusal(Exit.USAGE, "record.unknown", id=record_id, nearest=near)
    return shape_of(KINDS[entry.folder])


def require(portfolio: Portfolio, folder: str, record_id: str) -> None:
    """Refuses an id that is unknown, of another kind, or of a file that can't be read."""
    entry = portfolio.entries.get(record_id)
    if entry is None or entry.folder != folder:
        near = portfolio.nearest(record_id, folder)
        key = "record.unknown" if entry is None else "record.other_kind"
        is_ = entry.folder if entry else None
        raise Refusal(Exit.USAGE, key, id=record_id, nearest=near, folder=is_, wanted=folder)
    if entry.record is None:
        raise Refusal(Exit.ERRORS, "record.unread", id=record_id, file=entry.file)


def id_from(title: str) -> str:
    """An id that reads like the title: ASCII, lower case, Danish letters written out."""
    return folded(title)[:80].strip("-")


def new(
    folder: str,
    record_id: str,
    typed: Mapping[str, object],
    words: Sequence[str],
    moment: Moment,
) -> Create:
    """A new record from options and ``KEY=VALUE`` words; refuses what is missing or odd."""
    if not re.match(ID_PATTERN, record_id):
        near = id_from(record_id) or None
        raise Refusal(Exit.USAGE, "record.odd_id", id=record_id, nearest=near)
    shape = shape_of(KINDS[folder])
    given, wrong = part_told(shape, words)
    made: dict[str, object] = {"id": record_id, **typed_values(shape, typed), **given}
    if str(made["id"]) != record_id:
        raise Refusal(Exit.USAGE, "set.id", id=record_id)
    named = {str(each.facts.get("key")) for each in wrong}
    lacking = tuple(each for each in missing(shape, made) if each not in named)
    if lacking:
        kind = KINDS[folder].kind
        lacks = Refusal(Exit.USAGE, "record.lacks", id=record_id, keys=lacking, kind=kind)
        wrong = (*wrong, lacks)
    if len(wrong) > 1:
        raise Refusal(Exit.USAGE, "record.several", parts=wrong, id=record_id, n=len(wrong))
    if wrong:
        raise wrong[0]
    if moment.late:
        made[STAMP] = moment.today
    return Create(folder, record_id, ordered(shape, made))


def typed_values(shape: Shape, typed: Mapping[str, object]) -> dict[str, object]:
    """What options gave: text is read by the shape, other values are taken as they are."""
    made = {}
    for key, value in typed.items():
        if value is None or value in ("", [], {}, ()):
            continue
        held = shape.keys[key]
        if isinstance(value, str):
            made[key] = parse(held, value, key)
        elif isinstance(value, list | tuple) and held.item and held.item.sort != "part":
            made[key] = [parse(held.item, str(each), key) for each in value]
        else:
            made[key] = value
    return made


def raw_of(portfolio: Portfolio, record_id: str) -> Mapping[str, object]:
    """The values of a record as they stand in its file."""
    entry = portfolio.entries.get(record_id)
    if entry is not None:
        if entry.raw is None:
            raise Refusal(Exit.ERRORS, "record.unread", id=record_id, file=entry.file)
        return entry.raw
    top = portfolio.workflow if record_id == "workflow" else portfolio.settings
    held = top.model_dump(mode="json", by_alias=True, exclude_unset=True)
    return dict(held)


def item(shape: Shape, made: dict[str, object], moment: Moment, key: str) -> dict[str, object]:
    """An item of a list with its day where it needs one; refuses what is missing."""
    if _needs_day(shape, made):
        made = {**made, "date": moment.day}
    if ANNOUNCED in shape.keys and ANNOUNCED not in made:
        made = {**made, ANNOUNCED: moment.day}
    lacking = missing(shape, made)
    if lacking:
        raise Refusal(Exit.USAGE, "add.lacks", key=key, keys=lacking)
    return ordered(shape, moment.stamped(shape, made))


def _needs_day(shape: Shape, made: Mapping[str, object]) -> bool:
    held = shape.keys.get("date")
    if held is None or "date" in made:
        return False
    return held.required or made.get("status") in _DATED


def light_of(word: str) -> str:
    """A traffic light by its Danish or English colour; another word as it is."""
    plain = word.strip().lower()
    return LIGHTS.get(plain, plain)


def require_after_moves(portfolio: Portfolio, record_id: str, moment: Moment) -> None:
    """Refuses an act on a project before the day on which it last changed its state."""
    project = portfolio.get(Project, record_id)
    last = project.transitions[-1].date if project and project.transitions else None
    if last and moment.late and moment.day < last:
        raise Refusal(Exit.REFUSED, "act.before_move", id=record_id, day=moment.day, last=last)


def note(
    portfolio: Portfolio,
    project: str,
    text: str,
    moment: Moment,
    *,
    by: str | None = None,
    rating: str | None = None,
    reason: str | None = None,
) -> tuple[Change, ...]:
    """A dated status note of a project, with a traffic light where one is given."""
    require(portfolio, "projects", project)
    if rating and not (reason or "").strip():
        raise Refusal(Exit.USAGE, "note.no_reason", value=light_of(rating))
    signed = {"by": by} if by else {}
    told = {"date": moment.day, "text": text, **signed}
    changes: list[Change] = [_entry(project, "notes", told, moment)]
    if rating or reason:
        shape = shape_of(KINDS["projects"]).at(("ratings", 0, "value"))
        assert shape is not None
        value = parse(shape, light_of(rating or ""), "rating")
        light = {"date": moment.day, "value": value, "reason": reason, **signed}
        changes.append(_entry(project, "ratings", light, moment))
    return tuple(changes)


def _entry(project: str, key: str, made: Mapping[str, object], moment: Moment) -> Append:
    shape = shape_of(KINDS["projects"]).at((key, 0))
    assert shape is not None
    return Append(project, (key,), item(shape, dict(made), moment, key))


def project(
    portfolio: Portfolio,
    record_id: str,
    typed: Mapping[str, object],
    words: Sequence[str],
    moment: Moment,
    *,
    by: str | None = None,
) -> Create:
    """A new project in the workflow's first state, put there by the leader or its owner."""
    states = portfolio.workflow.states
    if not states:
        raise Refusal(Exit.REFUSED, "project.no_workflow")
    leaders = portfolio.leaders(moment.day)
    who = by or (leaders[0].id if leaders else None) or typed.get("owner")
    if not who:
        raise Refusal(Exit.USAGE, "project.nobody", id=record_id)
    _refuse_state_words(record_id, words)
    move = moment.stamped(
        shape_of(KINDS["projects"]).at(("transitions", 0)) or Shape("part"),
        {"date": moment.day, "to": states[0].id, "by": who},
    )
    first = {"state": states[0].id, "transitions": [move]}
    return new("projects", record_id, {**typed, **first}, words, moment)


def _refuse_state_words(record_id: str, words: Sequence[str]) -> None:
    for word in map(assignment, words):
        if word.key.split(".")[0].split("[")[0] in ("state", "transitions"):
            raise Refusal(Exit.REFUSED, "set.state", id=record_id, key=word.key)


def task_done(portfolio: Portfolio, task: str, moment: Moment) -> tuple[Change, ...]:
    """A task finished on the day; once."""
    require(portfolio, "tasks", task)
    done = raw_of(portfolio, task).get("done")
    if done:
        raise Refusal(Exit.CONFLICT, "task.already", id=task, day=_day(done))
    return (Set(task, ("done",), moment.day),)


def _day(value: object) -> object:
    return date.fromisoformat(value) if isinstance(value, str) else value
