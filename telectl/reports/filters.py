"""Which projects a report is about."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from telectl.model.member import Member
from telectl.model.organisation import Organisation
from telectl.model.portfolio import Portfolio
from telectl.model.project import Project
from telectl.workflow.states import state_on


def standing(project: Project, day: date) -> str | None:
    """The state on a day; none for a project that began later."""
    last = project.transitions[-1].date if project.transitions else None
    return project.state if last is None or last <= day else state_on(project, day)


class Filter(NamedTuple):
    """What was asked for; what wasn't, restricts nothing."""

    owner: str | None = None
    org: str | None = None
    sector: str | None = None
    state: str | None = None
    solution: str | None = None

    def projects(self, portfolio: Portfolio, day: date) -> Iterator[tuple[Project, str]]:
        """The projects asked for that had begun on the day, with their state then."""
        for project in portfolio.of(Project):
            state = standing(project, day)
            if state is not None and self._admits(portfolio, project, state):
                yield project, state

    def _admits(self, portfolio: Portfolio, project: Project, state: str) -> bool:
        return (
            self.owner in (None, project.owner)
            and self.state in (None, state)
            and self.solution in (None, project.solution)
            and (self.sector is None or self.sector in project.sectors)
            and (self.org is None or self.org in _organisations(portfolio, project))
        )

    @property
    def asked(self) -> dict[str, str]:
        """The parts that restrict, by name."""
        parts = {
            "owner": self.owner,
            "org": self.org,
            "sector": self.sector,
            "state": self.state,
            "solution": self.solution,
        }
        return {name: value for name, value in parts.items() if value is not None}


def _organisations(portfolio: Portfolio, project: Project) -> set[str]:
    """The sites and who stands behind the project, with all that they are part of."""
    owner = portfolio.get(Member, project.owner if isinstance(project.owner, str) else None)
    named = {*project.sites, project.technical_responsible, owner and owner.home_organisation}
    found: set[str] = set()
    left = [each for each in named if each]
    while left:
        each = left.pop()
        if each in found:
            continue
        found.add(each)
        organisation = portfolio.get(Organisation, each)
        if organisation and organisation.part_of:
            left.append(organisation.part_of)
    return found
