"""The competences that running projects need, and who has them on a day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from telectl.model.member import Member
from telectl.model.portfolio import Portfolio
from telectl.model.project import Project
from telectl.reports.filters import standing


class Needed(NamedTuple):
    """A competence that a project needs: who has it in the project, and who else has it."""

    project: str
    competence: str
    in_project: tuple[str, ...]
    elsewhere: tuple[str, ...]


def needed(portfolio: Portfolio, day: date) -> Iterator[Needed]:
    """What the projects that are not at their end need."""
    present = [each for each in portfolio.of(Member) if each.covers(day)]
    for project in portfolio.of(Project):
        state = standing(project, day)
        if state is None or portfolio.workflow.is_final(state):
            continue
        for competence in project.competences:
            yield _needed(project, competence, present, day)


def _needed(project: Project, competence: str, present: list[Member], day: date) -> Needed:
    having = [each for each in present if _has(each, project.id, competence, day)]
    inside = [each.id for each in having if _takes_part(each, project, day)]
    outside = [each.id for each in having if each.id not in inside]
    return Needed(project.id, competence, tuple(inside), tuple(outside))


def _has(member: Member, project: str, competence: str, day: date) -> bool:
    known = {each.strip().casefold() for each in member.competences}
    known |= {
        each.competence.strip().casefold()
        for each in member.assignments
        if each.competence and each.project == project and each.covers(day)
    }
    return competence.strip().casefold() in known


def _takes_part(member: Member, project: Project, day: date) -> bool:
    assigned = (e for e in member.assignments if e.project == project.id and e.covers(day))
    return member.id == project.owner or any(assigned)
