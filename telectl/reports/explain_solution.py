"""A solution explained: how mature, where it stands ready, and what each site lacks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from telectl.document import Block, Facts, Inline
from telectl.model.portfolio import Portfolio
from telectl.model.project import Project
from telectl.model.solution import Solution
from telectl.reports.filters import standing
from telectl.reports.gaps import Gap, gap_blocks, gaps_view, movers, nothing_lacks
from telectl.reports.lacks import detail, lack
from telectl.reports.readying import readying
from telectl.reports.remedies import remedy, technically_responsible
from telectl.reports.teller import NOTHING, Teller
from telectl.workflow.demands import maturity_on
from telectl.workflow.readiness import shortfall_facts, site_lacks
from telectl.workflow.wishes import Unmet


def collect(teller: Teller, solution: Solution) -> tuple[Gap, ...]:
    """What the solution lacks to be spread, and each site to be in operation."""
    if solution.external:
        return ()
    return (*_maturity(teller, solution), *_sites(teller, solution))


def _maturity(teller: Teller, solution: Solution) -> Iterator[Gap]:
    needed = teller.portfolio.settings.thresholds.mature_level
    latest = maturity_on(solution, teller.day)
    if latest is None or latest.level < needed:
        facts = {
            "solution": solution.id,
            "needed": needed,
            "reached": latest.level if latest else 0,
        }
        unmet = Unmet("G006", solution.id, ("maturity",), facts)
        commands = remedy(teller.voice, unmet, teller.portfolio, teller.day).splitlines()
        yield Gap(lack(teller, "G006", facts), None, tuple(commands), None, "G006")


def _sites(teller: Teller, solution: Solution) -> Iterator[Gap]:
    portfolio, day = teller.portfolio, teller.day
    items = conditions(portfolio)
    for each in solution.deployments:
        short = tuple(site_lacks(portfolio, solution, each.site, items, day))
        if each.state == "ended" or not short:
            continue
        facts = {"solution": solution.id, "site": each.site, **shortfall_facts(short)}
        technical = technically_responsible(portfolio)
        commands = tuple(readying(teller.voice, portfolio, facts, day, technical))
        yield Gap(detail(teller, "G007", facts), each.site, commands, None, "G007")


def conditions(portfolio: Portfolio) -> tuple[str, ...]:
    """The conditions of use that any gate asks for."""
    asked = (d.readiness for gate in portfolio.workflow.gates for d in gate.demands)
    return tuple(dict.fromkeys(item for items in asked for item in items))


def blocks(teller: Teller, solution: Solution) -> Iterator[Block]:
    """The conclusion, then what is lacking where."""
    gaps = collect(teller, solution)
    yield Facts(tuple(_conclusion(teller, solution, gaps)))
    yield from gap_blocks(teller, gaps)
    if not gaps and not solution.external:
        yield nothing_lacks(teller)


def _conclusion(
    teller: Teller, solution: Solution, gaps: tuple[Gap, ...]
) -> Iterator[tuple[str, Inline]]:
    voice, latest = teller.voice, maturity_on(solution, teller.day)
    if solution.external:
        yield voice("explained.stands"), voice("explained.external")
    if solution.external and latest is None:
        return
    needed = teller.portfolio.settings.thresholds.mature_level
    key = "explained.level" if latest else "explained.no_level"
    facts = {"level": latest.level, "date": latest.date} if latest else {}
    yield voice("label.maturity"), voice(key, needed=needed, **facts)
    for each in solution.deployments:
        yield teller.brief(each.site), voice.enum("state", each.state)
    for project in _projects(teller, solution):
        state = standing(project, teller.day) or project.state
        yield voice.enum("kind", "projects").capitalize(), f"{project.title}: {teller.state(state)}"
    if gaps:
        yield voice("explained.with"), movers(teller, gaps) or NOTHING


def _projects(teller: Teller, solution: Solution) -> Iterator[Project]:
    return iter(teller.portfolio.projects_of.get(solution.id, ()))


def view(teller: Teller, solution: Solution) -> Mapping[str, object]:
    """The same for machines."""
    latest = maturity_on(solution, teller.day)
    return {
        "maturity": latest.level if latest else None,
        "deployments": [{"site": e.site, "state": e.state} for e in solution.deployments],
        "projects": [each.id for each in _projects(teller, solution)],
        "lacking": gaps_view(collect(teller, solution)),
    }
