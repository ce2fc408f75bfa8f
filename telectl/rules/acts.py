"""Rules of acts: each is judged on its own day."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from telectl.findings import KeyPath
from telectl.model.base import PeriodRecord, Record
from telectl.model.body import Body
from telectl.model.decision import Decision
from telectl.model.mapping import Mapping
from telectl.model.meeting import Meeting
from telectl.model.member import Member
from telectl.model.need import Need
from telectl.model.organisation import Organisation
from telectl.model.plan import Plan
from telectl.model.portfolio import Portfolio
from telectl.model.project import Project
from telectl.model.solution import Solution
from telectl.model.task import Task
from telectl.rules.registry import TOLD_BY_CODE, TOLD_OF_ALL, rule_of_all, rules_of_all
from telectl.rules.sight import begun, filed, settled
from telectl.workflow.ends import could_act

Named = tuple[KeyPath, str | None, date | None]
Dated = tuple[KeyPath, date | None]


# One who has left may still write or come along: that gives no right and takes none away.
WITHOUT_RIGHT = frozenset({"notes", "ratings", "involvement", "attendance"}) | {
    "minutes_by",
    "raised_by",
    "recorded_by",
}


@rules_of_all(
    {"R003": ("C5", "C6", "C13"), "R006": ("C5", "C8")}, warnings=frozenset({"R006"}), cause="id"
)
def outside_its_period(portfolio: Portfolio, day: date) -> Iterator[TOLD_BY_CODE]:
    """Someone or something is named of a day on which it was not in force."""
    bounded = {e.id: e for e in _bounded(portfolio)} if settled(portfolio) else {}
    trusting = portfolio.in_good_faith
    for model, acts in NAMED.items():
        for record in filed(portfolio, model) if bounded else ():
            for path, name, when in acts(record):
                found = bounded.get(name) if name else None
                if not found or not when or when > day or could_act(trusting, found, when):
                    continue
                if not record.pre_charter or begun(portfolio, when):
                    code = "R006" if path[0] in WITHOUT_RIGHT else "R003"
                    yield code, record.id, path, {"id": name, "day": when, **_bounds(found)}


def _bounded(portfolio: Portfolio) -> Iterator[PeriodRecord]:
    for model in (Organisation, Body, Member):
        for each in filed(portfolio, model):
            if isinstance(each.valid_from, date) or isinstance(each.valid_to, date):
                yield each


def _bounds(found: PeriodRecord) -> dict[str, object]:
    pairs = (("start", found.valid_from), ("end", found.valid_to))
    return {key: bound if isinstance(bound, date) else None for key, bound in pairs}


def _of_project(project: Project) -> Iterator[Named]:
    for i, move in enumerate(project.transitions):
        if not move.pre_charter:
            yield ("transitions", i, "by"), move.by, move.date
    for i, note in enumerate(project.notes):
        yield ("notes", i, "by"), note.by, note.date
    for i, rating in enumerate(project.ratings):
        yield ("ratings", i, "by"), rating.by, rating.date
    for i, entry in enumerate(project.involvement):
        yield ("involvement", i, "group"), entry.group, entry.date
        for j, site in enumerate(entry.sites):
            yield ("involvement", i, "sites", j), site, entry.date
    for i, consent in enumerate(project.consents):
        yield ("consents", i, "organisation"), consent.organisation, consent.date


def _of_solution(solution: Solution) -> Iterator[Named]:
    for i, level in enumerate(solution.maturity):
        if isinstance(level.assessor, str):
            yield ("maturity", i, "assessor"), level.assessor, level.date
    for i, each in enumerate(solution.deployments):
        if each.consent:
            path = ("deployments", i, "consent", "organisation")
            yield path, each.consent.organisation, each.consent.date
        for j, item in enumerate(each.readiness):
            for k, signature in enumerate(item.signatures):
                at = ("deployments", i, "readiness", j, "signatures", k, "by")
                yield at, signature.by, signature.date


def _of_decision(decision: Decision) -> Iterator[Named]:
    for i, outcome in enumerate(decision.outcomes):
        yield ("outcomes", i, "body"), outcome.body, outcome.date
    for i, advice in enumerate(decision.advice):
        yield ("advice", i, "body"), advice.body, advice.given
    for i, told in enumerate(decision.orientations):
        yield ("orientations", i, "forum"), told.forum, told.date
    for i, hearing in enumerate(decision.hearings):
        yield ("hearings", i, "organisation"), hearing.organisation, hearing.sent


def _of_meeting(meeting: Meeting) -> Iterator[Named]:
    if meeting.status not in ("held", "closed"):
        return
    yield ("body",), meeting.body, meeting.date
    taker = meeting.minutes_by if isinstance(meeting.minutes_by, str) else None
    yield ("minutes_by",), taker, meeting.date
    for i, each in enumerate(meeting.attendance):
        yield ("attendance", i, "member"), each.member, meeting.date
        yield ("attendance", i, "substitute"), each.substitute, meeting.date


def _of_need(need: Need) -> Iterator[Named]:
    yield ("raised_by",), need.raised_by, need.date
    yield ("recorded_by",), need.recorded_by, need.date


def _of_mapping(mapping: Mapping) -> Iterator[Named]:
    for i, response in enumerate(mapping.responses):
        yield ("responses", i, "organisation"), response.organisation, response.date


NAMED: dict[type[Record], Callable[[Any], Iterator[Named]]] = {
    Project: _of_project,
    Solution: _of_solution,
    Decision: _of_decision,
    Meeting: _of_meeting,
    Need: _of_need,
    Mapping: _of_mapping,
}


@rule_of_all("P007")
def after_the_judged_day(portfolio: Portfolio, day: date) -> Iterator[TOLD_OF_ALL]:
    """Something that is told as done is dated after the day that is judged."""
    for model, acts in DATED.items():
        for record in filed(portfolio, model):
            for path, when in acts(record):
                if when is not None and when > day:
                    yield record.id, path, {"date": when, "day": day}


def _done_in_project(project: Project) -> Iterator[Dated]:
    for i, move in enumerate(project.transitions):
        yield ("transitions", i, "date"), move.date
    for i, entry in enumerate(project.involvement):
        yield ("involvement", i, "date"), entry.date
    for i, milestone in enumerate(project.milestones):
        yield ("milestones", i, "done"), milestone.done


def _done_in_case(decision: Decision) -> Iterator[Dated]:
    for i, outcome in enumerate(decision.outcomes):
        yield ("outcomes", i, "date"), outcome.date
    for i, advice in enumerate(decision.advice):
        yield ("advice", i, "given"), advice.given
    for i, told in enumerate(decision.orientations):
        yield ("orientations", i, "date"), told.date
    for i, follow_up in enumerate(decision.follow_ups):
        yield ("follow_ups", i, "done"), follow_up.done


def _done_in_plan(plan: Plan) -> Iterator[Dated]:
    for i, action in enumerate(plan.actions):
        yield ("actions", i, "done"), action.done


def _done_task(task: Task) -> Iterator[Dated]:
    yield ("done",), task.done


DATED: dict[type[Record], Callable[[Any], Iterator[Dated]]] = {
    Project: _done_in_project,
    Decision: _done_in_case,
    Plan: _done_in_plan,
    Task: _done_task,
}
