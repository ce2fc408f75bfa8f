"""What changed in a project: its steps, its plan, how it goes."""

from __future__ import annotations

from collections.abc import Mapping

from telectl.model.decision import Decision
from telectl.model.project import Project, Transition
from telectl.reports.changes.facts import (
    Agreed,
    Consented,
    Involved,
    Lit,
    Milestone,
    Moved,
    Noted,
    Paper,
    Ranked,
    Reached,
)
from telectl.reports.changes.fields import Difference
from telectl.reports.changes.sides import Two
from telectl.reports.changes.told import Teller, Told, late, of_new
from telectl.workflow.decisions import point_for, ruling


def _moves(two: Two, found: list[Difference]) -> Told:
    return of_new(found, lambda: two.new(Project).transitions, lambda one: _moved(two, one))


def _moved(two: Two, move: Transition) -> Moved:
    body = _body(two, move)
    return Moved(two.id, move.origin, move.to, move.date, move.by, move.decision, body, move.reason)


def _body(two: Two, move: Transition) -> str | None:
    """Who decided the case that the step was made by."""
    portfolio = two.sides.after.portfolio
    case = portfolio.get(Decision, move.decision)
    if case is None:
        return None
    point = point_for(case, two.id, move.to)
    said = ruling(portfolio, case, point.number, move.date) if point else case.outcome
    return said.body if said else None


def _state(two: Two, found: list[Difference]) -> Told:
    """Told by the step that led there; else nobody recorded one."""
    project, old = two.new(Project), two.old(Project)
    moves = project.transitions
    if not (two.adds("transitions") and moves[-1].to == project.state):
        yield Moved(two.id, old.state if old else None, project.state)


def _milestones(two: Two, found: list[Difference]) -> Told:
    project, old = two.new(Project), two.old(Project)
    for each in found:
        if each.added:
            one = project.milestones[each.item]
            yield Milestone(two.id, one.title, one.due, gone=False)
            if one.done:
                yield Reached(two.id, one.title, one.done, late(one.done, one.due))
        elif each.gone and old:
            one = old.milestones[each.item]
            yield Milestone(two.id, one.title, one.due, gone=True)
        elif each.key == "milestones.done" and each.old is None:
            one = project.milestones[each.item]
            assert one.done is not None
            yield Reached(two.id, one.title, one.done, late(one.done, one.due))
        else:
            yield each


def _baselines(two: Two, found: list[Difference]) -> Told:
    """A plan agreed by a step is told by the step."""
    project = two.new(Project)
    moved = {project.transitions[each.item].date for each in two.under("transitions") if each.added}
    for each in found:
        if not each.added:
            yield each
            continue
        one = project.baselines[each.item]
        if one.reason or one.date not in moved:
            yield Agreed(two.id, one.date, one.reason, one.decision)


def _ratings(two: Two, found: list[Difference]) -> Told:
    project = two.new(Project)
    for each in found:
        if each.added:
            one = project.ratings[each.item]
            earlier = [r for r in project.ratings[: each.item] if r.date <= one.date]
            before = max(earlier, key=lambda r: r.date).value if earlier else None
            yield Lit(two.id, before, one.value, one.date, one.reason)
        else:
            yield each


def _notes(two: Two, found: list[Difference]) -> Told:
    return of_new(
        found,
        lambda: two.new(Project).notes,
        lambda one: Noted(two.id, one.date, one.text),
    )


def _evidence(two: Two, found: list[Difference]) -> Told:
    turned = {each.item for each in found if each.key == "evidence.status"}
    for each in found:
        if each.added or each.key == "evidence.status":
            one = two.new(Project).evidence[each.item]
            before = None if each.added else str(each.old)
            yield Paper(two.id, one.kind, before, one.status, one.date)
        elif not (each.key == "evidence.date" and each.item in turned and each.new):
            yield each


def _involvement(two: Two, found: list[Difference]) -> Told:
    return of_new(
        found,
        lambda: two.new(Project).involvement,
        lambda one: Involved(two.id, one.date, one.type, one.professions),
    )


def _consents(two: Two, found: list[Difference]) -> Told:
    return of_new(
        found,
        lambda: two.new(Project).consents,
        lambda one: Consented(two.id, one.organisation, one.date),
    )


def _priority(two: Two, found: list[Difference]) -> Told:
    """A rank with its case, also where another case left it as it was."""
    new = two.new(Project)
    decision = new.priority.decision if new.priority else None
    yield Ranked(two.id, _rank(two.old(Project)), _rank(new), decision)


def _rank(project: Project | None) -> int | None:
    return project.priority.rank if project and project.priority else None


TELLERS: Mapping[str, Teller] = {
    "transitions": _moves,
    "state": _state,
    "milestones": _milestones,
    "baselines": _baselines,
    "ratings": _ratings,
    "notes": _notes,
    "evidence": _evidence,
    "involvement": _involvement,
    "consents": _consents,
    "priority": _priority,
}
# What a project that is new has been through is told too; its fields are not.
EVENTS = frozenset({"transitions", "ratings", "notes", "involvement", "consents", "priority"})
