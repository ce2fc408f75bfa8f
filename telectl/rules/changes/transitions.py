"""Rules of moves that are made or unmade: the row only grows, by the rules in force."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from telectl.findings import Finding, Severity
from telectl.model.portfolio import Portfolio
from telectl.model.project import Project, Transition
from telectl.rules.changes.registry import Changed, change
from telectl.rules.changes.sides import Sides
from telectl.rules.registry import run
from telectl.workflow.fingerprints import fingerprint
from telectl.workflow.frozen import items_of

MOVES = ("transitions", "state")


@change("CH001", clauses=["C13"])
def moved_against_the_rules_in_force(sides: Sides) -> Iterator[Changed]:
    """A new move is right only by rules that the same change brings, or they can't be read."""
    if sides.unread:
        for project, i, move in new_moves(sides):
            facts = {"project": project.id, "to": move.to, "date": move.date, "why": "unread"}
            yield project.id, ("transitions", i), facts
        return
    in_force = sides.as_in_force
    if in_force is None or not any(_may_differ(sides)):
        return
    by_place: dict[tuple[str, int | None], list[str]] = {}
    for each in _beyond(in_force, sides.after, sides.day):
        place = each.path[1] if len(each.path) > 1 and each.path[0] == "transitions" else None
        key = (each.file, place if isinstance(place, int) else None)
        by_place.setdefault(key, []).append(each.code)
    files = {
        e.file: e.record for e in sides.after.entries.values() if isinstance(e.record, Project)
    }
    for (file, place), codes in by_place.items():
        moved = files.get(file)
        if moved is not None and _is_new(sides, moved, place):
            yield _told(moved, place, tuple(sorted(set(codes))))


def _may_differ(sides: Sides) -> Iterator[bool]:
    yield from (True for _ in new_moves(sides))
    yield from (b.state != a.state for b, a, _, _ in sides.pairs(Project))


def new_moves(sides: Sides) -> Iterator[tuple[Project, int, Transition]]:
    """The moves that the base doesn't have, each with its place."""
    for project in sides.after.of(Project):
        for i, move in enumerate(project.transitions):
            if i >= _known(sides, project):
                yield project, i, move


def _known(sides: Sides, project: Project) -> int:
    """How many moves of a project stand as they stood."""
    before = sides.before.get(Project, project.id)
    there = before.transitions if before else ()
    pairs = zip(there, project.transitions, strict=False)
    return next(
        (i for i, (a, b) in enumerate(pairs) if a != b), min(len(there), len(project.transitions))
    )


def _is_new(sides: Sides, project: Project, place: int | None) -> bool:
    before = sides.before.get(Project, project.id)
    if place is None:
        return before is None or before.state != project.state
    return place >= _known(sides, project)


def _beyond(in_force: Portfolio, after: Portfolio, day: date) -> Iterator[Finding]:
    """The errors of moves that the rules in force find, and those of the change don't."""
    own = {(each.code, each.file, each.path) for each in _errors(after, day)}
    yield from (e for e in _errors(in_force, day) if (e.code, e.file, e.path) not in own)


def _errors(portfolio: Portfolio, day: date) -> Iterator[Finding]:
    for each in run(portfolio, day):
        if each.severity is Severity.ERROR and each.path and each.path[0] in MOVES:
            yield each


def _told(project: Project, place: int | None, codes: tuple[str, ...]) -> Changed:
    facts = {"project": project.id, "codes": codes, "to": project.state, "why": "rules"}
    if place is None:
        return project.id, ("state",), {**facts, "date": None, "why": "state"}
    move = project.transitions[place]
    return project.id, ("transitions", place), {**facts, "to": move.to, "date": move.date}


@change("CH002", clauses=["C13"])
def moves_rewritten(sides: Sides) -> Iterator[Changed]:
    """A move that was made is changed or gone, or another was put before it."""
    for project, _, old, new in sides.pairs(Project):
        before = [fingerprint(each) for each in items_of(old, "transitions")]
        after = [fingerprint(each) for each in items_of(new, "transitions")]
        if after[: len(before)] != before:
            why, place = _rewritten(before, after)
            said = items_of(new, "transitions")
            path = ("transitions", place) if place < len(said) else ("transitions",)
            yield project.id, path, {"project": project.id, "number": place + 1, "why": why}


def _rewritten(before: Sequence[str], after: Sequence[str]) -> tuple[str, int]:
    place = next(
        (i for i, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), len(after)
    )
    if is_within(after, before):
        return "removed", place
    if is_within(before, after):
        return "inserted", place
    return ("reordered" if sorted(before) == sorted(after) else "changed"), place


def is_within(few: Sequence[str], many: Sequence[str]) -> bool:
    """Whether all of one row stand in another, in their order."""
    rest = iter(many)
    return all(each in rest for each in few)


@change("CH003", clauses=["C13"])
def called_older_than_the_centre(sides: Sides) -> Iterator[Changed]:
    """A project that was there is moved, and the move is called older than the centre."""
    for project, i, move in new_moves(sides):
        before = sides.before.get(Project, project.id)
        there = before.transitions if before else ()
        if move.pre_charter and there and move not in there:
            facts = {"project": project.id, "to": move.to, "date": move.date}
            yield project.id, ("transitions", i, "pre_charter"), facts
