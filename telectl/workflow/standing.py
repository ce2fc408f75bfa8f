"""What stands on a day, and where it is named: who owns, sits, is awaited, is under whom."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from telectl.findings import KeyPath
from telectl.model.base import PeriodRecord, Record, Unknown
from telectl.model.body import Body
from telectl.model.decision import Decision
from telectl.model.direction import Direction
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

Place = tuple[KeyPath, object]
Places = Callable[[Any, Portfolio, date], Iterator[Place]]


def places(portfolio: Portfolio, day: date) -> Iterator[tuple[str, KeyPath, str]]:
    """Each id that something standing on the day names: the record, the key path, the id."""
    for path, name in _of_centre(portfolio):
        if isinstance(name, str):
            yield "telectl", path, name
    for model, found in STANDING.items():
        for record in portfolio.of(model):
            over = isinstance(record, PeriodRecord) and has_ended(portfolio, record, day)
            if portfolio.record(record.id) is record and not over and begun(record, day):
                for path, name in found(record, portfolio, day):
                    if isinstance(name, str):
                        yield record.id, path, name


def begun(record: Record, day: date) -> bool:
    """Whether a record's period, if it has one, has begun."""
    start = record.valid_from if isinstance(record, PeriodRecord) else None
    return not isinstance(start, date) or start <= day


def has_ended(portfolio: Portfolio, each: PeriodRecord, day: date) -> bool:
    """Whether its period is over: on a day that is known, or by a successor in force."""
    if isinstance(each.valid_to, date):
        return each.valid_to < day
    return isinstance(each.valid_to, Unknown) and _followed(portfolio, each, day)


def _followed(portfolio: Portfolio, each: PeriodRecord, day: date) -> bool:
    found = (portfolio.record(name) for name in getattr(each, "successors", ()))
    return any(isinstance(other, PeriodRecord) and other.covers(day) for other in found)


def _of_centre(portfolio: Portfolio) -> Iterator[Place]:
    centre = portfolio.settings.centre
    for key in ("region", "reports_to", "core_team", "reference_group"):
        yield ("centre", key), getattr(centre, key)


def _of_organisation(each: Organisation, portfolio: Portfolio, day: date) -> Iterator[Place]:
    yield ("part_of",), each.part_of


def _of_body(body: Body, portfolio: Portfolio, day: date) -> Iterator[Place]:
    yield ("organisation",), body.organisation


def _of_project(project: Project, portfolio: Portfolio, day: date) -> Iterator[Place]:
    if portfolio.workflow.is_final(project.state):
        return
    yield ("owner",), project.owner
    yield ("technical_responsible",), project.technical_responsible
    for i, site in enumerate(project.sites):
        yield ("sites", i), site


def _of_solution(solution: Solution, portfolio: Portfolio, day: date) -> Iterator[Place]:
    if not solution.external:
        yield ("owner",), solution.owner
    for i, each in enumerate(solution.deployments):
        if each.state != "ended":
            yield ("deployments", i, "site"), each.site
    for i, forum in enumerate(solution.informed):
        yield ("informed", i), forum


def _of_member(member: Member, portfolio: Portfolio, day: date) -> Iterator[Place]:
    yield ("home_organisation",), member.home_organisation
    for i, seat in enumerate(member.seats):
        if seat.covers(day):
            yield ("seats", i, "body"), seat.body
            yield ("seats", i, "represents"), seat.represents


def _of_decision(case: Decision, portfolio: Portfolio, day: date) -> Iterator[Place]:
    if case.withdrawn is not None:
        return
    for i, each in enumerate(case.follow_ups):
        if each.done is None:
            yield ("follow_ups", i, "responsible"), each.responsible
    if case.decided is None:
        yield from _still_awaited(case)


def _still_awaited(case: Decision) -> Iterator[Place]:
    """The way of a case before it: who is to speak, advise, answer."""
    spoken = {each.body for each in case.outcomes}
    for i, body in enumerate(case.chain):
        if body not in spoken:
            yield ("chain", i), body
    for i, advice in enumerate(case.advice):
        if advice.given is None:
            yield ("advice", i, "body"), advice.body
    for i, hearing in enumerate(case.hearings):
        if hearing.answered is None:
            yield ("hearings", i, "organisation"), hearing.organisation


def _of_meeting(meeting: Meeting, portfolio: Portfolio, day: date) -> Iterator[Place]:
    if meeting.status == "planned":
        yield ("body",), meeting.body


def _of_task(task: Task, portfolio: Portfolio, day: date) -> Iterator[Place]:
    if task.done is None:
        yield ("owner",), task.owner


def _of_plan(plan: Plan, portfolio: Portfolio, day: date) -> Iterator[Place]:
    if plan.status == "retired":
        return
    for i, action in enumerate(plan.actions):
        if action.done is None:
            yield ("actions", i, "owner"), action.owner
    for i, audience in enumerate(plan.audiences):
        yield ("audiences", i, "forum"), audience.forum
        yield ("audiences", i, "owner"), audience.owner


def _of_direction(direction: Direction, portfolio: Portfolio, day: date) -> Iterator[Place]:
    for i, each in enumerate(direction.organisations):
        yield ("organisations", i), each


def _of_need(need: Need, portfolio: Portfolio, day: date) -> Iterator[Place]:
    yield ("answered_by",), need.answered_by


def _of_mapping(mapping: Mapping, portfolio: Portfolio, day: date) -> Iterator[Place]:
    """Who is still to answer, while the mapping is under way."""
    over = mapping.decision is not None or (mapping.deadline or mapping.date) < day
    answered = {each.organisation for each in mapping.responses}
    for i, each in enumerate(() if over else mapping.invited):
        if each not in answered:
            yield ("invited", i), each


STANDING: dict[type[Record], Places] = {
    Organisation: _of_organisation,
    Body: _of_body,
    Project: _of_project,
    Solution: _of_solution,
    Member: _of_member,
    Decision: _of_decision,
    Meeting: _of_meeting,
    Task: _of_task,
    Plan: _of_plan,
    Direction: _of_direction,
    Need: _of_need,
    Mapping: _of_mapping,
}
