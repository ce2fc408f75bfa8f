"""Clinical staff involved: what counts, and since when it must have happened."""

from __future__ import annotations

from datetime import date

from telectl.model.organisation import Organisation
from telectl.model.portfolio import Portfolio
from telectl.model.project import Involvement, Project
from telectl.workflow.days import months_before


def involves(portfolio: Portfolio, entry: Involvement) -> bool:
    """Whether an entry says which professions where; a meeting of a group alone doesn't do."""
    if entry.type == "meeting" and entry.group:
        return False
    known = any(portfolio.get(Organisation, site) for site in entry.sites)
    return known and any(each.strip() for each in entry.professions)


def involved(portfolio: Portfolio, project: Project, since: date, day: date) -> bool:
    """Whether clinical staff were involved between two days."""
    lately = (each for each in project.involvement if since <= each.date <= day)
    return any(involves(portfolio, each) for each in lately)


def due_since(portfolio: Portfolio, day: date) -> date:
    """The day after which staff must have been involved again by a day."""
    return months_before(day, portfolio.settings.thresholds.involvement_months)
