"""Where our solutions stand on a day, where one is missing, and which two do the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations
from typing import NamedTuple

from telectl.model.organisation import Organisation
from telectl.model.portfolio import Portfolio
from telectl.model.solution import Deployment, Solution
from telectl.workflow.composition import must_be_represented

LIVE = frozenset({"planned", "pilot", "operation"})


class Cell(NamedTuple):
    """A solution at an organisation, and how far it is there."""

    solution: str
    organisation: str
    sector: str | None
    state: str
    since: date | None


class Gap(NamedTuple):
    """A solution that some of a sector have in operation, and relevant ones of it don't have."""

    solution: str
    sector: str
    in_operation: tuple[str, ...]
    missing: tuple[str, ...]


class Parallel(NamedTuple):
    """Two solutions of one area and function, in use, with no relation written between them."""

    solutions: tuple[str, str]
    area: str
    function: str
    organisations: tuple[str, ...]


class Wanted(NamedTuple):
    """What was asked for; what wasn't, restricts nothing."""

    org: str | None = None
    solution: str | None = None
    sector: str | None = None
    gaps: bool = False

    def admits(self, cell: Cell) -> bool:
        """Whether a place is among what was asked for."""
        return self.org in (None, cell.organisation) and self.sector in (None, cell.sector)


class Places(NamedTuple):
    """What the map holds: the organisations of its columns, and a cell where there is something."""

    asked: dict[str, object]
    solutions: tuple[str, ...]
    organisations: tuple[str, ...]
    cells: tuple[Cell, ...]
    gaps: tuple[Gap, ...]
    parallels: tuple[Parallel, ...]
    nowhere: tuple[str, ...]


def collect(portfolio: Portfolio, day: date, asked: Wanted) -> Places:
    """The map of a day."""
    own = [each for each in portfolio.of(Solution) if not each.external]
    every = [cell for each in own for cell in _cells(portfolio, each, day)]
    gaps = tuple(_gaps(portfolio, every, day, asked))
    parallels = tuple(_parallels(own, every, asked))
    shown = [each.id for each in own if _shown(each, every, gaps, parallels, asked)]
    cells = tuple(each for each in every if each.solution in shown and asked.admits(each))
    placed = {each.solution for each in every}
    return Places(
        asked={name: value for name, value in asked._asdict().items() if value},
        solutions=tuple(shown),
        organisations=tuple(_columns(portfolio, cells, day, asked)),
        cells=cells,
        gaps=gaps,
        parallels=parallels,
        nowhere=tuple(each for each in shown if each not in placed),
    )


def _cells(portfolio: Portfolio, solution: Solution, day: date) -> Iterator[Cell]:
    """One for each site; of several the one that goes on, else the latest."""
    found: dict[str, Cell] = {}
    for each in solution.deployments:
        since = each.since if isinstance(each.since, date) else None
        if since and since > day:
            continue
        before = found.get(each.site)
        if before is None or before.state == "ended":
            found[each.site] = _cell(portfolio, solution, each, since)
    yield from found.values()


def _cell(portfolio: Portfolio, solution: Solution, each: Deployment, since: date | None) -> Cell:
    organisation = portfolio.get(Organisation, each.site)
    sector = organisation.sector if organisation else None
    return Cell(solution.id, each.site, sector, each.state, since)


def _gaps(portfolio: Portfolio, cells: Sequence[Cell], day: date, asked: Wanted) -> Iterator[Gap]:
    relevant: dict[str, list[str]] = defaultdict(list)
    for each in portfolio.of(Organisation):
        if must_be_represented(each) and each.covers(day):
            relevant[each.sector].append(each.id)
    having = {(each.solution, each.organisation) for each in cells}
    operating: dict[tuple[str, str], list[str]] = defaultdict(list)
    for cell in cells:
        if cell.state == "operation" and cell.sector in relevant:
            operating[cell.solution, cell.sector or ""].append(cell.organisation)
    for (solution, sector), places in operating.items():
        missing = [each for each in relevant[sector] if (solution, each) not in having]
        missing = [each for each in missing if asked.org in (None, each)]
        if missing and asked.solution in (None, solution) and asked.sector in (None, sector):
            yield Gap(solution, sector, tuple(places), tuple(missing))


def _parallels(own: Sequence[Solution], cells: Sequence[Cell], asked: Wanted) -> Iterator[Parallel]:
    live: dict[str, list[Cell]] = defaultdict(list)
    for cell in cells:
        if cell.state in LIVE:
            live[cell.solution].append(cell)
    for one, other in combinations([each for each in own if each.id in live], 2):
        places = [*live[one.id], *live[other.id]]
        wanted = asked.solution in (None, one.id, other.id) and any(map(asked.admits, places))
        if wanted and _same(one, other) and not _related(one, other):
            names = tuple(dict.fromkeys(each.organisation for each in places))
            yield Parallel((one.id, other.id), one.area, one.function or "", names)


def _same(one: Solution, other: Solution) -> bool:
    if not one.function or not other.function:
        return False
    return _plain(one.area, one.function) == _plain(other.area, other.function)


def _plain(*texts: str) -> tuple[str, ...]:
    return tuple(" ".join(each.casefold().split()) for each in texts)


def _related(one: Solution, other: Solution) -> bool:
    return any(each.to == other.id for each in one.relations) or any(
        each.to == one.id for each in other.relations
    )


def _shown(
    solution: Solution,
    cells: Sequence[Cell],
    gaps: Sequence[Gap],
    parallels: Sequence[Parallel],
    asked: Wanted,
) -> bool:
    if asked.solution not in (None, solution.id):
        return False
    marked = any(each.solution == solution.id for each in gaps)
    marked = marked or any(solution.id in each.solutions for each in parallels)
    if asked.gaps or marked:
        return marked
    if asked.org is None and asked.sector is None:
        return True
    return any(each.solution == solution.id and asked.admits(each) for each in cells)


def _columns(
    portfolio: Portfolio, cells: Sequence[Cell], day: date, asked: Wanted
) -> Iterator[str]:
    """The relevant organisations of the day, and those where something goes on."""
    live = {each.organisation for each in cells if each.state in LIVE}
    for each in portfolio.of(Organisation):
        wanted = asked.org in (None, each.id) and asked.sector in (None, each.sector)
        relevant = each.relevant is not None and each.relevant.value and each.covers(day)
        if wanted and (relevant or each.id in live):
            yield each.id
