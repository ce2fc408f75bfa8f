"""Everything that is otherwise in one portfolio than in another, each told once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from telectl.model.effect import Effect
from telectl.model.meeting import Meeting
from telectl.reports.changes import (
    by_time,
    of_cases,
    of_meetings,
    of_people,
    of_plans,
    of_projects,
    of_settings,
    of_solutions,
)
from telectl.reports.changes.facts import Called, Fact, New, Removed
from telectl.reports.changes.fields import Difference
from telectl.reports.changes.sides import Clock, Side, Sides, Two, changed_files
from telectl.reports.changes.told import Teller, others

TELLERS: Mapping[str, Mapping[str, Teller]] = {
    "projects": of_projects.TELLERS,
    "decisions": of_cases.TELLERS,
    "members": of_people.MEMBER,
    "bodies": of_people.HOLDER,
    "organisations": of_people.HOLDER,
    "meetings": of_meetings.TELLERS,
    "solutions": of_solutions.SOLUTION,
    "effects": of_solutions.EFFECT,
    "plans": of_plans.PLAN,
    "directions": of_plans.DIRECTION,
    "tasks": of_plans.TASK,
    "needs": of_plans.NEED,
    "mappings": of_plans.SURVEY,
    "": of_settings.WORKFLOW,
}
# What a record that is new has been through already. The rest is what it begins with.
EVENTS: Mapping[str, frozenset[str]] = {
    "projects": of_projects.EVENTS,
    "decisions": of_cases.EVENTS,
    "members": of_people.MEMBER_EVENTS,
    "bodies": of_people.HOLDER_EVENTS,
    "organisations": of_people.HOLDER_EVENTS,
    "meetings": of_meetings.EVENTS,
    "solutions": of_solutions.SOLUTION_EVENTS,
    "tasks": frozenset({"done"}),
    "directions": frozenset({"decision", "valid_to"}),
    "needs": frozenset({"answered_by"}),
    "mappings": frozenset({"responses"}),
}


class Unreadable(NamedTuple):
    """A file that can't be read on one side or on both, and whether it is the same there."""

    file: str
    before: bool
    after: bool
    changed: bool


class Changes(NamedTuple):
    """What the page holds; ``reformed`` are files that say the same in another form."""

    before: Clock
    after: Clock
    facts: tuple[Fact, ...]
    unreadable: tuple[Unreadable, ...]
    reformed: tuple[str, ...]


def collect(sides: Sides) -> Changes:
    """What changed, by the files and by the days that passed."""
    files = tuple(changed_files(sides))
    told = by_time.without_twice(_facts(sides, files))
    return Changes(
        sides.before.clock,
        sides.after.clock,
        tuple(told),
        tuple(_unreadable(sides)),
        tuple(each.file for each in files if _is_reformed(each)),
    )


def _facts(sides: Sides, files: tuple[Two, ...]) -> Iterator[Fact]:
    for two in files:
        yield from _of_file(two)
    yield from of_cases.superseded(sides)
    yield from by_time.passed(sides)
    yield from by_time.overdue(sides)


def _of_file(two: Two) -> Iterator[Fact]:
    if two.is_gone and two.folder:
        title = two.raw_before.get("title")
        yield Removed(two.id, two.folder, title if isinstance(title, str) else two.id)
    elif two.is_new and two.folder:
        yield from _of_new(two)
    elif two.seen:
        yield from _of_both(two)


def _of_new(two: Two) -> Iterator[Fact]:
    """That it is there, and what it has been through."""
    meeting, effect = two.part(Meeting), two.part(Effect)
    if meeting:
        yield Called(two.id, meeting.body, meeting.date, len(meeting.agenda))
    elif effect:
        yield of_solutions.documented(effect)
    elif two.folder in ("tasks", "plans") and two.readable:
        yield from of_plans.first_said(two)
    elif not (two.folder == "projects" and two.adds("transitions")):
        yield New(two.id, two.folder)  # a project's first step says that it is new
    if two.readable:
        events = EVENTS.get(two.folder, frozenset())
        yield from (each for each in _told(two, events) if isinstance(each, Fact))


def _of_both(two: Two) -> Iterator[Fact]:
    left: list[Difference] = []
    for each in _told(two, None) if two.readable else two.found:
        if isinstance(each, Fact):
            yield each
        else:
            left.append(each)
    yield from others(two, left)


def _told(two: Two, only: frozenset[str] | None) -> Iterator[Fact | Difference]:
    """Each of the record's keys by its teller; what none tells comes back as it is."""
    tellers = TELLERS.get(two.folder, {}) if two.file != "telectl.yaml" else {}
    for key in dict.fromkeys(str(each.path[0]) for each in two.found):
        if only is None or key in only:
            found = two.under(key)
            yield from tellers[key](two, found) if key in tellers else found


def _is_reformed(two: Two) -> bool:
    there = not (two.is_new or two.is_gone)
    return there and two.seen and not two.found


def _unreadable(sides: Sides) -> Iterator[Unreadable]:
    before, after = (_unread(each) for each in sides)
    for file in sorted({*before, *after}):
        one, other_ = (each.loaded.reads.get(file) for each in sides)
        same = one is not None and other_ is not None and one.content.data == other_.content.data
        yield Unreadable(file, file in before, file in after, not same)


def _unread(side: Side) -> set[str]:
    """The records and settings that can't be read, and the folders that can't be looked into."""
    own = {file for file, each in side.loaded.reads.items() if each.part is None}
    return own | set(side.portfolio.unread_files)
