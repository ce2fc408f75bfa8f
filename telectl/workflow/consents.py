"""Whom the region can't bind, and whether they have said yes themselves."""

from __future__ import annotations

from datetime import date

from telectl.model.organisation import Organisation
from telectl.model.portfolio import Portfolio
from telectl.model.project import Project
from telectl.model.solution import Consent, Deployment, Solution

OWN_MASTERS = ("municipality", "practice_sector")
# What a municipality or a practice calls a unit is no unit of the region's, whatever it is part of.
OWN_SECTORS = ("municipality", "general_practice", "specialist_practice")


def bound_by_region(portfolio: Portfolio, site: str) -> bool:
    """Hospitals and units are the region's; municipalities, practices and their parts aren't."""
    for each in portfolio.wholes(site):
        found = portfolio.get(Organisation, each)
        if found is None or found.type in OWN_MASTERS or found.sector in OWN_SECTORS:
            return False
        if each in portfolio.regions:
            return True
    return False


def consented(portfolio: Portfolio, project: Project, site: str, day: date) -> bool:
    """Whether a site, or one that it follows, has consented to a project by a day."""
    line = line_of(portfolio, site)
    return any(_agreed(each, line, day) for each in project.consents)


def consented_to(portfolio: Portfolio, solution: Solution, site: str, day: date) -> bool:
    """Whether a site has consented to a solution by a day: there, or in a project with it."""
    line = line_of(portfolio, site)
    if any(_given(each, line, day) for each in solution.deployments):
        return True
    projects = portfolio.projects_of.get(solution.id, ())
    return any(_agreed(each, line, day) for project in projects for each in project.consents)


def line_of(portfolio: Portfolio, site: str) -> frozenset[str]:
    """A site and all those that it follows: their consent is its own."""
    return frozenset({site, *(each.id for each in portfolio.line(Organisation, site))})


def _agreed(consent: Consent | None, line: frozenset[str], day: date) -> bool:
    return consent is not None and consent.organisation in line and consent.date <= day


def _given(where: Deployment, line: frozenset[str], day: date) -> bool:
    return where.site in line and where.state != "ended" and _agreed(where.consent, line, day)
