"""Which sectors something touches, as far as it can be seen: said of it, and of its places."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from telectl.model.organisation import Organisation
from telectl.model.portfolio import Portfolio
from telectl.model.project import Project
from telectl.model.workflow import Condition

CARE_SECTORS = frozenset(
    {"hospital", "psychiatry", "municipality", "general_practice", "specialist_practice"}
)


class Touched(NamedTuple):
    """The sectors that can be seen, and whether these are all."""

    sectors: frozenset[str]
    whole: bool

    @property
    def crossing(self) -> bool | None:
        """Whether it is more than one sector of care; None where that can't be seen."""
        if len(CARE_SECTORS & self.sectors) > 1:
            return True
        return False if self.whole else None

    def fits(self, condition: Condition) -> bool:
        """Whether a condition on sectors holds; what can't be seen counts as holding."""
        wanted = condition.cross_sector
        if wanted is not None and self.crossing not in (None, wanted):
            return False
        apart = self.whole and self.sectors.isdisjoint(condition.sectors)
        return not (condition.sectors and apart)


def of_project(portfolio: Portfolio, project: Project) -> Touched:
    """What a project says of itself, and the care given at its sites."""
    at = of_organisations(portfolio, project.sites)
    said = frozenset(project.sectors)
    seen = bool(said) and (at.whole or not project.sites)
    return Touched(said | (CARE_SECTORS & at.sectors), seen)


def of_organisations(portfolio: Portfolio, names: Iterable[str]) -> Touched:
    """The sectors of some organisations; none at all says nothing."""
    found = [portfolio.get(Organisation, each) for each in names]
    return Touched(frozenset(each.sector for each in found if each), bool(found) and all(found))
